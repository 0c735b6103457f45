import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'

export type AreaGeometry = Polygon | MultiPolygon

export const polygonsOf = (geometry: AreaGeometry): readonly Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

/** Even–odd: holes count as outside. */
export function containsPoint(geometry: AreaGeometry, x: number, y: number): boolean {
  return polygonsOf(geometry).some((rings) => insideRings(rings, x, y))
}

export function insideRings(rings: readonly Position[][], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax = 0, ay = 0] = ring[i] ?? []
      const [bx = 0, by = 0] = ring[j] ?? []
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  return inside
}

export function boundsOf(geometry: AreaGeometry): [west: number, south: number, east: number, north: number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const rings of polygonsOf(geometry))
    for (const [x = 0, y = 0] of rings[0] ?? []) {
      bounds[0] = Math.min(bounds[0], x)
      bounds[1] = Math.min(bounds[1], y)
      bounds[2] = Math.max(bounds[2], x)
      bounds[3] = Math.max(bounds[3], y)
    }
  return bounds
}

/** Everything but `geometry`: a box far around it with the outer rings cut out. */
export function outsideOf(geometry: AreaGeometry): Feature<Polygon> {
  const [west, south, east, north] = boundsOf(geometry)
  const reach = 2
  const frame: Position[] = [
    [west - reach, south - reach],
    [east + reach, south - reach],
    [east + reach, north + reach],
    [west - reach, north + reach],
    [west - reach, south - reach],
  ]
  const holes = polygonsOf(geometry).map((rings) => rings[0] ?? [])
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [frame, ...holes] } }
}
