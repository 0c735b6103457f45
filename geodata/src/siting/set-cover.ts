import { fail, ok, type Result } from '../model/result.ts'
import { checkProblem } from './check-problem.ts'
import { dropRedundant } from './drop-redundant.ts'
import { explainPlaces } from './explain-places.ts'
import { greedyCover } from './greedy-cover.ts'
import { groupUnreached } from './group-unreached.ts'
import type { Incidence } from './incidence.ts'
import { loadSolver } from './load-solver.ts'
import { boundSetCover } from './set-cover-bound.ts'
import { reduceSetCover } from './set-cover-reduction.ts'
import type { SetCover, SitingProof } from './siting-answer.ts'
import type { SitingControls, SitingFailureCode, SitingProblem } from './siting-problem.ts'
import { solveSetCover } from './solve-set-cover.ts'
import { startWatch, type Watch } from './watch.ts'

interface Choice extends SitingProof {
  readonly chosen: readonly number[]
  readonly bound: number
}

/** `needed`: places that are in the answer anyway, for what the caller is told on the way. */
const chooseSites = async (
  rest: Incidence,
  needed: number,
  controls: SitingControls,
  watch: Watch,
): Promise<Choice> => {
  if (rest.groupCount === 0)
    return { chosen: [], bound: 0, proven: true, method: 'complete', solver: 'not-needed' }
  const picks = greedyCover(rest, rest.weight, rest.siteCount)
  const greedy = dropRedundant(
    rest,
    picks.map(({ site }) => site),
  )
  watch.report({ stage: 'bound', best: needed + greedy.length, bound: null })
  const bounded = boundSetCover(rest, greedy, watch.stop)
  const { chosen, bound } = bounded
  const proof = { chosen, bound, method: 'bound' } as const
  if (bound === chosen.length) return { ...proof, proven: true, solver: 'not-needed' }
  if (watch.stop()) return { ...proof, proven: false, solver: 'no-time' }

  watch.report({ stage: 'solve', best: needed + chosen.length, bound: needed + bound })
  const highs = await loadSolver(controls.loadSolver)
  if (highs === null) return { ...proof, proven: false, solver: 'unavailable' }
  if (watch.stop()) return { ...proof, proven: false, solver: 'no-time' }
  const solved = solveSetCover(highs, rest, bounded, watch)
  const proven = solved.bound === solved.chosen.length
  const method = proven || solved.bound > bound ? 'solver' : 'bound'
  return { chosen: solved.chosen, bound: solved.bound, proven, method, solver: solved.use }
}

/**
 * The fewest candidates that together reach every household that can be reached (location set covering problem): the
 * least number where it is proven in time, else a small number with how few could do at least. Demand points without
 * households need nobody. Households that no candidate reaches are told in `unreachable`.
 *
 * @returns the places in order of gain; fails with a `SitingFailureCode`, `cancelled` among them
 */
export const siteSetCover = async (
  problem: SitingProblem,
  controls: SitingControls,
): Promise<Result<SetCover, SitingFailureCode>> => {
  const checked = checkProblem(problem, controls)
  if (!checked.ok) return checked

  const watch = startWatch(controls)
  watch.report({ stage: 'reduce', best: null, bound: null })
  const { weight, siteLists, whole } = groupUnreached(problem)
  const { needed, rest, siteOf } = reduceSetCover(whole, watch.cancelled)
  if (watch.cancelled()) return fail('cancelled')
  const choice = await chooseSites(rest, needed.length, controls, watch)
  if (watch.cancelled()) return fail('cancelled')

  const { proven, method, solver } = choice
  const chosen = [...needed, ...choice.chosen.map((site) => siteOf[site]!)]
  const places = explainPlaces(weight, siteLists, chosen)
  const bound = needed.length + choice.bound
  return ok({
    places,
    count: places.length,
    bound,
    gap: places.length > 0 ? (places.length - bound) / places.length : 0,
    rest: weight.reduce((sum, own) => sum + own, 0),
    unreachable: unreachable(weight, siteLists.item),
    proven,
    method,
    solver,
  })
}

const unreachable = (weight: Float64Array, reachedPoints: Uint32Array): SetCover['unreachable'] => {
  const left = weight.slice()
  for (const point of reachedPoints) left[point] = 0
  return {
    households: left.reduce((sum, own) => sum + own, 0),
    points: left.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0),
  }
}
