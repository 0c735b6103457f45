import type { FeatureRow } from '../db/queries/features.ts'
import type { AreaOptions } from './service-areas.ts'
import type { CentreAreas } from './walks.ts'

/**
 * What is within a walk of each place that serves, as features; a place off the network has none. The largest goes
 * first, so that a map draws it lowest. Key: `<place>.<minutes>`.
 * @param minutes those of the areas, in their order
 */
export const walkAreas = (
  all: readonly CentreAreas[],
  minutes: readonly number[],
  { speedMps, centerId }: AreaOptions,
): FeatureRow[] => {
  const rows: FeatureRow[] = []
  for (const { centre, areas } of all) {
    if (areas === null || (centerId !== null && centre.id !== centerId)) continue
    const [streetId = '', place = ''] = centre.id.split('.')
    for (const [at, value] of [...minutes.entries()].toSorted(([, a], [, b]) => b - a)) {
      const geometry = areas[at]
      if (geometry === undefined || geometry.coordinates.length === 0) continue
      rows.push({
        key: `${place}.${value}`,
        geometry,
        properties: {
          center_id: centre.id,
          center_name: centre.name,
          kind: centre.kind,
          status: centre.status,
          street_id: streetId,
          minutes: value,
          method: 'walk',
          speed_mps: speedMps,
          island: centre.problem === 'centre-on-island',
          approximate: false,
          radius_m: null,
        },
      })
    }
  }
  return rows
}
