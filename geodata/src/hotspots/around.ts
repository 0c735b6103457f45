import type { LocalStatistic } from './getis-ord.ts'
import type { Neighbours } from './neighbours.ts'

/** What a sentence about a cell needs: requests in its neighbourhood, and how many were to be expected there. */
export interface Around {
  readonly seen: Float64Array
  readonly expected: Float64Array
}

/**
 * Requests around each cell (for Gi* with its own), and their expectation when all requests are shared out by `size`:
 * households, or 1 each. For Gi the cell itself is left out of everything.
 */
export const requestsAround = (
  requests: Float64Array,
  size: Float64Array,
  { start, neighbour }: Neighbours,
  statistic: LocalStatistic,
): Around => {
  const asked = requests.reduce((sum, own) => sum + own, 0)
  const all = size.reduce((sum, own) => sum + own, 0)
  const seen = new Float64Array(requests.length)
  const expected = new Float64Array(requests.length)
  const star = statistic === 'gi-star'
  for (let i = 0; i < requests.length; i += 1) {
    const own = requests[i] as number
    const ownSize = size[i] as number
    let count = star ? own : 0
    let share = star ? ownSize : 0
    for (let k = start[i] as number; k < (start[i + 1] as number); k += 1) {
      const other = neighbour[k] as number
      count += requests[other] as number
      share += size[other] as number
    }
    seen[i] = count
    const pool = star ? all : all - ownSize
    expected[i] = pool > 0 ? ((star ? asked : asked - own) * share) / pool : 0
  }
  return { seen, expected }
}
