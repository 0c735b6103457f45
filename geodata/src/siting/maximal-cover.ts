import { fail, ok, type Result } from '../model/result.ts'
import { checkCount, checkProblem } from './check-problem.ts'
import { householdsReached } from './chosen-sites.ts'
import { boundCover } from './cover-bound.ts'
import { undominatedSites } from './drop-dominated.ts'
import { dropRedundant } from './drop-redundant.ts'
import { exchangeSites } from './exchange-sites.ts'
import { explainPlaces } from './explain-places.ts'
import { greedyCover } from './greedy-cover.ts'
import { groupDemand } from './group-demand.ts'
import { groupUnreached } from './group-unreached.ts'
import type { Incidence } from './incidence.ts'
import { loadSolver } from './load-solver.ts'
import { type Rounding, roundingOf } from './rounding.ts'
import type { MaximalCover, SitingProof } from './siting-answer.ts'
import type { SitingControls, SitingFailureCode, SitingProblem } from './siting-problem.ts'
import { solveCover } from './solve-cover.ts'
import { startWatch, type Watch } from './watch.ts'

interface Choice extends SitingProof {
  readonly chosen: readonly number[]
  readonly bound: number
}

/** Searches, bounds, and where a gap is left asks the solver. */
const chooseSites = async (
  incidence: Incidence,
  k: number,
  rounding: Rounding,
  controls: SitingControls,
  watch: Watch,
): Promise<Choice> => {
  const { siteCount, weight } = incidence
  const everyone = weight.reduce((sum, own) => sum + own, 0)
  const picks = greedyCover(incidence, weight, k)
  const greedy = picks.map(({ site }) => site)
  const sum = householdsReached(incidence, greedy)
  if (siteCount <= k || sum >= everyone - rounding.slack)
    return {
      chosen: dropRedundant(incidence, greedy),
      bound: sum,
      proven: true,
      method: 'complete',
      solver: 'not-needed',
    }
  if (k === 1)
    return { chosen: greedy, bound: sum, proven: true, method: 'enumeration', solver: 'not-needed' }

  watch.report({ stage: 'search', best: sum, bound: null })
  const exchanged = exchangeSites(incidence, greedy, rounding.slack, watch.stop)
  const found = { chosen: exchanged, total: householdsReached(incidence, exchanged) }
  watch.report({ stage: 'bound', best: found.total, bound: null })
  const bounded = boundCover(incidence, k, found, rounding, watch.stop)
  const { chosen, total, bound } = bounded
  const proof = { chosen, bound, method: 'bound' } as const
  if (bound <= total + rounding.slack) return { ...proof, bound: total, proven: true, solver: 'not-needed' }
  if (watch.stop()) return { ...proof, proven: false, solver: 'no-time' }

  watch.report({ stage: 'solve', best: total, bound })
  const highs = await loadSolver(controls.loadSolver)
  if (highs === null) return { ...proof, proven: false, solver: 'unavailable' }
  if (watch.stop()) return { ...proof, proven: false, solver: 'no-time' }
  const solved = solveCover(highs, incidence, k, bounded, rounding, watch)
  const proven = solved.bound <= solved.total + rounding.slack
  const method = proven || solved.bound < bound ? 'solver' : 'bound'
  return { chosen: solved.chosen, bound: solved.bound, proven, method, solver: solved.use }
}

/**
 * Where k more places reach most households (maximal covering location problem): the best choice where it is proven
 * in time, else a good one with how much better the best can be at most.
 *
 * First the problem is made smaller without changing its answer: households reached already are left out, demand
 * points that the same sites reach become one, sites are left out that reach only people whom another site reaches
 * too. Then greedy choice with exchanges, a Lagrangian bound, and HiGHS for what is left open. Of equally good
 * candidates the one with the lower number is taken where the search meets both: list the preferred ones first. The
 * same problem gives the same answer unless time ran out.
 *
 * @param k number of places to add: at least 1, at most the candidates
 * @returns the places in order of gain; fails with a `SitingFailureCode`, `cancelled` among them
 */
export const siteMaximalCover = async (
  problem: SitingProblem,
  k: number,
  controls: SitingControls,
): Promise<Result<MaximalCover, SitingFailureCode>> => {
  const checked = checkProblem(problem, controls)
  if (!checked.ok) return checked
  const counted = checkCount(k, problem.siteStart.length - 1)
  if (!counted.ok) return counted

  const watch = startWatch(controls)
  watch.report({ stage: 'reduce', best: null, bound: null })
  const { weight, siteLists, whole } = groupUnreached(problem)
  const useful = undominatedSites(whole, watch.cancelled)
  if (watch.cancelled()) return fail('cancelled')
  const reduced = groupDemand(whole.weight, whole.groupsOf, useful)
  const choice = await chooseSites(reduced, k, roundingOf(whole.weight), controls, watch)
  if (watch.cancelled()) return fail('cancelled')

  const { proven, method, solver } = choice
  const places = explainPlaces(
    weight,
    siteLists,
    choice.chosen.map((site) => useful[site]!),
  )
  const total = places.reduce((sum, place) => sum + place.gained, 0)
  const bound = proven ? total : Math.max(total, choice.bound)
  return ok({
    places,
    total,
    bound,
    gap: total > 0 ? (bound - total) / total : 0,
    rest: weight.reduce((sum, own) => sum + own, 0),
    reachable: whole.weight.reduce((sum, own) => sum + own, 0),
    proven,
    method,
    solver,
  })
}
