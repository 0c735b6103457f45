import type { Prng } from './prng.ts'
import type { Town } from './town.ts'
import { along, at, distanceM, leftOf, lerp, minus, ringCentroid, unit, type Vec } from './vec.ts'

/** A door in the middle of a building's longest side that faces south, half a metre before the wall. */
export const doorOf = (town: Town, building: number): Vec => {
  const ring = at(town.buildings, building).ring
  let best: Vec = at(ring, 0)
  let score = Number.NEGATIVE_INFINITY
  for (let i = 0; i < ring.length; i += 1) {
    const a = at(ring, i)
    const b = at(ring, i + 1)
    const inward = leftOf(unit(minus(b, a)))
    const value = distanceM(a, b) * (1.2 + inward[1])
    if (value > score) {
      score = value
      best = along(lerp(a, b, 0.5), inward, -0.5)
    }
  }
  return best
}

/** The building of a wanted sort nearest to a point; −1 when there is none. */
export const nearestBuilding = (
  town: Town,
  among: readonly number[],
  wanted: Vec,
  suits: (index: number) => boolean,
): number => {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const index of among) {
    if (!suits(index)) continue
    const d = distanceM(ringCentroid(at(town.buildings, index).ring), wanted)
    if (d < least) {
      least = d
      best = index
    }
  }
  return best
}

/** Some numbers of a list, without repeats, as the seed has it. */
export const someOf = <T>(items: readonly T[], count: number, prng: Prng): T[] =>
  prng.shuffled(items).slice(0, count)
