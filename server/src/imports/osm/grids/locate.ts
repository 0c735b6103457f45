import type { Polygon, Position } from 'geojson'
import { ringContains } from '../geometry/ring.ts'

/** Number of the polygon that a point lies in; −1 outside all of them. */
export type Locate = (lon: number, lat: number) => number

export const createLocate = (polygons: readonly Polygon[]): Locate => {
  const boxes = polygons.map((polygon) => {
    const outer = polygon.coordinates[0] as Position[]
    const lons = outer.map((p) => p[0] as number)
    const lats = outer.map((p) => p[1] as number)
    return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const
  })
  return (lon, lat) =>
    polygons.findIndex((polygon, i) => {
      const [west, south, east, north] = boxes[i] as readonly [number, number, number, number]
      if (lon < west || lon > east || lat < south || lat > north) return false
      const [outer, ...holes] = polygon.coordinates as [Position[], ...Position[][]]
      return ringContains(outer, lon, lat) && !holes.some((hole) => ringContains(hole, lon, lat))
    })
}
