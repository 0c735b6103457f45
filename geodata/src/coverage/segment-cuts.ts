import Flatbush from 'flatbush'
import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import type { StepRing } from '../blocks/lattice-plane.ts'
import { properlyCross, type SegmentEnds } from '../partition/segment-crossing.ts'

/** A function that tells whether one of the segments crosses a shape's walls. */
export const segmentCuts = (segments: readonly SegmentEnds[]): ((shape: FootprintShape) => boolean) => {
  if (segments.length === 0) return () => false
  const index = new Flatbush(segments.length)
  for (const segment of segments) index.add(...segmentBox(segment))
  index.finish()
  return ({ box, edges }) =>
    index.search(...box).some((candidate) => {
      const segment = segments[candidate]
      return segment !== undefined && edges.some((wall) => properlyCross(segment, wall))
    })
}

/** The segments of a closed ring of whole lattice steps. */
export const ringSegments = (ring: StepRing): SegmentEnds[] => {
  const segments: SegmentEnds[] = []
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length
    segments.push([ring[i] ?? 0, ring[i + 1] ?? 0, ring[next] ?? 0, ring[next + 1] ?? 0])
  }
  return segments
}

export const segmentBox = ([ax, ay, bx, by]: SegmentEnds): [number, number, number, number] => [
  Math.min(ax, bx),
  Math.min(ay, by),
  Math.max(ax, bx),
  Math.max(ay, by),
]
