import { type FootprintShape, pointInShape } from './footprint-shapes.ts'

/** Points tried inside a shape whose walls tell nothing: a grid of this many each way. */
const GRID = 7

/** Middles of walls, then points inside. */
function* laterProbes(shape: FootprintShape): Generator<readonly [x: number, y: number]> {
  for (const [ax, ay, bx, by] of shape.edges) yield [(ax + bx) / 2, (ay + by) / 2]
  const [west, south, east, north] = shape.box
  for (let i = 1; i < GRID; i++) {
    for (let j = 1; j < GRID; j++) {
      const x = Math.round(west + ((east - west) * i) / GRID)
      const y = Math.round(south + ((north - south) * j) / GRID)
      if (pointInShape(shape, x, y) > 0) yield [x, y]
    }
  }
}

/**
 * For each shape the face that holds it, −1 where none does. The first of its points that lies strictly inside a
 * face decides: for a shape that no border crosses every such point gives the same.
 */
export const placeFootprints = (
  shapes: readonly FootprintShape[],
  locate: (x: number, y: number) => number,
): number[] =>
  shapes.map((shape) => {
    // Corners first: nearly always one tells.
    for (const [x, y] of shape.edges) {
      const face = locate(x, y)
      if (face >= 0) return face
    }
    for (const [x, y] of laterProbes(shape)) {
      const face = locate(x, y)
      if (face >= 0) return face
    }
    return -1
  })
