import Flatbush from 'flatbush'
import { orientation } from '../partition/orientation.ts'
import { properlyCross, type SegmentEnds } from '../partition/segment-crossing.ts'
import type { Footprint } from './hierarchy.ts'
import { type StepRing, type StepScale, stepRings } from './lattice-plane.ts'

export interface FootprintShape {
  readonly rings: readonly StepRing[]
  /** West, south, east, north in lattice steps. */
  readonly box: readonly [number, number, number, number]
}

const boxOf = (rings: readonly StepRing[]): FootprintShape['box'] => {
  const shell = rings[0] ?? []
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < shell.length; i += 2) {
    west = Math.min(west, shell[i] ?? 0)
    east = Math.max(east, shell[i] ?? 0)
    south = Math.min(south, shell[i + 1] ?? 0)
    north = Math.max(north, shell[i + 1] ?? 0)
  }
  return [west, south, east, north]
}

/** Footprints in lattice steps; one that collapses on the lattice has no rings. */
export const footprintShapes = (footprints: readonly Footprint[]): FootprintShape[] =>
  footprints.map(({ geometry }) => {
    const rings = stepRings(geometry)
    return { rings, box: boxOf(rings) }
  })

/** Edges of a shape's rings, as segment ends, the inside on their left. */
export function* shapeEdges(shape: FootprintShape): Generator<SegmentEnds> {
  for (const ring of shape.rings) {
    const count = ring.length
    for (let i = 0; i < count; i += 2) {
      yield [ring[i] ?? 0, ring[i + 1] ?? 0, ring[(i + 2) % count] ?? 0, ring[(i + 3) % count] ?? 0]
    }
  }
}

/** 1 inside, 0 on the outline, −1 outside; coordinates in lattice steps. Exact. */
export const pointInShape = (shape: FootprintShape, x: number, y: number): 1 | 0 | -1 => {
  let inside = false
  for (const [ax, ay, bx, by] of shapeEdges(shape)) {
    if ((ay > y && by > y) || (ay < y && by < y)) continue
    const side = orientation(ax, ay, bx, by, x, y)
    if (side === 0 && Math.min(ax, bx) <= x && x <= Math.max(ax, bx)) return 0
    if (ay > y !== by > y && side > 0 === by > ay) inside = !inside
  }
  return inside ? 1 : -1
}

const pointSegmentM2 = (x: number, y: number, [ax, ay, bx, by]: SegmentEnds, scale: StepScale): number => {
  const dx = (bx - ax) * scale.east
  const dy = (by - ay) * scale.north
  const px = (x - ax) * scale.east
  const py = (y - ay) * scale.north
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length2))
  return (px - t * dx) ** 2 + (py - t * dy) ** 2
}

/** Distance between two segments in metres. */
export const segmentDistanceM = (s: SegmentEnds, t: SegmentEnds, scale: StepScale): number =>
  properlyCross(s, t)
    ? 0
    : Math.sqrt(
        Math.min(
          pointSegmentM2(s[0], s[1], t, scale),
          pointSegmentM2(s[2], s[3], t, scale),
          pointSegmentM2(t[0], t[1], s, scale),
          pointSegmentM2(t[2], t[3], s, scale),
        ),
      )

/** Whether a segment comes nearer to a shape than `gapM` metres, or runs inside it. */
export const segmentNearShape = (
  segment: SegmentEnds,
  shape: FootprintShape,
  gapM: number,
  scale: StepScale,
): boolean => {
  for (const edge of shapeEdges(shape)) if (segmentDistanceM(segment, edge, scale) < gapM) return true
  return pointInShape(shape, segment[0], segment[1]) >= 0
}

/** A search tree over boxes; null where there are none. */
export const boxIndex = (boxes: readonly FootprintShape['box'][]): Flatbush | null => {
  if (boxes.length === 0) return null
  const index = new Flatbush(boxes.length)
  for (const box of boxes) index.add(...box)
  index.finish()
  return index
}
