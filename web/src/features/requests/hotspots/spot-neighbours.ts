import { metresPerDegree } from '@wangge/geodata'
import type { Polygon } from 'geojson'
import type { HotspotCell, Hotspots } from '../../../api/requests-hotspots.ts'

const corners = (polygon: Polygon): string[] =>
  (polygon.coordinates[0] ?? [])
    .slice(0, -1)
    .map(([lon = 0, lat = 0]) => `${lon.toFixed(7)},${lat.toFixed(7)}`)

const edges = (polygon: Polygon): string[] => {
  const ring = corners(polygon)
  return ring.map((corner, i) => [corner, ring[(i + 1) % ring.length] ?? corner].toSorted().join('|'))
}

/** Metres between two centres, at the scale half-way between them, as the comparison takes them. */
const metresBetween = (a: HotspotCell, b: HotspotCell): number => {
  const scale = metresPerDegree((a.lat + b.lat) / 2)
  return Math.hypot((a.lon - b.lon) * scale.lon, (a.lat - b.lat) * scale.lat)
}

/** Only who took part in the comparison is anybody's neighbour. */
const takesPart = (cell: HotspotCell): boolean => cell.z !== null

/** The cells that a cell was looked at together with, by the rule that the answer states. */
export const neighboursOf = ({ cells, query, geometry }: Hotspots, id: string): readonly string[] => {
  const cell = cells.find((one) => one.id === id)
  if (cell === undefined || !takesPart(cell)) return []
  const others = cells.filter((one) => one.id !== id && takesPart(one))
  switch (query.neighbours) {
    case 'band':
      return others.filter((one) => metresBetween(cell, one) <= (query.metres ?? 0)).map((one) => one.id)
    case 'nearest':
      return others
        .toSorted((a, b) => metresBetween(cell, a) - metresBetween(cell, b))
        .slice(0, query.k ?? 0)
        .map((one) => one.id)
    case 'contiguity': {
      const parts = query.contiguity === 'corner' ? corners : edges
      const shapes = new Map(geometry?.features.map((feature) => [feature.properties.id, feature.geometry]))
      const shape = shapes.get(id)
      if (shape === undefined) return []
      const own = new Set(parts(shape as Polygon))
      return others
        .filter((one) => parts(shapes.get(one.id) as Polygon).some((part) => own.has(part)))
        .map((one) => one.id)
    }
    default:
      return query.neighbours satisfies never
  }
}
