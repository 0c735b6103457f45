/**
 * Benjamini and Hochberg's adjusted p (Journal of the Royal Statistical Society B 57, 1995): calling everything with q ≤ α
 * significant keeps the expected share of false ones among those called at or below α. Entries that are NaN were not
 * tested: they do not count, and stay NaN.
 */
export const falseDiscoveryQ = (p: Float64Array): Float64Array => {
  const order = new Uint32Array(p.length)
  let tested = 0
  for (let i = 0; i < p.length; i += 1) {
    if (Number.isNaN(p[i])) continue
    order[tested] = i
    tested += 1
  }
  const ranked = order.subarray(0, tested).toSorted((a, b) => (p[a] as number) - (p[b] as number))
  const q = new Float64Array(p.length).fill(Number.NaN)
  let least = 1
  for (let rank = tested; rank >= 1; rank -= 1) {
    const i = ranked[rank - 1] as number
    least = Math.min(least, ((p[i] as number) * tested) / rank)
    q[i] = least
  }
  return q
}
