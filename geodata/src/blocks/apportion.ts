/**
 * Shares out `seats` in proportion to the weights: each gets one at least and `most[i]` at most, then the largest
 * remainders. Gives as many as the limits allow where they do not allow all.
 */
export const apportion = (weights: readonly number[], most: readonly number[], seats: number): number[] => {
  const given = weights.map((_, i) => Math.min(1, most[i] ?? 0))
  let left = seats - given.reduce((sum, own) => sum + own, 0)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  while (left > 0) {
    let best = -1
    let bestNeed = -Infinity
    for (let i = 0; i < weights.length; i++) {
      const own = given[i] ?? 0
      if (own >= (most[i] ?? 0)) continue
      const need = (total > 0 ? ((weights[i] ?? 0) / total) * seats : 0) - own
      if (need > bestNeed) {
        best = i
        bestNeed = need
      }
    }
    if (best < 0) break
    given[best]! += 1
    left -= 1
  }
  return given
}
