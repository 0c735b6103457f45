import type { CoverageGaps } from '@wangge/geodata'
import type { PlacedCentre } from '../workers/walk-messages.ts'
import type { FeatureRow } from '../db/queries/features.ts'

/**
 * Inhabited areas outside every circle as features, most households first, those of few at the end. Key: the gap's id,
 * the lowest of its buildings'.
 */
export const coverageGapFeatures = (
  { gaps, others, minutes, speedMps }: CoverageGaps,
  centres: readonly PlacedCentre[],
  streetId: string,
): FeatureRow[] =>
  [...gaps, ...others].map((gap, at) => {
    const centre = gap.nearest === null ? undefined : centres[gap.nearest.centre]
    const [lon = null, lat = null] = gap.labelPoint
    return {
      key: gap.id,
      geometry: gap.geometry,
      properties: {
        id: `${streetId}.${gap.id}`,
        street_id: streetId,
        rank: at + 1,
        minutes,
        speed_mps: speedMps,
        households: gap.households,
        residents: gap.residents,
        buildings: gap.buildings,
        units: gap.units.map(({ code }) => code),
        basics: gap.basics.map(({ code }) => code),
        nearest_center_id: centre?.id ?? null,
        nearest_center_name: centre?.name ?? null,
        nearest_walk_s: gap.nearest === null ? null : Math.round(gap.nearest.meanSeconds),
        label_lon: lon,
        label_lat: lat,
      },
    }
  })
