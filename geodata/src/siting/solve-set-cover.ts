import type { Highs, ModelData } from 'highs'
import { siteValues } from './cover-bound.ts'
import { groupDemand } from './group-demand.ts'
import type { Incidence } from './incidence.ts'
import { runSolver } from './run-solver.ts'
import type { SetCoverBound } from './set-cover-bound.ts'
import type { SolverUse } from './siting-answer.ts'
import type { Watch } from './watch.ts'

export interface SolvedSetCover {
  readonly chosen: readonly number[]
  readonly bound: number
  readonly use: SolverUse
}

/** Pairs of site and group beyond which HiGHS would not end its first relaxation in a user's patience. */
const MOST_PAIRS = 400_000
const ROUNDING = 1e-6

/** The set cover as an integer program (Toregas et al. 1971): fewest sites, each group with at least one of its own. */
const setCoverModel = (highs: Highs, { siteCount, groupCount, sitesOf }: Incidence): ModelData => ({
  numCols: siteCount,
  numRows: groupCount,
  sense: highs.constants.objectiveSense.minimize,
  colCost: new Float64Array(siteCount).fill(1),
  colLower: new Float64Array(siteCount),
  colUpper: new Float64Array(siteCount).fill(1),
  rowLower: new Float64Array(groupCount).fill(1),
  rowUpper: new Float64Array(groupCount).fill(Infinity),
  matrix: {
    format: 'csr',
    numRows: groupCount,
    numCols: siteCount,
    starts: Int32Array.from(sitesOf.start),
    indices: Int32Array.from(sitesOf.item),
    values: new Float64Array(sitesOf.item.length).fill(1),
  },
  integrality: new Int32Array(siteCount).fill(1),
})

/** Asks HiGHS for the smallest full choice, without sites that by the bound's prices are in no choice as small. */
export const solveSetCover = (
  highs: Highs,
  incidence: Incidence,
  known: SetCoverBound,
  watch: Watch,
): SolvedSetCover => {
  const value = siteValues(incidence, known.price)
  const isChosen = new Set(known.chosen)
  const open: number[] = []
  for (let site = 0; site < incidence.siteCount; site++) {
    const least = known.relaxed + Math.max(0, 1 - value[site]!)
    if (isChosen.has(site) || Math.ceil(least - ROUNDING) <= known.chosen.length) open.push(site)
  }
  const part = groupDemand(incidence.weight, incidence.groupsOf, open)
  if (part.groupsOf.item.length > MOST_PAIRS) return { ...known, use: 'too-large' }

  const data = setCoverModel(highs, part)
  const start = Float64Array.from(open, (site) => (isChosen.has(site) ? 1 : 0))
  const { columns, use, bound } = runSolver(highs, { data, start, sameObjective: 0.9 }, watch)
  let chosen = known.chosen
  if (columns !== null) {
    const sites = open.filter((_, site) => columns[site]! > 0.5)
    if (sites.length < chosen.length) chosen = sites
  }
  if (use === 'finished') return { chosen, bound: chosen.length, use }
  const least = Number.isFinite(bound) ? Math.ceil(bound - ROUNDING) : 0
  return { chosen, bound: Math.min(chosen.length, Math.max(known.bound, least)), use }
}
