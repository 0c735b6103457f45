import Flatbush from 'flatbush'
import { orientation } from '../partition/orientation.ts'
import { properlyCross, type SegmentEnds } from '../partition/segment-crossing.ts'
import type { Footprint } from './hierarchy.ts'
import { type StepRing, type StepScale, stepRings } from './lattice-plane.ts'

export interface FootprintShape {
  readonly rings: readonly StepRing[]
  /** Edges of all rings, the inside on their left. */
  readonly edges: readonly SegmentEnds[]
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
  footprints.map(({ geometry }) => shapeOfRings(stepRings(geometry)))

/** @param rings as `stepRings` gives them */
export const shapeOfRings = (rings: readonly StepRing[]): FootprintShape => ({
  rings,
  edges: edgesOf(rings),
  box: boxOf(rings),
})

const edgesOf = (rings: readonly StepRing[]): SegmentEnds[] => {
  const edges: SegmentEnds[] = []
  for (const ring of rings) {
    const count = ring.length
    for (let i = 0; i < count; i += 2) {
      edges.push([ring[i] ?? 0, ring[i + 1] ?? 0, ring[(i + 2) % count] ?? 0, ring[(i + 3) % count] ?? 0])
    }
  }
  return edges
}

/** 1 inside, 0 on the outline, −1 outside; coordinates in lattice steps. Exact. */
export const pointInShape = (shape: FootprintShape, x: number, y: number): 1 | 0 | -1 => {
  const [west, south, east, north] = shape.box
  if (x < west || x > east || y < south || y > north) return -1
  let inside = false
  for (const [ax, ay, bx, by] of shape.edges) {
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
  const padX = gapM / scale.east
  const padY = gapM / scale.north
  const west = Math.min(segment[0], segment[2]) - padX
  const east = Math.max(segment[0], segment[2]) + padX
  const south = Math.min(segment[1], segment[3]) - padY
  const north = Math.max(segment[1], segment[3]) + padY
  for (const edge of shape.edges) {
    if ((edge[0] < west && edge[2] < west) || (edge[0] > east && edge[2] > east)) continue
    if ((edge[1] < south && edge[3] < south) || (edge[1] > north && edge[3] > north)) continue
    if (segmentDistanceM(segment, edge, scale) < gapM) return true
  }
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
