import { metresPerDegree } from '@wangge/geodata'
import type { BuildingPoint, PlaceRow } from '../db/queries/grid-facts.ts'

export const coverageMinutes = [5, 10, 15] as const
export type CoverageMinutes = (typeof coverageMinutes)[number]
/** Metres a second: the pace of an older resident, and the 300 m of GB 50180's five-minute circle. */
export const defaultSpeedMps = 1

/** Households by the smallest straight-line circle of an operating centre their building's centroid lies in. */
export interface CoveredHouseholds {
  total: number
  /** Within 5, 10 and 15 minutes; each includes the one before. */
  within: [number, number, number]
}

export interface RadiusCoverage {
  /** Building → minutes; no entry where no centre is within 15. */
  readonly minutesOf: ReadonlyMap<number, CoverageMinutes>
  readonly byBasic: ReadonlyMap<string | null, CoveredHouseholds>
}

/**
 * Straight-line coverage by operating centres of the street, an approximation of the walk. A building counts
 * where its centroid is at most `minutes × 60 × speed` metres from a centre's entrance (≤, not <).
 */
export const coverByRadius = (
  buildings: readonly BuildingPoint[],
  places: readonly PlaceRow[],
): RadiusCoverage => {
  const centres = places.filter((place) => place.kind === 'centre' && place.operating)
  const minutesOf = new Map<number, CoverageMinutes>()
  const byBasic = new Map<string | null, CoveredHouseholds>()
  for (const building of buildings) {
    const scale = metresPerDegree(building.lat)
    let nearestM = Number.POSITIVE_INFINITY
    for (const centre of centres) {
      const east = (centre.lon - building.lon) * scale.lon
      const north = (centre.lat - building.lat) * scale.lat
      nearestM = Math.min(nearestM, Math.hypot(east, north))
    }
    const sums = byBasic.get(building.basicCode) ?? { total: 0, within: [0, 0, 0] }
    byBasic.set(building.basicCode, sums)
    sums.total += building.households
    coverageMinutes.forEach((minutes, index) => {
      if (nearestM > minutes * 60 * defaultSpeedMps) return
      sums.within[index] = (sums.within[index] ?? 0) + building.households
      if (!minutesOf.has(building.id)) minutesOf.set(building.id, minutes)
    })
  }
  return { minutesOf, byBasic }
}
