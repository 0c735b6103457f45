import type { Geometry } from 'geojson'

type Ring = readonly (readonly number[])[]

const partsOf = (geometry: Geometry): readonly Ring[] => {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]]
    case 'MultiPoint':
      return [geometry.coordinates]
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partsOf)
  }
}

export const countVertices = (geometry: Geometry): number =>
  partsOf(geometry).reduce((sum, part) => sum + part.length, 0)

export type Bounds = [west: number, south: number, east: number, north: number]

export const boundsOf = (geometries: Iterable<Geometry>): Bounds | null => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const geometry of geometries) {
    for (const part of partsOf(geometry)) {
      for (const [x = Number.NaN, y = Number.NaN] of part) {
        west = Math.min(west, x)
        east = Math.max(east, x)
        south = Math.min(south, y)
        north = Math.max(north, y)
      }
    }
  }
  return west > east ? null : [west, south, east, north]
}

const inBox = (x: number, y: number, [west, south, east, north]: Bounds) =>
  x >= west && x <= east && y >= south && y <= north

/** Liang–Barsky: does any of the segment lie in the box, its sides included? */
const segmentMeetsBox = (ax: number, ay: number, bx: number, by: number, box: Bounds): boolean => {
  const [west, south, east, north] = box
  let from = 0
  let to = 1
  const sides = [
    [ax - bx, ax - west],
    [bx - ax, east - ax],
    [ay - by, ay - south],
    [by - ay, north - ay],
  ] as const
  for (const [p, q] of sides) {
    if (p === 0) {
      if (q < 0) return false
    } else if (p < 0) from = Math.max(from, q / p)
    else to = Math.min(to, q / p)
  }
  return from <= to
}

const partMeetsBox = (part: Ring, box: Bounds): boolean => {
  const [first] = part
  if (part.length === 1 && first) return inBox(first[0] ?? Number.NaN, first[1] ?? Number.NaN, box)
  return part.some((point, i) => {
    const before = part[i - 1]
    if (!before) return false
    return segmentMeetsBox(before[0] ?? 0, before[1] ?? 0, point[0] ?? 0, point[1] ?? 0, box)
  })
}

/** Even–odd over all rings, so that a hole is outside. */
const ringsContain = (rings: readonly Ring[], x: number, y: number): boolean => {
  let inside = false
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? []
      const [bx = 0, by = 0] = ring[i] ?? []
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}

/** True where the geometry and the box have a point in common, borders included. */
export const geometryMeetsBox = (geometry: Geometry, box: Bounds): boolean => {
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.some((part) => geometryMeetsBox(part, box))
  if (geometry.type === 'MultiPoint') return geometry.coordinates.some(([x = 0, y = 0]) => inBox(x, y, box))
  if (partsOf(geometry).some((part) => partMeetsBox(part, box))) return true
  if (geometry.type === 'Polygon') return ringsContain(geometry.coordinates, box[0], box[1])
  if (geometry.type === 'MultiPolygon')
    return geometry.coordinates.some((rings) => ringsContain(rings, box[0], box[1]))
  return false
}
