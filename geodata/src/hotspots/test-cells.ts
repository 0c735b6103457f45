import { confidenceBand } from './confidence-band.ts'
import { twoSidedP } from './erfc.ts'
import { falseDiscoveryQ } from './false-discoveries.ts'
import { getisOrd } from './getis-ord.ts'
import type { HotspotOptions } from './hotspot-query.ts'
import { permutationCounts, permutationP } from './permutation-p.ts'
import type { PreparedHotspots } from './prepare-hotspots.ts'
import { standardRates } from './standard-rates.ts'

/** What was found out of each cell; NaN, and a band of 0, where a cell had no households to compare by. */
export interface SpotColumns {
  /** What was compared: the requests, or the rate as `standardRates` gives it. */
  readonly value: Float64Array
  /** Gi or Gi* as a standard score. */
  readonly z: Float64Array
  /** Two-sided, by the normal distribution or by draws. */
  readonly p: Float64Array
  /** p with the false discovery rate kept, over all cells compared. */
  readonly q: Float64Array
  /** −99, −95, −90, 0, 90, 95, 99: see `confidenceBand`. */
  readonly band: Int8Array
}

/** Gi or Gi*, p, q and band of each cell, from the requests of each cell. */
export const testCells = (
  { cells, part, neighbours }: PreparedHotspots,
  requests: Float64Array,
  { statistic, denominator, chance }: HotspotOptions,
): SpotColumns => {
  const counts = Float64Array.from(part, (cell) => requests[cell] as number)
  const values =
    denominator === 'none'
      ? counts
      : standardRates(
          counts,
          Float64Array.from(part, (cell) => cells.households[cell] as number),
        )
  const scores = getisOrd(values, neighbours, statistic)
  const chances =
    chance.kind === 'normal'
      ? scores.map(twoSidedP)
      : permutationP(permutationCounts(values, neighbours, statistic, chance))
  const onAll = (column: Float64Array): Float64Array => {
    const all = new Float64Array(cells.ids.length).fill(Number.NaN)
    for (const [at, cell] of part.entries()) all[cell] = column[at] as number
    return all
  }
  const z = onAll(scores)
  const q = onAll(falseDiscoveryQ(chances))
  return {
    value: onAll(values),
    z,
    p: onAll(chances),
    q,
    band: Int8Array.from(z, (score, cell) => confidenceBand(score, q[cell] as number)),
  }
}
