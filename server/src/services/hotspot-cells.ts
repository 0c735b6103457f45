import type { Polygon } from 'geojson'
import { UNITS, cellArea, cellToBoundary, cellToParent, latLngToCell } from 'h3-js'
import { fewestShown } from './suppressed-basics.ts'

/** H3: edges of about 66 m. */
export const finestResolution = 10
/** Edges of about 8.5 km, wider than a street: what has not found company by then is not shown. */
export const coarsestResolution = 5

export interface WeightedPoint {
  readonly lon: number
  readonly lat: number
  readonly weight: number
}

export interface HotspotCell {
  readonly cell: string
  readonly resolution: number
  readonly count: number
  readonly households: number
  /** The cell without the finer cells that are shown for themselves. */
  readonly areaKm2: number
  /** True where the cell gathers smaller ones with fewer than five requests each. */
  readonly parentOfSmall: boolean
}

/** How a cell compares with the others of its resolution: Gi* and its chance. */
export interface CellSpot {
  readonly z: number
  readonly p: number
  readonly q: number
  /** −99, −95, −90, 0, 90, 95 or 99. */
  readonly band: number
}

export interface ShownCell extends HotspotCell {
  /** null of a cell where nobody lives, and of one that gathers what finer cells leave over. */
  readonly spot: CellSpot | null
}

const tally = (points: readonly WeightedPoint[], resolution: number): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const { lon, lat, weight } of points) {
    const cell = latLngToCell(lat, lon, resolution)
    sums.set(cell, (sums.get(cell) ?? 0) + weight)
  }
  return sums
}

const rollUp = (sums: ReadonlyMap<string, number>, resolution: number): Map<string, number> => {
  const parents = new Map<string, number>()
  for (const [cell, sum] of sums) {
    const parent = cellToParent(cell, resolution)
    parents.set(parent, (parents.get(parent) ?? 0) + sum)
  }
  return parents
}

/**
 * Requests per H3 cell. A cell with fewer than five is never shown: it goes into its parent together with the
 * parent's other small cells, level by level, until there are five. A request, a household and a piece of ground
 * count in exactly one cell: the finest shown one above them in H3's hierarchy.
 */
export const countByCell = (
  requests: readonly WeightedPoint[],
  homes: readonly WeightedPoint[],
): HotspotCell[] => {
  const cells: HotspotCell[] = []
  const takenAreaKm2 = new Map<string, number>()
  let counts = tally(requests, finestResolution)
  let households = tally(homes, finestResolution)
  for (let resolution = finestResolution; resolution >= coarsestResolution; resolution -= 1) {
    if (resolution < finestResolution) {
      counts = rollUp(counts, resolution)
      households = rollUp(households, resolution)
    }
    for (const [cell, count] of counts) {
      if (count < fewestShown) continue
      const wholeKm2 = cellArea(cell, UNITS.km2)
      cells.push({
        cell,
        resolution,
        count,
        households: households.get(cell) ?? 0,
        areaKm2: wholeKm2 - (takenAreaKm2.get(cell) ?? 0),
        parentOfSmall: resolution < finestResolution,
      })
      counts.delete(cell)
      households.delete(cell)
      for (let above = resolution - 1; above >= coarsestResolution; above -= 1) {
        const ancestor = cellToParent(cell, above)
        const own = wholeKm2 - (takenAreaKm2.get(cell) ?? 0)
        takenAreaKm2.set(ancestor, (takenAreaKm2.get(ancestor) ?? 0) + own)
      }
    }
  }
  return cells.toSorted((a, b) => (a.cell < b.cell ? -1 : 1))
}

const snap = (degrees: number) => Math.round(degrees * 1e7) / 1e7

export const cellPolygon = (cell: string): Polygon => ({
  type: 'Polygon',
  coordinates: [cellToBoundary(cell, true).map(([lon, lat]) => [snap(lon), snap(lat)])],
})
