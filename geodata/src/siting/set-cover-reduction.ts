import { decisiveGroups, undominatedSites } from './drop-dominated.ts'
import { groupDemand } from './group-demand.ts'
import { type Incidence, pickLists, transposed } from './incidence.ts'

export interface ReducedSetCover {
  /** Sites that every answer needs, by the numbers of the incidence given. */
  readonly needed: readonly number[]
  /** What is left to decide; weights are 1. */
  readonly rest: Incidence
  /** The number in the incidence given of each site left. */
  readonly siteOf: readonly number[]
}

const withGroups = (incidence: Incidence, groups: readonly number[]): Incidence => {
  const sitesOf = pickLists(incidence.sitesOf, groups)
  return {
    siteCount: incidence.siteCount,
    groupCount: groups.length,
    weight: new Float64Array(groups.length).fill(1),
    groupsOf: transposed(sitesOf, incidence.siteCount),
    sitesOf,
  }
}

/**
 * Shrinks a set cover without changing the number it needs, until nothing more can be left out: groups that are
 * reached in any case, sites that do nothing another does not, and sites that alone reach some group (these are
 * needed, and what they reach is done).
 */
export const reduceSetCover = (incidence: Incidence, stop: () => boolean): ReducedSetCover => {
  const needed: number[] = []
  let siteOf = Array.from({ length: incidence.siteCount }, (_, site) => site)
  let rest = withGroups(
    incidence,
    Array.from({ length: incidence.groupCount }, (_, group) => group),
  )
  for (;;) {
    const { siteCount, groupCount } = rest
    rest = withGroups(rest, decisiveGroups(rest, stop))
    const { sitesOf } = rest
    const alone = new Set<number>()
    for (let group = 0; group < rest.groupCount; group++) {
      const sites = sitesOf.item.subarray(sitesOf.start[group]!, sitesOf.start[group + 1]!)
      if (sites.length === 1) alone.add(sites[0]!)
    }
    for (const site of alone) needed.push(siteOf[site]!)

    const open = rest.weight.map((_, group) => {
      const sites = sitesOf.item.subarray(sitesOf.start[group]!, sitesOf.start[group + 1]!)
      return sites.some((site) => alone.has(site)) ? 0 : 1
    })
    const useful = undominatedSites(
      groupDemand(
        open,
        rest.groupsOf,
        Array.from({ length: siteCount }, (_, i) => i),
      ),
      stop,
    )
    rest = groupDemand(open, rest.groupsOf, useful)
    rest = { ...rest, weight: new Float64Array(rest.groupCount).fill(1) }
    siteOf = useful.map((site) => siteOf[site]!)
    if (stop() || rest.groupCount === 0) break
    if (rest.siteCount === siteCount && rest.groupCount === groupCount) break
  }
  return { needed, rest, siteOf }
}
