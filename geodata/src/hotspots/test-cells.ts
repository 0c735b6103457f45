import { requestsAround } from './around.ts'
import { confidenceBand } from './confidence-band.ts'
import { twoSidedP } from './erfc.ts'
import { falseDiscoveryQ } from './false-discoveries.ts'
import { getisOrd } from './getis-ord.ts'
import type { HotspotOptions } from './hotspot-query.ts'
import { householdP } from './household-p.ts'
import { permutationCounts, permutationP } from './permutation-p.ts'
import type { PreparedHotspots } from './prepare-hotspots.ts'
import { standardRates } from './standard-rates.ts'

/** What was found out of each cell; NaN, and a band of 0, where a cell had no households to compare by. */
export interface SpotColumns {
  /** What was compared: the requests, or the rate as `standardRates` gives it. */
  readonly value: Float64Array
  /** Requests in the neighbourhood, and how many its share of cells or households would have had. */
  readonly seen: Float64Array
  readonly expected: Float64Array
  /** Gi or Gi* as a standard score. */
  readonly z: Float64Array
  /** Two-sided, by the rule of chance asked for. */
  readonly p: Float64Array
  /** p with the false discovery rate kept, over all cells compared. */
  readonly q: Float64Array
  /** −99, −95, −90, 0, 90, 95, 99 (`confidenceBand`); above 0 where more were seen than expected. */
  readonly band: Int8Array
}

/** Gi or Gi*, p, q and band of each cell, from the requests of each cell. */
export const testCells = (
  { cells, part, neighbours }: PreparedHotspots,
  requests: Float64Array,
  { statistic, denominator, chance }: HotspotOptions,
): SpotColumns => {
  const counts = Float64Array.from(part, (cell) => requests[cell] as number)
  const byHouseholds = denominator === 'households'
  const size = Float64Array.from(part, (cell) => (byHouseholds ? (cells.households[cell] as number) : 1))
  const values = byHouseholds ? standardRates(counts, size) : counts
  const around = requestsAround(counts, size, neighbours, statistic)
  const z = getisOrd(values, neighbours, statistic)
  const p = chances()
  const q = falseDiscoveryQ(p)
  const band = new Int8Array(cells.ids.length)
  for (const [at, cell] of part.entries()) band[cell] = confidenceBand(sideOf(at), q[at] as number)
  return {
    value: onAll(values),
    seen: onAll(around.seen),
    expected: onAll(around.expected),
    z: onAll(z),
    p: onAll(p),
    q: onAll(q),
    band,
  }

  function chances(): Float64Array {
    if (chance.kind === 'normal') return z.map(twoSidedP)
    if (chance.kind === 'households') return householdP(counts, around, statistic)
    return permutationP(permutationCounts(values, neighbours, statistic, chance))
  }

  /** By what the chance is about: the requests themselves, or the score. */
  function sideOf(at: number): number {
    if (chance.kind === 'households') return (around.seen[at] as number) - (around.expected[at] as number)
    return z[at] as number
  }

  function onAll(column: Float64Array): Float64Array {
    const all = new Float64Array(cells.ids.length).fill(Number.NaN)
    for (const [at, cell] of part.entries()) all[cell] = column[at] as number
    return all
  }
}
