import type { FootprintShape } from './footprint-shapes.ts'

/**
 * For each shape the face that holds it, −1 where none does. The first corner strictly inside a face decides, then
 * the middle of a wall: for a shape that no border crosses every such point gives the same.
 */
export const placeFootprints = (
  shapes: readonly FootprintShape[],
  locate: (x: number, y: number) => number,
): number[] =>
  shapes.map((shape) => {
    for (const [x, y] of shape.edges) {
      const face = locate(x, y)
      if (face >= 0) return face
    }
    for (const [ax, ay, bx, by] of shape.edges) {
      const face = locate((ax + bx) / 2, (ay + by) / 2)
      if (face >= 0) return face
    }
    return -1
  })
