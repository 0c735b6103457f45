import type { BuildingUse } from '@wangge/geodata'

/**
 * Households = footprint × floors × residential share ÷ 100 m², rounded, and at least one in a dwelling of 40 m² or
 * more; residents = households × 2.62, rounded.
 *
 * - 2.62 people a household: Seventh National Population Census 2020, bulletin no. 2.
 * - 100 m² of gross floor area a household: the same census counts 36.5 m² of dwelling floor a person in cities, so
 *   36.5 × 2.62 ≈ 96 m²; the rest is an allowance for empty flats. An assumption, and the reason that every screen
 *   marks the figures 估算.
 * - Mixed use: the ground floor is a shop, the floors above are dwellings.
 * - Dormitories hold collective households (集体户), which are no households here; residents = floor area ÷ 12 m².
 */
export const floorAreaPerHouseholdM2 = 100
export const residentsPerHousehold = 2.62
const smallestDwellingM2 = 40
const dormitoryAreaPerResidentM2 = 12

export interface Estimate {
  readonly households: number
  readonly residents: number
}

export const estimateHouseholds = (
  use: BuildingUse,
  footprintM2: number,
  floors: number,
  dormitory: boolean,
): Estimate => {
  const floorAreaM2 = footprintM2 * floors
  if (dormitory) return { households: 0, residents: Math.round(floorAreaM2 / dormitoryAreaPerResidentM2) }
  const dwellingM2 = floorAreaM2 * residentialShare(use, floors)
  if (dwellingM2 < smallestDwellingM2) return { households: 0, residents: 0 }
  const households = Math.max(1, Math.round(dwellingM2 / floorAreaPerHouseholdM2))
  return { households, residents: Math.round(households * residentsPerHousehold) }
}

const residentialShare = (use: BuildingUse, floors: number): number => {
  if (use === 'residential') return 1
  if (use === 'mixed') return floors > 1 ? (floors - 1) / floors : 0.5
  return 0
}

/**
 * Floors assumed where none are mapped. Six is the walk-up slab that most of these cities' dwellings are (six floors
 * need no lift, GB 50096), and the commonest value mapped in the extracts; small footprints are low houses and sheds.
 */
export const assumedFloors = (use: BuildingUse, tag: string, footprintM2: number): number => {
  if (['garage', 'garages', 'shed', 'roof', 'kiosk', 'hut', 'carport', 'toilets'].includes(tag)) return 1
  if (['house', 'detached', 'bungalow', 'terrace', 'semidetached_house'].includes(tag)) return 2
  if (footprintM2 < 60) return 1
  if (footprintM2 < 150) return 2
  switch (use) {
    case 'residential':
    case 'mixed':
    case 'office':
    case 'medical':
      return 6
    case 'school':
    case 'commercial':
    case 'civic':
      return 4
    case 'industrial':
    case 'other':
      return 2
  }
}
