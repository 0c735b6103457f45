import { groupDemand } from './group-demand.ts'
import type { Incidence, Lists } from './incidence.ts'
import type { SitingProblem } from './siting-problem.ts'

/** What is left for new places to do, as every search for them begins. */
export interface Unreached {
  /** Households by demand point, 0 where an existing place reaches them. */
  readonly weight: Float64Array
  /** Demand points by candidate. */
  readonly siteLists: Lists
  /** All candidates, and the demand points that the same of them reach as one group. */
  readonly whole: Incidence
}

export const groupUnreached = ({ households, covered, siteStart, siteDemand }: SitingProblem): Unreached => {
  const weight =
    covered === null ? households : households.map((own, point) => (covered[point] === 0 ? own : 0))
  const siteLists = { start: siteStart, item: siteDemand }
  const everySite = Array.from({ length: siteStart.length - 1 }, (_, site) => site)
  return { weight, siteLists, whole: groupDemand(weight, siteLists, everySite) }
}
