import type { Polygon, Position } from 'geojson'
import { toLattice } from '../crs/lattice.ts'
import type { LatticePoints } from './lattice-points.ts'
import { doubleAreaSteps } from './orientation.ts'
import type { Region } from './regions.ts'

/** A closed ring as point numbers, without the repeated last position and repeated neighbours. */
export const ringPoints = (points: LatticePoints, ring: readonly Position[]): number[] => {
  const ids: number[] = []
  for (const [lon = 0, lat = 0] of ring) {
    const id = points.add(toLattice(lon), toLattice(lat))
    if (ids.at(-1) !== id) ids.push(id)
  }
  if (ids.length > 1 && ids.at(-1) === ids[0]) ids.pop()
  return ids
}

/** Shell counter-clockwise, holes clockwise, whatever directions the rings came in. */
export const orientedRings = (points: LatticePoints, polygon: Polygon): number[][] =>
  polygon.coordinates
    .map((ring, index) => {
      const ids = ringPoints(points, ring)
      return doubleAreaSteps(points, ids) > 0 === (index === 0) ? ids : ids.toReversed()
    })
    .filter((ring) => ring.length >= 3)

/** Starts a ring at its lowest, then leftmost point, so that equal rings are written equally. */
const canonical = (points: LatticePoints, ring: readonly number[]): number[] => {
  let best = 0
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i] ?? 0
    const b = ring[best] ?? 0
    if (points.y(a) < points.y(b) || (points.y(a) === points.y(b) && points.x(a) < points.x(b))) best = i
  }
  return [...ring.slice(best), ...ring.slice(0, best)]
}

const closedPositions = (points: LatticePoints, ring: readonly number[]): Position[] => {
  const positions = canonical(points, ring).map((id) => points.position(id))
  if (positions[0]) positions.push([...positions[0]])
  return positions
}

/** Orders rings by their lowest, then leftmost corner, which stands first; by the next ones where that is the same. */
export const byFirstCorner = (a: readonly Position[], b: readonly Position[]): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [lonA = 0, latA = 0] = a[i] ?? []
    const [lonB = 0, latB = 0] = b[i] ?? []
    const order = latA - latB || lonA - lonB
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** GeoJSON of a region (RFC 7946: shell counter-clockwise, holes clockwise). */
export const regionPolygon = (points: LatticePoints, { shell, holes }: Region): Polygon => ({
  type: 'Polygon',
  coordinates: [
    closedPositions(points, shell),
    ...holes.map((hole) => closedPositions(points, hole)).toSorted(byFirstCorner),
  ],
})
