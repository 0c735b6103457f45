import { toLattice } from '@wangge/geodata'
import type { Polygon, Position } from 'geojson'

type Point = readonly [x: number, y: number]

const stepsOf = (ring: readonly Position[], origin: Point): Point[] =>
  ring.slice(1).map(([lon = 0, lat = 0]) => [toLattice(lon) - origin[0], toLattice(lat) - origin[1]])

const signedArea = (ring: readonly Point[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length] ?? [0, 0]
    return sum + (x * v - u * y) / 2
  }, 0)

/** What of a ring lies left of the line a → b (Sutherland–Hodgman). */
const leftOf = (ring: readonly Point[], a: Point, b: Point): Point[] => {
  const side = ([x, y]: Point): number => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])
  return ring.flatMap((point, i) => {
    const before = ring[(i + ring.length - 1) % ring.length] ?? point
    const s = side(before)
    const t = side(point)
    const kept: Point[] = []
    if (s > 0 !== t > 0) {
      const share = s / (s - t)
      kept.push([before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])])
    }
    if (t > 0) kept.push(point)
    return kept
  })
}

/** Area (lattice steps²) of a polygon inside a convex one, by clipping; apart from the code under test. */
export const clippedAreaSteps = (polygon: Polygon, convex: Polygon): number => {
  const [lon = 0, lat = 0] = convex.coordinates[0]?.[0] ?? []
  const origin: Point = [toLattice(lon), toLattice(lat)]
  const window = stepsOf(convex.coordinates[0] ?? [], origin)
  if (signedArea(window) < 0) window.reverse()
  return polygon.coordinates.reduce((area, ring, index) => {
    let left = stepsOf(ring, origin)
    window.forEach((a, i) => {
      left = leftOf(left, a, window[(i + 1) % window.length] ?? a)
    })
    const own = Math.abs(signedArea(left))
    return area + (index === 0 ? own : -own)
  }, 0)
}
