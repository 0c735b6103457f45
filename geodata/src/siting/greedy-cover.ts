import { GainHeap } from './gain-heap.ts'
import type { Incidence } from './incidence.ts'

export interface Pick {
  readonly site: number
  readonly gained: number
}

/**
 * Takes the site with the largest gain, again and again, up to `limit` times or until nobody is left to gain.
 * Gains only shrink as others are taken, so a gain is counted anew only when its site comes up (CELF, Leskovec et al.
 * 2007). Of equal gains the site with the lower number goes first.
 */
export const greedyCover = (
  { siteCount, groupCount, groupsOf: { start, item } }: Incidence,
  weight: Float64Array,
  limit: number,
): Pick[] => {
  const reached = new Uint8Array(groupCount)
  const gainOf = (site: number): number => {
    let gain = 0
    for (let i = start[site]!; i < start[site + 1]!; i++)
      if (reached[item[i]!] === 0) gain += weight[item[i]!]!
    return gain
  }
  const heap = new GainHeap(Float64Array.from({ length: siteCount }, (_, site) => gainOf(site)))
  const counted = new Uint32Array(siteCount)
  const picks: Pick[] = []
  while (picks.length < limit && heap.size > 0) {
    const site = heap.topSite
    if (counted[site] !== picks.length) {
      counted[site] = picks.length
      heap.lowerTop(gainOf(site))
      continue
    }
    if (heap.topGain <= 0) break
    picks.push({ site, gained: heap.topGain })
    heap.dropTop()
    for (let i = start[site]!; i < start[site + 1]!; i++) reached[item[i]!] = 1
  }
  return picks
}
