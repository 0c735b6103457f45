import { siteValues } from './cover-bound.ts'
import { timesReached } from './chosen-sites.ts'
import { dropRedundant } from './drop-redundant.ts'
import { greedyCover } from './greedy-cover.ts'
import type { Incidence } from './incidence.ts'

export interface SetCoverBound {
  /** No fewer sites than this can do. */
  readonly bound: number
  /** The relaxation's value before it was rounded up. */
  readonly relaxed: number
  /** By group, not negative. */
  readonly price: Float64Array
  /** The smallest full choice met. */
  readonly chosen: readonly number[]
}

const PAIRS = 100_000_000
const FEWEST_ROUNDS = 200
const MOST_ROUNDS = 800
const PATIENCE = 10
const MEMORY = 0.85
const GREEDY_EVERY = 20
const LAST_STEP = 2e-4
/** Relaxed values this little above a whole number are rounding. */
const ROUNDING = 1e-6

/** A full choice that starts from the given sites. */
const complete = (incidence: Incidence, sites: readonly number[]): number[] => {
  const times = timesReached(incidence, sites)
  const open = incidence.weight.map((_, group) => (times[group] === 0 ? 1 : 0))
  const added = greedyCover(incidence, open, incidence.siteCount).map(({ site }) => site)
  return dropRedundant(incidence, [...sites, ...added])
}

/**
 * Bounds the set cover from below by Lagrangian relaxation (Beasley 1987): with a price p ≥ 0 for each group, no full
 * choice has fewer sites than L(p) = Σ p + Σ min(0, 1 − site value). Prices rise where nobody comes and fall where
 * several do. Now and then the sites worth their cost, completed greedily, make a smaller choice.
 *
 * @param known a full choice
 */
export const boundSetCover = (
  incidence: Incidence,
  known: readonly number[],
  stop: () => boolean,
): SetCoverBound => {
  const { siteCount, groupCount, groupsOf } = incidence
  let chosen = known
  const price = new Float64Array(groupCount)
  const direction = new Float64Array(groupCount)
  const size = (site: number) => groupsOf.start[site + 1]! - groupsOf.start[site]!
  for (let site = 0; site < siteCount; site++)
    for (let i = groupsOf.start[site]!; i < groupsOf.start[site + 1]!; i++) {
      const share = 1 / size(site)
      const group = groupsOf.item[i]!
      price[group] = price[group] === 0 ? share : Math.min(price[group]!, share)
    }

  let relaxed = 0
  let best = price.slice()
  let factor = 1
  let quiet = 0
  const rounds = Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, PAIRS / (groupsOf.item.length + 1)))
  for (let round = 0; round < rounds && factor > LAST_STEP; round++) {
    const value = siteValues(incidence, price)
    const worth: number[] = []
    let now = 0
    for (let group = 0; group < groupCount; group++) now += price[group]!
    for (let site = 0; site < siteCount; site++) {
      if (value[site]! <= 1) continue
      worth.push(site)
      now += 1 - value[site]!
    }
    quiet++
    if (now > relaxed + ROUNDING) {
      ;[relaxed, best, quiet] = [now, price.slice(), 0]
    } else if (quiet >= PATIENCE) {
      ;[factor, quiet] = [factor / 2, 0]
      price.set(best)
      direction.fill(0)
      continue
    }
    if (round % GREEDY_EVERY === 0) {
      const full = complete(incidence, worth)
      if (full.length < chosen.length) chosen = full
    }
    if (Math.ceil(relaxed - ROUNDING) >= chosen.length || stop()) break

    const times = timesReached(incidence, worth)
    let norm = 0
    for (let group = 0; group < groupCount; group++) {
      const toward = MEMORY * direction[group]! + (1 - MEMORY) * (1 - times[group]!)
      direction[group] = toward
      if (toward > 0 || price[group]! > 0) norm += toward ** 2
    }
    if (norm === 0) break
    const step = (factor * Math.max(chosen.length - now, ROUNDING)) / norm
    for (let group = 0; group < groupCount; group++)
      price[group] = Math.max(0, price[group]! + step * direction[group]!)
  }
  const bound = Math.min(chosen.length, Math.ceil(relaxed - ROUNDING))
  return { bound, relaxed, price: best, chosen }
}
