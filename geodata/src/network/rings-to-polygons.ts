import type { MultiPolygon, Position } from 'geojson'

/** A ring that does not repeat its first position. */
export type OpenRing = readonly Position[]

/**
 * Rings that neither touch nor cross, inside on the left → polygons with their holes, largest first.
 * Rings of fewer than three positions are left out.
 */
export const ringsToPolygons = (rings: readonly OpenRing[]): MultiPolygon => {
  const measured = rings
    .filter((ring) => ring.length > 2)
    .map((ring) => ({ ring, area: doubleArea(ring), box: boxOf(ring) }))
  const shells = measured.filter(({ area }) => area > 0).toSorted((a, b) => b.area - a.area)
  const holes = measured.filter(({ area }) => area < 0).toSorted((a, b) => a.area - b.area)
  const polygons = shells.map(({ ring }) => [closed(ring)])
  for (const { ring, box } of holes) {
    const x = xOf(ring, 0)
    const y = yOf(ring, 0)
    // The smallest shell around it is the last that contains it.
    const around = shells.findLastIndex((shell) => contains(shell.box, box) && ringContains(shell.ring, x, y))
    polygons[around]?.push(closed(ring))
  }
  return { type: 'MultiPolygon', coordinates: polygons }
}

const closed = (ring: OpenRing): Position[] => [...ring, ring[0] as Position]

const xOf = (ring: OpenRing, at: number): number => (ring[at] as Position)[0] as number
const yOf = (ring: OpenRing, at: number): number => (ring[at] as Position)[1] as number

const doubleArea = (ring: OpenRing): number => {
  const x0 = xOf(ring, 0)
  const y0 = yOf(ring, 0)
  let sum = 0
  for (let at = 2; at < ring.length; at += 1) {
    const px = xOf(ring, at - 1) - x0
    const py = yOf(ring, at - 1) - y0
    sum += px * (yOf(ring, at) - y0) - (xOf(ring, at) - x0) * py
  }
  return sum
}

type Box = readonly [number, number, number, number]

const boxOf = (ring: OpenRing): Box => {
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

const ringContains = (ring: OpenRing, x: number, y: number): boolean => {
  let inside = false
  let before = ring.length - 1
  for (let at = 0; at < ring.length; at += 1) {
    const py = yOf(ring, before)
    const qy = yOf(ring, at)
    if (qy > y !== py > y) {
      const qx = xOf(ring, at)
      if (x < ((xOf(ring, before) - qx) * (y - qy)) / (py - qy) + qx) inside = !inside
    }
    before = at
  }
  return inside
}
