import type { Neighbours } from './neighbours.ts'

/** `gi` sums a cell's neighbours; `gi-star` its neighbours and itself. */
export type LocalStatistic = 'gi' | 'gi-star'

/**
 * Local Gi or Gi* of each cell as a standard score, with binary weights (Ord and Getis, Geographical Analysis 27, 1995,
 * equations 5 and 7): the sum over the neighbourhood, less its expectation, over its standard deviation when the values are
 * dealt out at random. Gi leaves the cell itself out of mean and variance; Gi* does not. Positive where high values meet.
 *
 * 0, "nothing to be said", where the score has no meaning: no neighbours (Gi), everybody a neighbour, all values alike.
 *
 * @param values one for each cell, all finite
 */
export const getisOrd = (
  values: Float64Array,
  { start, neighbour }: Neighbours,
  statistic: LocalStatistic,
): Float64Array => {
  const n = values.length
  const { centred, squares } = centre(values)
  const own = statistic === 'gi-star'
  const z = new Float64Array(n)
  // Below this the variance is rounding, not spread.
  const least = squares * 1e-12
  for (let i = 0; i < n; i += 1) {
    const from = start[i] as number
    const to = start[i + 1] as number
    const value = centred[i] as number
    let sum = own ? value : 0
    for (let k = from; k < to; k += 1) sum += centred[neighbour[k] as number] as number
    const weight = to - from + (own ? 1 : 0)
    // Values are centred, so the others' sum is −value.
    const others = own ? n : n - 1
    const mean = own ? 0 : -value / others
    const spread = (own ? squares : squares - value * value) / others - mean * mean
    const variance = (spread * weight * (others - weight)) / (others - 1)
    if (variance > least / n) z[i] = (sum - weight * mean) / Math.sqrt(variance)
  }
  return z
}

/** Values less their mean (G does not mind, and no digits are lost), and the sum of their squares. */
const centre = (values: Float64Array): { centred: Float64Array; squares: number } => {
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / values.length
  const centred = new Float64Array(values.length)
  let squares = 0
  for (let i = 0; i < values.length; i += 1) {
    const value = (values[i] as number) - mean
    centred[i] = value
    squares += value * value
  }
  // What is left of equal values is rounding.
  return { centred, squares: squares > 1e-24 * mean * mean * values.length ? squares : 0 }
}
