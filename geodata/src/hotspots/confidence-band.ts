/** How sure a hot (+) or cold (−) spot is, in per cent; 0 is neither. */
export type ConfidenceBand = -99 | -95 | -90 | 0 | 90 | 95 | 99

/** By the adjusted p: q ≤ 0.01 is 99 %, q ≤ 0.05 is 95 %, q ≤ 0.10 is 90 %. What was not tested (NaN) is 0. */
export const confidenceBand = (z: number, q: number): ConfidenceBand => {
  if (q <= 0.01) return z > 0 ? 99 : -99
  if (q <= 0.05) return z > 0 ? 95 : -95
  if (q <= 0.1) return z > 0 ? 90 : -90
  return 0
}
