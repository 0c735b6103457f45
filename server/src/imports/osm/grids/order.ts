import { areaM2 } from '@wangge/geodata'
import type { Polygon } from 'geojson'
import { interiorPoint } from '../geometry/ring.ts'

export type Centre = readonly [number, number]

/** Middle of several polygons, each weighing as its area. */
export const centreOf = (polygons: readonly Polygon[]): Centre => {
  let lon = 0
  let lat = 0
  let weight = 0
  for (const polygon of polygons) {
    const [x, y] = interiorPoint(polygon.coordinates)
    const area = areaM2(polygon)
    lon += x * area
    lat += y * area
    weight += area
  }
  return [lon / weight, lat / weight]
}

/** Items from north-west to south-east, the way such lists are numbered on Chinese plans. */
export const fromNorthWest = <T>(items: readonly T[], centre: (item: T) => Centre): T[] => {
  const key = (item: T) => {
    const [lon, lat] = centre(item)
    return lon - lat
  }
  return items.toSorted((a, b) => key(a) - key(b))
}

/** Side of `b` on which `a` lies. */
export const sideOf = (a: Centre, b: Centre): string => {
  const dx = a[0] - b[0]
  const dy = a[1] - b[1]
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? '东' : '西'
  return dy >= 0 ? '北' : '南'
}
