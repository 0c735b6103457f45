import type { Highs } from 'highs'
import { householdsReached, timesReached } from './chosen-sites.ts'
import type { CoverBound } from './cover-bound.ts'
import { coverModel, coverStart } from './cover-model.ts'
import { fixSites } from './fix-sites.ts'
import { groupDemand } from './group-demand.ts'
import type { Incidence } from './incidence.ts'
import type { Rounding } from './rounding.ts'
import { runSolver } from './run-solver.ts'
import type { SolverUse } from './siting-answer.ts'
import type { Watch } from './watch.ts'

export interface SolvedCover {
  readonly chosen: readonly number[]
  readonly total: number
  readonly bound: number
  readonly use: SolverUse
}

/** Pairs of site and group beyond which HiGHS would not end its first relaxation in a user's patience. */
const MOST_PAIRS = 400_000

/**
 * Asks HiGHS for the best choice, after the prices of the bound have decided what they can. The answer is never worse
 * than the choice of the bound, nor its bound weaker.
 */
export const solveCover = (
  highs: Highs,
  incidence: Incidence,
  k: number,
  known: CoverBound,
  rounding: Rounding,
  watch: Watch,
): SolvedCover => {
  const { inside, open } = fixSites(incidence, k, known, rounding)
  const fixed = timesReached(incidence, inside)
  const left = incidence.weight.map((own, group) => (fixed[group] === 0 ? own : 0))
  const part = groupDemand(left, incidence.groupsOf, open)
  if (part.groupsOf.item.length > MOST_PAIRS) return { ...known, use: 'too-large' }

  const data = coverModel(highs, part, k - inside.length)
  const wasChosen = new Set(known.chosen)
  const startSites = new Set([...open.keys()].filter((site) => wasChosen.has(open[site]!)))
  const start = coverStart(data, part, startSites)
  const run = runSolver(highs, { data, start, sameObjective: rounding.same }, watch)

  let { chosen, total } = known
  if (run.columns !== null) {
    const sites = [...inside, ...open.filter((_, site) => run.columns![site]! > 0.5)]
    const reached = householdsReached(incidence, sites)
    if (reached > total + rounding.slack) [chosen, total] = [sites, reached]
  }
  if (run.use === 'finished') return { chosen, total, bound: total, use: run.use }
  const base = householdsReached(incidence, inside)
  const bound = Number.isFinite(run.bound) ? rounding.lower(base + run.bound) : Infinity
  return { chosen, total, bound: Math.max(total, Math.min(known.bound, bound)), use: run.use }
}
