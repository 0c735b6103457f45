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
  const shells = measured.filter(({ area }) => area > 0).sort((a, b) => b.area - a.area)
  const holes = measured.filter(({ area }) => area < 0).sort((a, b) => a.area - b.area)
  const polygons = shells.map(({ ring }) => [closed(ring)])
  for (const { ring, box } of holes) {
    const [x, y] = ring[0] as [number, number]
    // The smallest shell around it is the last that contains it.
    const around = shells.findLastIndex((shell) => contains(shell.box, box) && ringContains(shell.ring, x, y))
    polygons[around]?.push(closed(ring))
  }
  return { type: 'MultiPolygon', coordinates: polygons }
}

const closed = (ring: OpenRing): Position[] => [...ring, ring[0] as Position]

const doubleArea = (ring: OpenRing): number => {
  const [x0, y0] = ring[0] as [number, number]
  let sum = 0
  let [px, py] = ring.at(-1) as [number, number]
  for (const [x, y] of ring as [number, number][]) {
    sum += (px - x0) * (y - y0) - (x - x0) * (py - y0)
    px = x
    py = y
  }
  return sum
}

type Box = readonly [number, number, number, number]

const boxOf = (ring: OpenRing): Box => {
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (const [x, y] of ring as [number, number][]) {
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
  let [px, py] = ring.at(-1) as [number, number]
  for (const [qx, qy] of ring as [number, number][]) {
    if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside
    px = qx
    py = qy
  }
  return inside
}
