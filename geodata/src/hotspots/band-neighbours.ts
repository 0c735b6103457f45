import { type Result, fail, ok } from '../model/result.ts'
import { IntList } from '../network/int-list.ts'
import { CellBuckets } from './cell-buckets.ts'
import type { CellCentres, Neighbours } from './neighbours.ts'

/** Pairs beyond which a band is a mistake: 400 MB of neighbours. */
export const MOST_PAIRS = 100_000_000

/**
 * Neighbours within a distance band: all cells whose centres lie at most `metres` apart on the ground.
 * Fails with `too-many-neighbours` beyond a hundred million pairs.
 */
export const bandNeighbours = (
  centres: CellCentres,
  metres: number,
): Result<Neighbours, 'too-many-neighbours'> => {
  const buckets = new CellBuckets(centres, metres)
  const { columns, rows, columnOf, rowOf, start: first, cell } = buckets
  const n = centres.lon.length
  const start = new Int32Array(n + 1)
  const found = new IntList()
  for (let i = 0; i < n; i += 1) {
    const west = Math.max(0, (columnOf[i] as number) - 1)
    const east = Math.min(columns - 1, (columnOf[i] as number) + 1)
    const north = Math.min(rows - 1, (rowOf[i] as number) + 1)
    for (let row = Math.max(0, (rowOf[i] as number) - 1); row <= north; row += 1) {
      const to = first[row * columns + east + 1] as number
      for (let at = first[row * columns + west] as number; at < to; at += 1) {
        const other = cell[at] as number
        if (other !== i && buckets.distanceM(i, other) <= metres) found.push(other)
      }
    }
    if (found.length > MOST_PAIRS) return fail('too-many-neighbours', { most: MOST_PAIRS })
    start[i + 1] = found.length
  }
  const neighbour = found.toArray()
  for (let i = 0; i < n; i += 1) neighbour.subarray(start[i], start[i + 1]).sort()
  return ok({ start, neighbour })
}
