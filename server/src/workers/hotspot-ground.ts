import { type GridCode, type HotspotGround, requestPlacer } from '@wangge/geodata'
import { inNoGrid, inOtherGrid } from '../db/queries/hotspot-points.ts'
import { type RequestColumns, readRequestColumns } from './hotspot-columns.ts'
import type { HotspotQuestion, PlanGrid } from './hotspot-messages.ts'

export interface Ground {
  readonly ground: HotspotGround
  readonly createdAtMs: Float64Array
  /** Of the basic grids, in the order of the cells; none of H3. */
  readonly grids: readonly PlanGrid[]
}

/** What a question is asked of, as geodata takes it. */
export const layOutPlaces = ({ points, places }: HotspotQuestion): Ground => {
  const requests = readRequestColumns(points)
  const { lon, lat, createdAtMs } = requests
  if (places.kind === 'h3') {
    const { resolution, homes } = places
    return {
      ground: { kind: 'h3', resolution, requests: { lon, lat }, homes, area: null },
      createdAtMs,
      grids: [],
    }
  }
  const grids = JSON.parse(places.grids) as PlanGrid[]
  const gridOf = gridNumbers(requests, grids, places.placing)
  return { ground: { kind: 'grids', grids, gridOf }, createdAtMs, grids }
}

/** −1 for what no grid owns: outside every grid, or on a border. */
const gridNumbers = (
  { lon, lat, grid }: RequestColumns,
  grids: readonly PlanGrid[],
  placing: 'kept' | 'anew',
): Int32Array => {
  const numbers = new Map(grids.map(({ code }, number) => [code, number]))
  const placeOf = requestPlacer(
    grids.map(({ code, polygon }) => ({ code: code as GridCode, geometry: polygon })),
  )
  return grid.map((number, i) => {
    if (placing === 'kept' && number !== inOtherGrid) return number
    const placed = placeOf([lon[i] as number, lat[i] as number])
    return placed.kind === 'owned' ? (numbers.get(placed.basicCode) ?? inNoGrid) : inNoGrid
  })
}
