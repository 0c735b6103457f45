import type { MultiPolygon, Position } from 'geojson'
import type { ContourRing } from './contour.ts'

/** A ring whose last position is its first. */
export type ClosedRing = readonly Position[]

/**
 * Rings that neither touch nor cross → polygons with their holes, largest first.
 * Rings of fewer than three places are left out.
 */
export const ringsToPolygons = (rings: readonly ContourRing[]): MultiPolygon => {
  const wide = rings.filter(({ positions }) => positions.length > 3)
  const shells = wide.filter(({ doubleArea }) => doubleArea > 0)
  const holes = wide.filter(({ doubleArea }) => doubleArea < 0)
  const polygons = shells.toSorted((a, b) => b.doubleArea - a.doubleArea).map(({ positions }) => [positions])
  if (holes.length > 0) {
    const ordered = holes.toSorted((a, b) => a.doubleArea - b.doubleArea)
    addHoles(
      polygons,
      ordered.map(({ positions }) => positions),
    )
  }
  return { type: 'MultiPolygon', coordinates: polygons }
}

const addHoles = (polygons: readonly Position[][][], holes: readonly Position[][]): void => {
  const boxes = polygons.map(([shell]) => boxOf(shell as ClosedRing))
  for (const hole of holes) {
    const box = boxOf(hole)
    const x = xOf(hole, 0)
    const y = yOf(hole, 0)
    // The smallest shell around it is the last that contains it.
    const around = polygons.findLastIndex(
      ([shell], index) => contains(boxes[index] as Box, box) && ringContains(shell as ClosedRing, x, y),
    )
    polygons[around]?.push(hole)
  }
}

const xOf = (ring: ClosedRing, at: number): number => (ring[at] as Position)[0] as number
const yOf = (ring: ClosedRing, at: number): number => (ring[at] as Position)[1] as number

type Box = readonly [number, number, number, number]

const boxOf = (ring: ClosedRing): Box => {
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (let at = 0; at < ring.length; at += 1) {
    const x = xOf(ring, at)
    const y = yOf(ring, at)
    if (x < west) west = x
    if (x > east) east = x
    if (y < south) south = y
    if (y > north) north = y
  }
  return [west, south, east, north]
}

const contains = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]

const ringContains = (ring: ClosedRing, x: number, y: number): boolean => {
  let inside = false
  for (let at = 1; at < ring.length; at += 1) {
    const py = yOf(ring, at - 1)
    const qy = yOf(ring, at)
    if (qy > y !== py > y) {
      const qx = xOf(ring, at)
      if (x < ((xOf(ring, at - 1) - qx) * (y - qy)) / (py - qy) + qx) inside = !inside
    }
  }
  return inside
}
