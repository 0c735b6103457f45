import { type CoverBound, siteValues } from './cover-bound.ts'
import type { Incidence } from './incidence.ts'
import type { Rounding } from './rounding.ts'
import { topSites } from './top-sites.ts'

export interface FixedSites {
  /** Sites in every best choice. */
  readonly inside: readonly number[]
  /** Sites still to decide on; all others are in no best choice. */
  readonly open: readonly number[]
}

/**
 * Decides sites by the bound's prices: where a choice with (or without) a site cannot reach as much as the choice
 * already known, no best choice has (or lacks) it. Choices as good as the known one stay possible, that one too.
 */
export const fixSites = (
  incidence: Incidence,
  k: number,
  { price, total }: CoverBound,
  rounding: Rounding,
): FixedSites => {
  const value = siteValues(incidence, price)
  const top = topSites(value, k)
  let relaxed = 0
  for (let group = 0; group < price.length; group++) relaxed += incidence.weight[group]! - price[group]!
  for (const site of top.sites) relaxed += value[site]!

  const worse = (bound: number): boolean => rounding.lower(bound) < total - rounding.slack
  const isTop = new Set(top.sites)
  const inside: number[] = []
  const open: number[] = []
  for (let site = 0; site < incidence.siteCount; site++) {
    const without = relaxed - value[site]! + top.firstOutside
    const within = relaxed - top.lastInside + value[site]!
    if (isTop.has(site) && worse(without)) inside.push(site)
    else if (isTop.has(site) || !worse(within)) open.push(site)
  }
  return { inside, open }
}
