import type { MultiPolygon, Polygon, Position } from 'geojson'
import { metresPerDegree } from '@wangge/geodata'
import { boundsOf } from './geometry-box.ts'

const side = 8
const rounds = 4
const snap = (degrees: number) => Math.round(degrees * 1e7) / 1e7

type Ring = readonly (readonly [number, number])[]

/** Metres to the nearest border, negative outside; even–odd over all rings. */
const depthAt = (rings: readonly Ring[], x: number, y: number): number => {
  let inside = false
  let nearest2 = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    let [ax, ay] = ring.at(-1) ?? [0, 0]
    for (const [bx, by] of ring) {
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
      const [dx, dy] = [bx - ax, by - ay]
      const length2 = dx * dx + dy * dy
      const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2))
      nearest2 = Math.min(nearest2, (ax + along * dx - x) ** 2 + (ay + along * dy - y) ** 2)
      ax = bx
      ay = by
    }
  }
  return inside ? Math.sqrt(nearest2) : -Math.sqrt(nearest2)
}

/**
 * Where a name goes: close to the point inside the shape that is farthest from its border. The deepest of a grid
 * of points is looked for, then again around it, four times; a shape thinner than the grid gets a vertex.
 */
export const labelPoint = (geometry: Polygon | MultiPolygon): Position => {
  const [west, south, east, north] = boundsOf([geometry]) ?? [0, 0, 0, 0]
  const scale = metresPerDegree((south + north) / 2)
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const rings = polygons
    .flat()
    .map((ring) =>
      ring.map(([lon = 0, lat = 0]) => [(lon - west) * scale.lon, (lat - south) * scale.lat] as const),
    )
  let [x, y, width, height] = [0, 0, (east - west) * scale.lon, (north - south) * scale.lat]
  let best: readonly [number, number, number] = [...(rings[0]?.[0] ?? ([0, 0] as const)), 0]
  for (let round = 0; round < rounds; round += 1) {
    for (let i = 0; i < side * side; i += 1) {
      const px = x + (((i % side) + 0.5) / side) * width
      const py = y + ((Math.floor(i / side) + 0.5) / side) * height
      const depth = depthAt(rings, px, py)
      if (depth > best[2]) best = [px, py, depth]
    }
    width /= side / 3
    height /= side / 3
    x = best[0] - width / 2
    y = best[1] - height / 2
  }
  return [snap(west + best[0] / scale.lon), snap(south + best[1] / scale.lat)]
}
