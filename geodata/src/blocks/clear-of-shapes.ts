import type { SegmentEnds } from '../partition/segment-crossing.ts'
import { boxIndex, type FootprintShape, segmentNearShape } from './footprint-shapes.ts'
import type { StepScale } from './lattice-plane.ts'
import { WALL_GAP_M } from './street-segments.ts'

/** A function that says whether a segment keeps `WALL_GAP_M` away from all shapes. */
export const clearOfShapes = (
  shapes: readonly FootprintShape[],
  scale: StepScale,
): ((segment: SegmentEnds) => boolean) => {
  const index = boxIndex(shapes.map((shape) => shape.box))
  if (index === null) return () => true
  const padX = Math.ceil(WALL_GAP_M / scale.east)
  const padY = Math.ceil(WALL_GAP_M / scale.north)
  return (segment) => {
    const [ax, ay, bx, by] = segment
    return !index.collides(
      Math.min(ax, bx) - padX,
      Math.min(ay, by) - padY,
      Math.max(ax, bx) + padX,
      Math.max(ay, by) + padY,
      (hit) => {
        const shape = shapes[hit]
        return shape !== undefined && segmentNearShape(segment, shape, WALL_GAP_M, scale)
      },
    )
  }
}
