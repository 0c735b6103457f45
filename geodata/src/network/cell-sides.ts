import { CELL_UNITS } from './area-plane.ts'
import type { UnitPoints } from './unit-points.ts'

/** Vertices along the sides of a cell: south, east, north, west; each from west to east or from south to north. */
export type Sides = readonly (readonly number[])[]

/** Sides of a cell that no way goes through. */
export const CELL_SIDES: Sides = [
  [0, 1],
  [1, 2],
  [3, 2],
  [0, 3],
]

export const sidesOf = (points: UnitPoints): Sides => [
  along(points, points.y, 0, points.x),
  along(points, points.x, CELL_UNITS, points.y),
  along(points, points.y, CELL_UNITS, points.x),
  along(points, points.x, 0, points.y),
]

const along = ({ count }: UnitPoints, fixed: Float64Array, at: number, moving: Float64Array): number[] => {
  const found: number[] = []
  for (let v = 0; v < count; v += 1) if (fixed[v] === at) found.push(v)
  // The corners come first in number, not in place; without a cut between them there is nothing to sort.
  if (found.length === 2) return (moving[found[0] as number] as number) === 0 ? found : found.toReversed()
  return found.toSorted((a, b) => (moving[a] as number) - (moving[b] as number))
}

/** Vertices around the cell, counter-clockwise. */
const outlineOf = (sides: Sides): number[] => {
  const [south, east, north, west] = sides as [number[], number[], number[], number[]]
  const outline: number[] = []
  for (let k = 0; k < south.length - 1; k += 1) outline.push(south[k] as number)
  for (let k = 0; k < east.length - 1; k += 1) outline.push(east[k] as number)
  for (let k = north.length - 1; k > 0; k -= 1) outline.push(north[k] as number)
  for (let k = west.length - 1; k > 0; k -= 1) outline.push(west[k] as number)
  return outline
}

/** Triangles of a cell whose lines all lead from one vertex inside to its outline: a fan. */
export const triangulateAround = (hub: number, sides: Sides): number[] => {
  const outline = outlineOf(sides)
  const triangles: number[] = []
  for (let k = 0; k < outline.length; k += 1) {
    triangles.push(hub, outline[k] as number, outline[(k + 1) % outline.length] as number)
  }
  return triangles
}

/** Triangles of a cell cut in two by a line from vertex 4 to vertex 5: each convex half is a fan. */
export const triangulateChord = (sides: Sides): number[] => {
  const outline = outlineOf(sides)
  const first = outline.indexOf(4)
  const triangles: number[] = []
  let fan = 4
  for (let k = 1; k < outline.length; k += 1) {
    const from = outline[(first + k) % outline.length] as number
    const to = outline[(first + k + 1) % outline.length] as number
    if (from === 5) fan = 5
    if (from !== fan && to !== fan) triangles.push(fan, from, to)
  }
  return triangles
}
