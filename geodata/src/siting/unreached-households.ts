import type { SitingProblem } from './siting-problem.ts'

/** Households by demand point, 0 where an existing place reaches them. */
export const unreachedHouseholds = ({ households, covered }: SitingProblem): Float64Array =>
  covered === null ? households : households.map((own, point) => (covered[point] === 0 ? own : 0))
