import type { RequestCategory } from '../model/kinds.ts'
import type { Prng } from './prng.ts'
import type { Lived } from './households.ts'
import { dayMs, yearDays, yearStartMs } from './rhythm.ts'
import type { Town } from './town.ts'
import { at, distanceM, ringCentroid, type Vec } from './vec.ts'

/** A trouble of one kind at one place for some weeks: leaking mains, a building site at night, a market's refuse. */
export interface ClusterPlan {
  readonly category: RequestCategory
  readonly centre: Vec
  readonly radiusM: number
  readonly fromMs: number
  readonly toMs: number
  readonly buildings: readonly number[]
  readonly count: number
}

const causes: readonly (readonly [RequestCategory, number, number, number, number])[] = [
  // category, first day, days, radius, requests
  ['property-service', 14, 45, 130, 120],
  ['property-service', 30, 60, 170, 150],
  ['environment', 205, 50, 180, 140],
  ['environment', 255, 40, 140, 95],
  ['living-environment', 160, 70, 200, 150],
  ['living-environment', 240, 45, 120, 90],
  ['emergency', 258, 9, 220, 60],
  ['public-security', 95, 40, 160, 70],
  ['work-safety', 210, 60, 170, 80],
  ['dispute', 60, 50, 130, 65],
  ['livelihood', 20, 40, 180, 90],
  ['livelihood', 310, 50, 150, 85],
  ['property-service', 320, 44, 150, 130],
  ['living-environment', 330, 34, 160, 110],
]

/** Chooses where the year's troubles lie: well apart, each where people live. */
export const planClusters = (town: Town, lived: readonly Lived[], prng: Prng): ClusterPlan[] => {
  const centres = town.buildings.map((b) => ringCentroid(b.ring))
  const homes = centres.flatMap((_, i) => ((lived[i]?.households ?? 0) > 0 ? [i] : []))
  const plans: ClusterPlan[] = []
  for (const [category, day, days, radiusM, count] of causes) {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const centre = at(centres, at(homes, prng.int(0, homes.length - 1)))
      const apart = plans.every((p) => distanceM(p.centre, centre) > 380)
      const buildings = homes.filter((i) => distanceM(at(centres, i), centre) < radiusM - 25)
      const households = buildings.reduce((sum, i) => sum + (lived[i]?.households ?? 0), 0)
      if (!apart || households < 150) continue
      const fromMs = yearStartMs + day * dayMs
      const toMs = yearStartMs + Math.min(yearDays, day + days) * dayMs
      plans.push({ category, centre, radiusM, fromMs, toMs, buildings, count })
      break
    }
  }
  return plans
}
