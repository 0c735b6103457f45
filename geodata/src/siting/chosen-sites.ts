import type { Incidence } from './incidence.ts'

/** How often each group is reached by the sites. */
export const timesReached = (
  { groupCount, groupsOf: { start, item } }: Incidence,
  sites: Iterable<number>,
): Uint32Array => {
  const times = new Uint32Array(groupCount)
  for (const site of sites) for (let i = start[site]!; i < start[site + 1]!; i++) times[item[i]!]!++
  return times
}

/** Households that at least one of the sites reaches. */
export const householdsReached = (incidence: Incidence, sites: Iterable<number>): number => {
  const times = timesReached(incidence, sites)
  let sum = 0
  for (let group = 0; group < times.length; group++) if (times[group]! > 0) sum += incidence.weight[group]!
  return sum
}
