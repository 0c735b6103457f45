import { geodesicCircle } from '@wangge/geodata'
import type { Point } from 'geojson'
import type { FeatureRow } from '../db/queries/features.ts'
import { type CoverageMinutes, coverageMinutes } from './walk-defaults.ts'

export interface AreaOptions {
  readonly method: 'walk' | 'radius'
  readonly speedMps: number
  readonly minutes: CoverageMinutes | null
  /** `<street>.<place>`, as service-centers has it. */
  readonly centerId: string | null
}

/**
 * Straight-line circles of 5, 10 and 15 minutes round each place that serves, as `service-centers` rows come.
 * Marked as approximate: minutes are walked, not flown. The largest goes first, so that a map draws it lowest.
 * Key: `<place, padded>.<minutes>`.
 */
export const serviceAreas = (centers: readonly FeatureRow[], options: AreaOptions): FeatureRow[] => {
  const rows: FeatureRow[] = []
  for (const { key, geometry, properties } of centers) {
    if (options.centerId !== null && properties.id !== options.centerId) continue
    const [lon = 0, lat = 0] = (geometry as Point).coordinates
    for (const minutes of coverageMinutes.toReversed()) {
      if (options.minutes !== null && minutes !== options.minutes) continue
      const radiusM = Math.round(minutes * 60 * options.speedMps * 1000) / 1000
      rows.push({
        key: `${key}.${minutes}`,
        geometry: geodesicCircle(lon, lat, radiusM),
        properties: {
          center_id: properties.id ?? null,
          center_name: properties.name ?? null,
          kind: properties.kind ?? null,
          status: properties.status ?? null,
          street_id: properties.street_id ?? null,
          minutes,
          method: 'radius',
          speed_mps: options.speedMps,
          island: null,
          approximate: true,
          radius_m: radiusM,
        },
      })
    }
  }
  return rows
}
