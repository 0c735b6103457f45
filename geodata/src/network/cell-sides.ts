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
  return found.sort((a, b) => (moving[a] as number) - (moving[b] as number))
}

/** Triangles of a cell cut in two by a line from vertex 4 to vertex 5: each convex half is a fan. */
export const triangulateChord = (sides: Sides): number[] => {
  const [south, east, north, west] = sides as [number[], number[], number[], number[]]
  const around = [south, east, north.toReversed(), west.toReversed()]
  const outline = around.flatMap((side) => side.slice(0, -1))
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
