import type { Around } from './around.ts'
import { binomialTail } from './binomial-tail.ts'
import type { LocalStatistic } from './getis-ord.ts'

/**
 * Two-sided p of the requests around each cell when every request comes from any household alike: exact, by the binomial
 * distribution with the total given. It holds however few requests there are, where neither the normal distribution (few
 * requests are skewed) nor dealing out rates (cells of few households vary more) quite does.
 */
export const householdP = (
  requests: Float64Array,
  { seen, expected }: Around,
  statistic: LocalStatistic,
): Float64Array => {
  const asked = requests.reduce((sum, own) => sum + own, 0)
  return seen.map((count, i) => {
    const trials = statistic === 'gi-star' ? asked : asked - (requests[i] as number)
    return Math.min(1, 2 * binomialTail(count, trials, trials > 0 ? (expected[i] as number) / trials : 0))
  })
}
