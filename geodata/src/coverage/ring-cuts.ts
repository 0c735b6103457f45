import Flatbush from 'flatbush'
import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import { properlyCross, type SegmentEnds } from '../partition/segment-crossing.ts'
import type { OutlineRing } from './field-outline.ts'

/** A function that tells whether one of the rings (whole lattice steps) crosses a shape's walls. */
export const ringCuts = (rings: readonly OutlineRing[]): ((shape: FootprintShape) => boolean) => {
  const segments = rings.flatMap(segmentsOf)
  if (segments.length === 0) return () => false
  const index = new Flatbush(segments.length)
  for (const segment of segments) index.add(...boxOf(segment))
  index.finish()
  return ({ edges }) =>
    edges.some((wall) => {
      let cut = false
      index.search(...boxOf(wall), (candidate) => {
        const segment = segments[candidate]
        if (!cut && segment !== undefined) cut = properlyCross(segment, wall)
        return false
      })
      return cut
    })
}

const segmentsOf = (ring: OutlineRing): SegmentEnds[] => {
  const segments: SegmentEnds[] = []
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length
    segments.push([ring[i] ?? 0, ring[i + 1] ?? 0, ring[next] ?? 0, ring[next + 1] ?? 0])
  }
  return segments
}

const boxOf = ([ax, ay, bx, by]: SegmentEnds): [number, number, number, number] => [
  Math.min(ax, bx),
  Math.min(ay, by),
  Math.max(ax, bx),
  Math.max(ay, by),
]
