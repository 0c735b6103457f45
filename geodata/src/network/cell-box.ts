import { CELL_UNITS, cellOf } from './area-plane.ts'
import { PART_SIZE, type WayParts } from './way-parts.ts'

/** A part of the fixed lattice: cells `west … west + width − 1` by `south … south + height − 1`, and their corners. */
export interface CellBox {
  readonly west: number
  readonly south: number
  readonly width: number
  readonly height: number
}

/** The cells within `reach` units of the parts, and one more all around; at least one part. */
export const boxAround = (reached: WayParts, fringe: WayParts, reach: number): CellBox => {
  const ends = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  extend(ends, reached)
  extend(ends, fringe)
  const margin = Math.ceil(reach / CELL_UNITS) + 1
  const west = cellOf(ends.west) - margin
  const south = cellOf(ends.south) - margin
  return {
    west,
    south,
    width: cellOf(ends.east) + margin + 1 - west,
    height: cellOf(ends.north) + margin + 1 - south,
  }
}

interface Ends {
  west: number
  south: number
  east: number
  north: number
}

const extend = (ends: Ends, { count, values }: WayParts): void => {
  let { west, south, east, north } = ends
  for (let at = 0; at < PART_SIZE * count; at += PART_SIZE) {
    const ax = values[at] as number
    const ay = values[at + 1] as number
    const dx = (values[at + 2] as number) - ax
    const dy = (values[at + 3] as number) - ay
    const from = values[at + 4] as number
    const to = values[at + 5] as number
    const x0 = ax + from * dx
    const x1 = ax + to * dx
    const y0 = ay + from * dy
    const y1 = ay + to * dy
    if (x0 < west) west = x0
    if (x1 < west) west = x1
    if (x0 > east) east = x0
    if (x1 > east) east = x1
    if (y0 < south) south = y0
    if (y1 < south) south = y1
    if (y0 > north) north = y0
    if (y1 > north) north = y1
  }
  ends.west = west
  ends.south = south
  ends.east = east
  ends.north = north
}
