import type { Prng } from './prng.ts'
import type { TownBuilding } from './town.ts'

export interface Lived {
  readonly households: number
  readonly residents: number
}

/**
 * Households and residents of each building. Every town has homes that stand empty: the share is set so that the
 * street comes out near its target, never above what the buildings hold.
 */
export const settle = (buildings: readonly TownBuilding[], targetHouseholds: number, prng: Prng): Lived[] => {
  const homes = buildings.reduce((sum, building) => sum + building.homes, 0)
  const share = Math.min(1, targetHouseholds / Math.max(1, homes))
  // Whole households only: what one building is short of, the next makes up.
  let owed = 0
  return buildings.map((building) => {
    if (building.homes === 0) return { households: 0, residents: 0 }
    const wished = building.homes * share * (1 + 0.05 * prng.bell() * (1 - share)) + owed
    const households = Math.max(0, Math.min(building.homes, Math.round(wished)))
    owed = Math.max(-2, Math.min(2, wished - households))
    const size = building.floors >= 11 ? 2.75 : building.floors <= 2 ? 3.15 : 2.85
    let residents = 0
    if (households > 0) residents = Math.max(households, Math.round(households * (size + 0.16 * prng.bell())))
    return { households, residents }
  })
}
