/**
 * What is known of a piece of ground, in one row of numbers. Rows add up when pieces are joined; only from the outline
 * twice the common border goes off.
 */
export const SUMS = 6
/** What is balanced: households, with a small share for the ground that has to be walked. */
export const LOAD = 0
export const AREA_M2 = 1
export const OUTLINE_M = 2
/** Moments of the ground about the origin that all rows share: ∫x dA, ∫y dA, ∫(x² + y²) dA, in metres. */
export const MOMENT_X = 3
export const MOMENT_Y = 4
export const MOMENT_R2 = 5

/** Adds row `from` of `source` to row `to` of `target`, `sign` times. */
export const addSums = (
  target: Float64Array,
  to: number,
  source: Float64Array,
  from: number,
  sign: 1 | -1 = 1,
): void => {
  for (let k = 0; k < SUMS; k++) target[to * SUMS + k]! += sign * (source[from * SUMS + k] ?? 0)
}
