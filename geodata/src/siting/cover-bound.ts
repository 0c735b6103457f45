import { householdsReached, timesReached } from './chosen-sites.ts'
import { exchangeSites } from './exchange-sites.ts'
import type { Incidence } from './incidence.ts'
import type { Rounding } from './rounding.ts'
import { topSites } from './top-sites.ts'

/** An upper bound of what k sites reach, the prices that prove it, and the best choice met on the way. */
export interface CoverBound {
  readonly bound: number
  /** By group, between 0 and its households. */
  readonly price: Float64Array
  readonly chosen: readonly number[]
  readonly total: number
}

/** Rounds over all pairs of site and group in all: about a second. */
const PAIRS = 150_000_000
const FEWEST_ROUNDS = 200
const MOST_ROUNDS = 800
/** Rounds without a better bound after which steps are halved. */
const PATIENCE = 10
/** How much of its last direction a step keeps; without it prices swing to and fro (measured in decision 0011). */
const MEMORY = 0.85
const EXCHANGE_EVERY = 40
/** The step factor below which nothing moves any more. */
const LAST_STEP = 2e-4

/** What a site earns where each group it reaches pays its price. */
export const siteValues = ({ siteCount, groupsOf }: Incidence, price: Float64Array): Float64Array => {
  const value = new Float64Array(siteCount)
  for (let site = 0; site < siteCount; site++) {
    let sum = 0
    for (let i = groupsOf.start[site]!; i < groupsOf.start[site + 1]!; i++) sum += price[groupsOf.item[i]!]!
    value[site] = sum
  }
  return value
}

/**
 * Bounds the maximal cover by Lagrangian relaxation (Galvão and ReVelle 1996). The rule “a group counts once, and
 * only if a chosen site reaches it” is replaced by prices p, 0 ≤ p ≤ w: whatever they are, no k sites reach more than
 * L(p) = Σ (w − p) + the k largest site values Σ p. Prices rise where nobody comes and fall where several do, by
 * Polyak's step, each in proportion to its households, along a mean of the last directions. The least L(p) is the bound of the linear relaxation. The k best sites of a round, with exchanges,
 * often beat the choice known before.
 *
 * @param known a choice of k sites and what it reaches
 */
export const boundCover = (
  incidence: Incidence,
  k: number,
  known: { readonly chosen: readonly number[]; readonly total: number },
  rounding: Rounding,
  stop: () => boolean,
): CoverBound => {
  const { groupCount, weight, groupsOf, sitesOf } = incidence
  const price = weight.map((own, group) => own / (sitesOf.start[group + 1]! - sitesOf.start[group]!))
  const direction = new Float64Array(groupCount)

  let { chosen, total } = known
  let bound = Infinity
  let bestPrice = price.slice()
  let factor = 1
  let quiet = 0
  const rounds = Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, PAIRS / (groupsOf.item.length + 1)))
  const improve = (sites: readonly number[]): void => {
    const reached = householdsReached(incidence, sites)
    if (reached > total + rounding.slack) [chosen, total] = [sites, reached]
  }

  for (let round = 0; round < rounds && factor > LAST_STEP; round++) {
    const value = siteValues(incidence, price)
    const top = topSites(value, k)
    let relaxed = 0
    for (let group = 0; group < groupCount; group++) relaxed += weight[group]! - price[group]!
    for (const site of top.sites) relaxed += value[site]!

    quiet++
    if (relaxed < bound - rounding.slack) {
      ;[bound, bestPrice, quiet] = [relaxed, price.slice(), 0]
    } else if (quiet >= PATIENCE) {
      ;[factor, quiet] = [factor / 2, 0]
      price.set(bestPrice)
      direction.fill(0)
      continue
    }
    improve(top.sites)
    if (round % EXCHANGE_EVERY === 0) improve(exchangeSites(incidence, top.sites, rounding.slack, stop))
    if (rounding.lower(bound) <= total + rounding.slack || stop()) break

    const times = timesReached(incidence, top.sites)
    let norm = 0
    for (let group = 0; group < groupCount; group++) {
      const toward = MEMORY * direction[group]! + (1 - MEMORY) * (1 - times[group]!)
      direction[group] = toward
      const held = toward > 0 ? price[group]! >= weight[group]! : price[group]! <= 0
      if (!held) norm += toward ** 2 * weight[group]!
    }
    if (norm === 0) break
    const step = (factor * Math.max(relaxed - total, rounding.slack)) / norm
    for (let group = 0; group < groupCount; group++) {
      const moved = price[group]! + step * direction[group]! * weight[group]!
      price[group] = Math.min(weight[group]!, Math.max(0, moved))
    }
  }
  return { bound: Math.max(rounding.lower(bound), total), price: bestPrice, chosen, total }
}
