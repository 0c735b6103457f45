import { mannKendall } from './mann-kendall.ts'

export const spotPatterns = ['new', 'intensifying', 'persistent', 'diminishing', 'sporadic', 'none'] as const
export type SpotPattern = (typeof spotPatterns)[number]

export interface SpotHistory {
  readonly pattern: SpotPattern
  /** Which kind of spot the pattern is about; 0 with `none`. */
  readonly side: 1 | -1 | 0
  /** Steps in which the cell was a spot of that side. */
  readonly steps: number
  /** Mann–Kendall's score of the z of all steps, positive where they rise. */
  readonly trendZ: number
}

/** Share of the steps from which on a spot counts as standing, and p up to which a trend counts as one. */
const STANDING_SHARE = 0.9
const TREND_P = 0.1

/**
 * What a cell has been over time, after Esri's emerging hot spots with these rules of our own. A step is *hot* (or *cold*)
 * where Gi* is significant at q ≤ 0.10. The side with more such steps is looked at; with equally many, the latest one's.
 * The first rule that fits:
 *
 * 1. `none`: no such step.
 * 2. Standing, with at least 90 % of all steps: `intensifying` when the last step is one of them and the trend goes away
 *    from 0, `diminishing` when it goes towards 0 (trend: Mann–Kendall p ≤ 0.10 over the z of all steps), else `persistent`.
 * 3. `new`: all such steps follow one another without a break up to the last step.
 * 4. `sporadic`: all else, now or in the past, on and off or once.
 *
 * @param bands confidence bands of the steps in order of time, their sign the side
 * @param z the steps' Gi*
 */
export const spotHistory = (bands: ArrayLike<number>, z: ArrayLike<number>): SpotHistory => {
  const side = sideOf(bands)
  const trend = mannKendall(z)
  if (side === 0) return { pattern: 'none', side, steps: 0, trendZ: trend.z }
  let steps = 0
  let first = bands.length
  for (let t = bands.length - 1; t >= 0; t -= 1) {
    if (Math.sign(bands[t] as number) !== side) continue
    steps += 1
    first = t
  }
  const last = Math.sign(bands[bands.length - 1] as number) === side
  const direction = trend.p <= TREND_P ? Math.sign(trend.z) * side : 0
  return { pattern: patternOf(), side, steps, trendZ: trend.z }

  function patternOf(): SpotPattern {
    if (steps >= STANDING_SHARE * bands.length) {
      if (direction > 0 && last) return 'intensifying'
      return direction < 0 ? 'diminishing' : 'persistent'
    }
    return last && bands.length - first === steps ? 'new' : 'sporadic'
  }
}

const sideOf = (bands: ArrayLike<number>): 1 | -1 | 0 => {
  let balance = 0
  let latest: 1 | -1 | 0 = 0
  for (let t = 0; t < bands.length; t += 1) {
    const band = bands[t] as number
    balance += Math.sign(band)
    if (band !== 0) latest = band > 0 ? 1 : -1
  }
  if (balance === 0) return latest
  return balance > 0 ? 1 : -1
}
