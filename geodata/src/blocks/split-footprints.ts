import { intersect } from '@turf/turf'
import type { Polygon } from 'geojson'
import { areaM2 } from '../crs/area.ts'
import type { FaceMesh } from '../partition/face-mesh.ts'
import { properlyCross, type SegmentEnds } from '../partition/segment-crossing.ts'
import { boxIndex, type FootprintShape, pointInShape } from './footprint-shapes.ts'

/** Whether a segment has points strictly inside the shape. Exact but for pieces that only run from wall to wall. */
const entersShape = (segment: SegmentEnds, shape: FootprintShape): boolean => {
  const [ax, ay, bx, by] = segment
  if (pointInShape(shape, ax, ay) > 0 || pointInShape(shape, bx, by) > 0) return true
  for (const edge of shape.edges) if (properlyCross(segment, edge)) return true
  return pointInShape(shape, (ax + bx) / 2, (ay + by) / 2) > 0
}

/** For each footprint that a border or the outline of the mesh runs through, the faces along it, in order. */
export const crossedByBorders = (
  mesh: FaceMesh,
  shapes: readonly FootprintShape[],
): Map<number, number[]> => {
  const crossed = new Map<number, Set<number>>()
  const index = boxIndex(shapes.map((shape) => shape.box))
  if (index === null) return new Map()
  for (let edge = 0; edge < mesh.from.length; edge++) {
    const sides = [mesh.left[edge] ?? -1, mesh.right[edge] ?? -1].filter((face) => face >= 0)
    const from = mesh.from[edge] ?? 0
    const to = mesh.to[edge] ?? 0
    const segment: SegmentEnds = [
      mesh.points.x(from),
      mesh.points.y(from),
      mesh.points.x(to),
      mesh.points.y(to),
    ]
    const [ax, ay, bx, by] = segment
    for (const hit of index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) {
      const shape = shapes[hit]
      if (shape === undefined || !entersShape(segment, shape)) continue
      const faces = crossed.get(hit) ?? new Set<number>()
      for (const face of sides) faces.add(face)
      crossed.set(hit, faces)
    }
  }
  return new Map(
    [...crossed]
      .toSorted((a, b) => a[0] - b[0])
      .map(([footprint, faces]) => [footprint, [...faces].toSorted((a, b) => a - b)] as const),
  )
}

const feature = (geometry: Polygon) => ({ type: 'Feature' as const, properties: {}, geometry })

/** Of the faces that share a footprint, the one with the largest part of it. */
export const largestPart = (
  footprint: Polygon,
  faces: readonly number[],
  polygons: readonly Polygon[],
): number => {
  const parts = faces.map((face) => {
    const polygon = polygons[face]
    if (polygon === undefined) return { face, area: 0 }
    const part = intersect({ type: 'FeatureCollection', features: [feature(footprint), feature(polygon)] })
    return { face, area: part === null ? 0 : areaM2(part.geometry) }
  })
  parts.sort((a, b) => b.area - a.area || a.face - b.face)
  return parts[0]?.face ?? -1
}
