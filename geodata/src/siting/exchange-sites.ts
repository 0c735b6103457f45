import { timesReached } from './chosen-sites.ts'
import type { Incidence } from './incidence.ts'

/**
 * Vertex substitution (Teitz and Bart 1968; one pass for all pairs as Resende and Werneck 2007): while some site
 * outside can replace a chosen one with more households reached, the first such site replaces the one it best
 * replaces. Ends where no single exchange helps.
 *
 * @param smallest households below which an exchange does not count (it guards against rounding for ever)
 * @param stop polled at each site; true ends the search with what there is
 */
export const exchangeSites = (
  incidence: Incidence,
  start: readonly number[],
  smallest: number,
  stop: () => boolean,
): number[] => {
  const { siteCount, weight, groupsOf } = incidence
  const chosen = [...start]
  const times = timesReached(incidence, chosen)
  // The sum of the chosen sites that reach a group: where it is one, its number.
  const owner = new Float64Array(incidence.groupCount)
  const isChosen = new Uint8Array(siteCount)
  /** Households that only this chosen site reaches. */
  const alone = new Float64Array(siteCount)
  /** Of those, households that the site looked at would keep. */
  const kept = new Float64Array(siteCount)

  const put = (site: number, by: 1 | -1): void => {
    isChosen[site] = by === 1 ? 1 : 0
    for (let i = groupsOf.start[site]!; i < groupsOf.start[site + 1]!; i++)
      owner[groupsOf.item[i]!]! += by * site
  }
  const count = (site: number, by: 1 | -1): void => {
    for (let i = groupsOf.start[site]!; i < groupsOf.start[site + 1]!; i++) times[groupsOf.item[i]!]! += by
  }
  const weighAlone = (): void => {
    for (const site of chosen) {
      alone[site] = 0
      for (let i = groupsOf.start[site]!; i < groupsOf.start[site + 1]!; i++)
        if (times[groupsOf.item[i]!] === 1) alone[site]! += weight[groupsOf.item[i]!]!
    }
  }

  for (const site of chosen) put(site, 1)
  weighAlone()
  let quiet = 0
  for (let site = 0; quiet < siteCount; site = (site + 1) % siteCount) {
    quiet++
    if (isChosen[site] === 1) continue
    if (stop()) break
    let gained = 0
    for (let i = groupsOf.start[site]!; i < groupsOf.start[site + 1]!; i++) {
      const group = groupsOf.item[i]!
      if (times[group] === 0) gained += weight[group]!
      else if (times[group] === 1) kept[owner[group]!]! += weight[group]!
    }
    let place = 0
    let least = Infinity
    for (let i = 0; i < chosen.length; i++) {
      const lost = alone[chosen[i]!]! - kept[chosen[i]!]!
      if (lost < least) [least, place] = [lost, i]
      kept[chosen[i]!] = 0
    }
    if (gained - least <= smallest) continue
    const leaving = chosen[place]!
    put(leaving, -1)
    count(leaving, -1)
    put(site, 1)
    count(site, 1)
    chosen[place] = site
    weighAlone()
    quiet = 0
  }
  return chosen
}
