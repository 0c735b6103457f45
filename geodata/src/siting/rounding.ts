/** How sums of households are compared: whole numbers exactly, others to within rounding. */
export interface Rounding {
  /** Differences up to this are rounding. */
  readonly slack: number
  /** Less than the least difference of two totals. */
  readonly same: number
  /** The largest total that can really occur below a computed upper bound. */
  readonly lower: (bound: number) => number
}

export const roundingOf = (weight: Float64Array): Rounding => {
  let sum = 0
  let whole = true
  for (let i = 0; i < weight.length; i++) {
    sum += weight[i]!
    whole &&= Number.isInteger(weight[i])
  }
  const slack = sum * 1e-9
  // Beyond 1e8 households rounding could reach a whole one.
  if (whole && slack < 0.1) return { slack, same: 0.8, lower: (bound) => Math.floor(bound + 0.1) }
  return { slack, same: slack, lower: (bound) => bound }
}
