import { seededRandom } from '../blocks/seeded-random.ts'
import type { LocalStatistic } from './getis-ord.ts'
import type { Neighbours } from './neighbours.ts'
import { drawPlaces } from './shared-draws.ts'

export interface PermutationCounts {
  /** Draws whose sum is at least the one seen, and at most: both count the ties. */
  readonly atLeast: Int32Array
  readonly atMost: Int32Array
  readonly draws: number
}

/**
 * Conditional permutation test of Gi and Gi*: a cell's own value is put aside, and its neighbourhood is dealt others' values
 * without putting back (for Gi* the cell's own place too, as R's spdep does; with its own value there Gi* would say what Gi
 * says).
 *
 * All cells share the same draws, as in PySAL: each cell takes the first so many of a draw that are not itself. So each p is
 * what it should be, the sums of one size are added and sorted once for all cells of that size, and only the draws that
 * contain the cell are looked at for the cell.
 */
export const permutationCounts = (
  values: Float64Array,
  neighbours: Neighbours,
  statistic: LocalStatistic,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): PermutationCounts => {
  const n = values.length
  const own = statistic === 'gi-star' ? 1 : 0
  const bySize = cellsBySize(neighbours, own)
  const most = Math.min(n - 1, bySize.length - 1)
  const atLeast = new Int32Array(n).fill(draws)
  const atMost = new Int32Array(n).fill(draws)
  const { place, drawsOf } = drawPlaces(n, most + 1, draws, seededRandom(seed))
  const slack = tieSlack(values) * (most + 1)
  const sums = new Float64Array(draws)
  for (let size = 1; size <= most; size += 1) {
    // Column `size − 1` of the draws is added: `sums` is over the first `size` places of each draw.
    const column = (size - 1) * draws
    for (let j = 0; j < draws; j += 1)
      sums[j] = (sums[j] as number) + (values[place[column + j] as number] as number)
    const cells = bySize[size]
    if (cells === undefined) continue
    const sorted = sums.toSorted()
    for (const i of cells) {
      const seen = sumAround(values, neighbours, i, own)
      let high = draws - countBelow(sorted, seen - slack)
      let low = countBelow(sorted, seen + slack)
      for (let at = drawsOf.start[i] as number; at < (drawsOf.start[i + 1] as number); at += 1) {
        const entry = drawsOf.entry[at] as number
        if (entry >= size * draws) break
        const j = entry % draws
        const holding = sums[j] as number
        const without =
          holding - (values[i] as number) + (values[place[size * draws + j] as number] as number)
        high += Number(without >= seen - slack) - Number(holding >= seen - slack)
        low += Number(without < seen + slack) - Number(holding < seen + slack)
      }
      atLeast[i] = high
      atMost[i] = low
    }
  }
  return { atLeast, atMost, draws }
}

/** Two-sided p: twice the smaller tail, the value seen counted as one more draw; never 0, at most 1. */
export const permutationP = ({ atLeast, atMost, draws }: PermutationCounts): Float64Array =>
  Float64Array.from(atLeast, (high, i) =>
    Math.min(1, (2 * (Math.min(high, atMost[i] as number) + 1)) / (draws + 1)),
  )

/** Cells whose neighbourhoods have a size, by size; a neighbourhood of nobody or of everybody is no test and left out. */
const cellsBySize = ({ start }: Neighbours, own: number): (number[] | undefined)[] => {
  const n = start.length - 1
  const bySize: (number[] | undefined)[] = []
  for (let i = 0; i < n; i += 1) {
    const size = (start[i + 1] as number) - (start[i] as number) + own
    if (size === 0 || size >= n - 1) continue
    const cells = bySize[size]
    if (cells === undefined) bySize[size] = [i]
    else cells.push(i)
  }
  return bySize
}

const sumAround = (
  values: Float64Array,
  { start, neighbour }: Neighbours,
  i: number,
  own: number,
): number => {
  let sum = own === 1 ? (values[i] as number) : 0
  for (let k = start[i] as number; k < (start[i + 1] as number); k += 1)
    sum += values[neighbour[k] as number] as number
  return sum
}

/** Sums of the same values in another order differ by rounding: that near, they are equal. */
const tieSlack = (values: Float64Array): number => {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  return largest * 1e-12
}

/** How many of the ascending values are below `limit`. */
const countBelow = (sorted: Float64Array, limit: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}
