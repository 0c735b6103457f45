import { twoSidedP } from './erfc.ts'

export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  readonly s: number
  /** Standard score with the correction for continuity; 0 where there is no trend or nothing to tell it from. */
  readonly z: number
  /** Two-sided, normal approximation. */
  readonly p: number
}

/** Mann and Kendall's test of a trend in a series, with the variance corrected for ties (Kendall 1975). */
export const mannKendall = (series: ArrayLike<number>): MannKendall => {
  const n = series.length
  let s = 0
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) s += Math.sign((series[j] as number) - (series[i] as number))
  const sorted = Float64Array.from(series).toSorted()
  let variance = weightOf(n)
  for (let from = 0; from < n; ) {
    let to = from + 1
    while (to < n && sorted[to] === sorted[from]) to += 1
    variance -= weightOf(to - from)
    from = to
  }
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance / 18) : 0
  return { s, z, p: twoSidedP(z) }
}

const weightOf = (n: number): number => n * (n - 1) * (2 * n + 5)
