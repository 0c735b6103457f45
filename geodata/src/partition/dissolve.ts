import type { MultiPolygon, Polygon } from 'geojson'
import { LatticePoints } from './lattice-points.ts'
import { byFirstCorner, orientedRings, regionPolygon } from './polygon-edges.ts'
import { traceRegions } from './regions.ts'

/** Edges of the oriented rings without those that another ring walks the other way. */
const uncancelledEdges = (points: LatticePoints, polygons: readonly Polygon[]) => {
  const edges = new Map<number, [from: number, to: number, count: number]>()
  const rings = polygons.flatMap((polygon) => orientedRings(points, polygon))
  const size = points.size
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const from = ring[i] ?? 0
      const to = ring[(i + 1) % ring.length] ?? 0
      const reverse = edges.get(to * size + from)
      if (reverse !== undefined && reverse[2] > 0) {
        reverse[2] -= 1
        continue
      }
      const same = edges.get(from * size + to)
      if (same === undefined) edges.set(from * size + to, [from, to, 1])
      else same[2] += 1
    }
  }
  const from: number[] = []
  const to: number[] = []
  for (const [a, b, count] of edges.values()) {
    for (let i = 0; i < count; i++) {
      from.push(a)
      to.push(b)
    }
  }
  return { from, to }
}

/**
 * The union of polygons that share their borders vertex by vertex, as the grids of a plan do.
 *
 * Nothing is computed: an edge that two polygons walk in opposite directions is inside the union and goes, and the
 * rest is traced into rings. So every coordinate of the answer is one of the input's, and the areas agree. Parts
 * that touch at a point only come out as parts; a hole that touches its shell stays a hole (valid by OGC's rules).
 * Parts are ordered by their lowest, then leftmost corner.
 */
export const dissolve = (polygons: readonly Polygon[]): MultiPolygon => {
  const points = new LatticePoints()
  const { regions } = traceRegions(points, uncancelledEdges(points, polygons))
  const parts = regions.map((region) => regionPolygon(points, region).coordinates)
  parts.sort((a, b) => byFirstCorner(a[0] ?? [], b[0] ?? []))
  return { type: 'MultiPolygon', coordinates: parts }
}
