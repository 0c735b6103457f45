import { union } from '@turf/union'
import type { Feature, FeatureCollection } from 'geojson'
import type { AreaGeometry } from './geometry.ts'
import type { AreaProperties } from './street-data.ts'

/**
 * One feature a status and band instead of one a place, so that overlapping translucent fills do not turn to mud.
 * Candidates are cut to what is theirs alone only in drawing, not here: each band is the plain union.
 */
export function mergeAreas(
  areas: FeatureCollection<AreaGeometry, AreaProperties>,
): FeatureCollection<AreaGeometry, AreaProperties> {
  const groups = new Map<string, Feature<AreaGeometry, AreaProperties>[]>()
  for (const area of areas.features) {
    const key = `${area.properties.status} ${area.properties.minutes}`
    groups.set(key, [...(groups.get(key) ?? []), area])
  }
  const merged = [...groups.values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const { status, minutes } = first.properties
    const features = members.map(({ geometry }) => ({ type: 'Feature' as const, properties: {}, geometry }))
    const whole = members.length === 1 ? first : union({ type: 'FeatureCollection', features })
    return whole === null
      ? []
      : [
          {
            type: 'Feature' as const,
            properties: { minutes, status, center_id: null, island: false },
            geometry: whole.geometry,
          },
        ]
  })
  return { type: 'FeatureCollection', features: merged }
}
