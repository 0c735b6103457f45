import type { SitingProblem } from './siting-problem.ts'

/** A siting problem for tests, from plain arrays: which points each site reaches. */
export const sitingProblem = (
  households: readonly number[],
  reached: readonly (readonly number[])[],
  covered: readonly number[] | null = null,
): SitingProblem => {
  const siteStart = new Uint32Array(reached.length + 1)
  reached.forEach((points, site) => (siteStart[site + 1] = siteStart[site]! + points.length))
  return {
    households: Float64Array.from(households),
    siteStart,
    siteDemand: Uint32Array.from(reached.flat()),
    covered: covered === null ? null : Uint8Array.from(covered),
  }
}

/**
 * The seven lines of the Fano plane, each through three of seven points. Relaxations are weak here: two lines reach
 * five points but six by the relaxation; all points need three lines but 7/3 by the relaxation.
 */
export const fanoLines: readonly (readonly number[])[] = [
  [0, 1, 2],
  [0, 3, 4],
  [0, 5, 6],
  [1, 3, 5],
  [1, 4, 6],
  [2, 3, 6],
  [2, 4, 5],
]
