import { cellToLatLng, polygonToCells } from 'h3-js'
import { ringCentre } from '../coverage/ring-centre.ts'
import { never } from '../model/result.ts'
import { H3Cells } from './h3-cells.ts'
import type { HotspotGround } from './hotspot-query.ts'

/** The cells that requests are counted by, as columns. */
export interface HotspotCells {
  /** H3 index or code of the grid. */
  readonly ids: readonly string[]
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly households: Float64Array
  /** The cell of each request, −1 for a request that no grid owns. */
  readonly cellOf: Int32Array
}

/** Cells in the order of their ids, with their households, and the cell of every request. The ground was checked. */
export const hotspotCells = (ground: HotspotGround): HotspotCells => {
  switch (ground.kind) {
    case 'h3':
      return h3Cells(ground)
    case 'grids':
      return gridCells(ground)
    default:
      return never(ground)
  }
}

/** Requests of each cell. */
export const countByCell = (cellOf: Int32Array, cells: number): Float64Array => {
  const counts = new Float64Array(cells)
  for (let i = 0; i < cellOf.length; i += 1) {
    const cell = cellOf[i] as number
    if (cell >= 0) counts[cell] = (counts[cell] as number) + 1
  }
  return counts
}

const h3Cells = ({
  resolution,
  requests,
  homes,
  area,
}: Extract<HotspotGround, { kind: 'h3' }>): HotspotCells => {
  const cells = new H3Cells(resolution)
  const found = cells.place(requests)
  const homeCells = cells.place(homes)
  if (area !== null) for (const id of polygonToCells(area.coordinates, resolution, true)) cells.number(id)
  // In order of the ids, so that the answer does not depend on the order of the requests.
  const ids = cells.ids.toSorted()
  const rank = new Int32Array(ids.length)
  for (const [cell, id] of ids.entries()) rank[cells.number(id)] = cell
  for (let i = 0; i < found.length; i += 1) found[i] = rank[found[i] as number] as number
  const lon = new Float64Array(ids.length)
  const lat = new Float64Array(ids.length)
  for (const [cell, id] of ids.entries()) [lat[cell], lon[cell]] = cellToLatLng(id)
  const households = new Float64Array(ids.length)
  for (const [home, cell] of homeCells.entries()) {
    const at = rank[cell] as number
    households[at] = (households[at] as number) + (homes.households[home] as number)
  }
  return { ids, lon, lat, households, cellOf: found }
}

const gridCells = ({ grids, gridOf }: Extract<HotspotGround, { kind: 'grids' }>): HotspotCells => {
  const centres = grids.map(({ polygon }) => ringCentre(polygon.coordinates[0] ?? []))
  return {
    ids: grids.map((grid) => grid.code),
    lon: Float64Array.from(centres, ([lon = 0]) => lon),
    lat: Float64Array.from(centres, ([, lat = 0]) => lat),
    households: Float64Array.from(grids, (grid) => grid.households),
    cellOf: gridOf,
  }
}
