import type { HotspotCell, Hotspots } from '../../../api/requests-hotspots.ts'
import type { CellFacts, ComparisonFacts } from '../../../i18n/requests-facts.ts'

/** Edge of a hexagon by H3's resolution, metres, about. */
const edgeM: Readonly<Record<number, number>> = { 8: 530, 9: 200, 10: 76, 11: 29 }

/** Names the basic grid at a place; null outside all. */
export type NameAt = (lon: number, lat: number) => string | null

export const placeOf = (cell: HotspotCell, nameAt: NameAt): string | null =>
  cell.name ?? nameAt(cell.lon, cell.lat)

export const cellFacts = (
  { query, window }: Hotspots,
  cell: HotspotCell,
  neighbours: number,
  nameAt: NameAt,
): CellFacts => ({
  place: placeOf(cell, nameAt),
  isHexagon: query.cells === 'h3',
  days: Math.round((Date.parse(window.to) - Date.parse(window.from)) / 86_400_000),
  count: cell.count,
  minimum: query.minimumCount,
  seen: cell.seen,
  expected: cell.expected,
  withSelf: query.statistic === 'gi-star',
  neighbours,
  byHouseholds: query.denominator === 'households',
  households: cell.households,
  band: cell.band,
  z: cell.z,
  q: cell.q,
})

export const comparisonFacts = ({ query, totals }: Hotspots): ComparisonFacts => ({
  cells: totals.cells - (query.denominator === 'households' ? totals.cellsWithoutHouseholds : 0),
  isHexagon: query.cells === 'h3',
  edgeM: query.resolution === null ? null : (edgeM[query.resolution] ?? null),
  neighbours: query.neighbours,
  metres: query.metres,
  k: query.k,
  byHouseholds: query.denominator === 'households',
  chance: query.chance,
  withSelf: query.statistic === 'gi-star',
  requests: totals.requests,
  households: totals.households,
  unowned: totals.unowned,
  cellsWithoutHouseholds: totals.cellsWithoutHouseholds,
})

/** Cells that have more than chance allows, the surest first. */
export const hotCells = (cells: readonly HotspotCell[]): HotspotCell[] =>
  cells
    .filter((cell) => cell.band > 0)
    .toSorted((a, b) => b.band - a.band || (a.q ?? 1) - (b.q ?? 1) || (b.z ?? 0) - (a.z ?? 0))
