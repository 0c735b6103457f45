import { fail, ok, type Result } from '../model/result.ts'
import type { SitingControls, SitingFailureCode, SitingProblem } from './siting-problem.ts'

/** Whether the arrays fit each other, and what the first fault is. Costs one pass over them. */
export const checkProblem = (
  { households, siteStart, siteDemand, covered }: SitingProblem,
  { timeLimitMs }: SitingControls,
): Result<null, SitingFailureCode> => {
  if (!(timeLimitMs > 0)) return fail('bad-time-limit', { timeLimitMs })
  if (siteStart.length < 2) return fail('no-candidates')
  let everyone = 0
  for (let point = 0; point < households.length; point++) {
    const own = households[point]!
    if (!(own >= 0 && own < Infinity)) return fail('bad-weights', { point, households: own })
    everyone += own
  }
  if (everyone === 0) return fail('no-demand', { points: households.length })
  if (everyone === Infinity) return fail('bad-weights', { point: -1, households: everyone })
  if (covered !== null && covered.length !== households.length)
    return fail('bad-covered', { points: households.length, covered: covered.length })

  if (siteStart[0] !== 0) return fail('bad-lists', { site: 0 })
  if (siteStart.at(-1) !== siteDemand.length) return fail('bad-lists', { site: siteStart.length - 1 })
  for (let site = 0; site + 1 < siteStart.length; site++) {
    const [from, to] = [siteStart[site]!, siteStart[site + 1]!]
    if (to < from) return fail('bad-lists', { site })
    for (let at = from; at < to; at++)
      if (siteDemand[at]! >= households.length) return fail('bad-lists', { site, point: siteDemand[at]! })
  }
  return ok(null)
}

/** A number of places to add: a whole number, at least 1, at most the candidates. */
export const checkCount = (k: number, candidates: number): Result<null, SitingFailureCode> => {
  if (!(Number.isInteger(k) && k > 0)) return fail('k-not-positive', { k })
  if (k > candidates) return fail('k-too-large', { k, candidates })
  return ok(null)
}
