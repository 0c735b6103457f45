import Flatbush from 'flatbush'
import type { LatticePoints } from './lattice-points.ts'
import { pointInRing } from './orientation.ts'
import type { Region } from './regions.ts'

/** A function that gives the region that a point (lattice steps) lies strictly inside, or −1: outside, or on an edge. */
export const regionLocator = (
  points: LatticePoints,
  regions: readonly Region[],
): ((x: number, y: number) => number) => {
  if (regions.length === 0) return () => -1
  const index = new Flatbush(regions.length)
  for (const { shell } of regions) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const point of shell) {
      minX = Math.min(minX, points.x(point))
      maxX = Math.max(maxX, points.x(point))
      minY = Math.min(minY, points.y(point))
      maxY = Math.max(maxY, points.y(point))
    }
    index.add(minX, minY, maxX, maxY)
  }
  index.finish()
  return (x, y) => {
    let found = -1
    index.search(x, y, x, y, (candidate) => {
      const region = regions[candidate]
      if (found >= 0 || region === undefined) return false
      if (pointInRing(points, region.shell, x, y) <= 0) return false
      if (region.holes.every((hole) => pointInRing(points, hole, x, y) < 0)) found = candidate
      return false
    })
    return found
  }
}
