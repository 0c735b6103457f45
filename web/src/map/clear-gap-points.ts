import { containsPoint } from './geometry.ts'
import { gapsByGrid } from './gaps-by-grid.ts'
import type { GapProperties, StreetData } from './street-data.ts'

const metresPerDegree = 111_320
/** Closer than this a gap's sign would hide under a place's at the street's own zoom. */
const clearM = 75
const stepM = 55
const rings = 4

/**
 * Moves each gap's sign off the places nearby, to the closest clear point of its own grid on a small star of
 * directions. A grid with no clear point keeps its label point.
 */
export function clearGapPoints(data: StreetData): StreetData['gaps'] {
  const points = new Map<string, readonly [lon: number, lat: number]>()
  for (const [gap] of gapsByGrid(data.gaps)) points.set(gap.code, clearPoint(gap, data))
  return {
    type: 'FeatureCollection',
    features: data.gaps.features.map((feature) => {
      const { properties } = feature
      const [lon, lat] = points.get(properties.code) ?? [properties.label_lon, properties.label_lat]
      return { ...feature, properties: { ...properties, label_lon: lon, label_lat: lat } }
    }),
  }
}

function clearPoint(gap: GapProperties, data: StreetData): readonly [number, number] {
  const { label_lon: lon0, label_lat: lat0 } = gap
  const lonMetres = metresPerDegree * Math.cos((lat0 * Math.PI) / 180)
  const shape = data.gaps.features.find((feature) => feature.properties.code === gap.code)?.geometry
  const isClear = (lon: number, lat: number): boolean =>
    data.places.features.every(({ geometry: { coordinates } }) => {
      const [x = 0, y = 0] = coordinates
      return Math.hypot((x - lon) * lonMetres, (y - lat) * metresPerDegree) >= clearM
    })
  if (isClear(lon0, lat0)) return [lon0, lat0]
  for (let ring = 1; ring <= rings; ring++)
    for (let direction = 0; direction < 8; direction++) {
      const angle = (direction * Math.PI) / 4
      const lon = lon0 + (Math.cos(angle) * stepM * ring) / lonMetres
      const lat = lat0 + (Math.sin(angle) * stepM * ring) / metresPerDegree
      if (isClear(lon, lat) && shape !== undefined && containsPoint(shape, lon, lat)) return [lon, lat]
    }
  return [lon0, lat0]
}
