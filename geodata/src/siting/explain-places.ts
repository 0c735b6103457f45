import { greedyCover } from './greedy-cover.ts'
import { groupDemand } from './group-demand.ts'
import type { Lists } from './incidence.ts'
import type { SitedPlace } from './siting-answer.ts'

/**
 * Orders chosen sites by gain and says what each does: largest gain first, then the largest on top of it, and so on.
 * Sites that gain nothing are left out. The gains add up to the households reached.
 *
 * @param weight households by demand point, 0 where reached already
 * @param siteLists demand points by candidate, all candidates
 * @param chosen candidates
 */
export const explainPlaces = (
  weight: Float64Array,
  siteLists: Lists,
  chosen: readonly number[],
): SitedPlace[] => {
  const ascending = chosen.toSorted((a, b) => a - b)
  const own = groupDemand(weight, siteLists, ascending)
  const picks = greedyCover(own, own.weight, ascending.length)
  const places = picks.map(({ site }) => ascending[site]!)
  const { alone, alternative } = weighAlternatives(weight, siteLists, places)
  let rest = weight.reduce((sum, households) => sum + households, 0)
  return picks.map(({ gained }, i) => {
    // What is left of many subtractions may be rounded below the gain.
    const shareOfRest = gained / Math.max(gained, rest)
    rest -= gained
    return { site: places[i]!, gained, shareOfRest, alone: alone[i]!, alternative: alternative[i]! }
  })
}

/** What each place alone reaches, and the candidate outside that would make up most of it. */
const weighAlternatives = (weight: Float64Array, { start, item }: Lists, places: readonly number[]) => {
  const candidates = start.length - 1
  /** −1: nobody reaches the point; −2: several places do; else the one that does. */
  const owner = new Int32Array(weight.length).fill(-1)
  const seen = new Int32Array(weight.length).fill(-1)
  places.forEach((site, place) => {
    for (let i = start[site]!; i < start[site + 1]!; i++) {
      if (seen[item[i]!] === place) continue
      seen[item[i]!] = place
      owner[item[i]!] = owner[item[i]!] === -1 ? place : -2
    }
  })
  const alone = new Float64Array(places.length)
  for (let point = 0; point < weight.length; point++)
    if (owner[point]! >= 0) alone[owner[point]!]! += weight[point]!

  const alternative: SitedPlace['alternative'][] = places.map(() => null)
  const isPlace = new Set(places)
  const made = new Float64Array(places.length)
  seen.fill(-1)
  for (let site = 0; site < candidates; site++) {
    if (isPlace.has(site)) continue
    let everyTime = 0
    made.fill(0)
    for (let i = start[site]!; i < start[site + 1]!; i++) {
      const point = item[i]!
      if (seen[point] === site) continue
      seen[point] = site
      if (owner[point] === -1) everyTime += weight[point]!
      else if (owner[point]! >= 0) made[owner[point]!]! += weight[point]!
    }
    for (let place = 0; place < places.length; place++) {
      const gained = everyTime + made[place]!
      if (gained > (alternative[place]?.gained ?? 0)) alternative[place] = { site, gained }
    }
  }
  return { alone, alternative }
}
