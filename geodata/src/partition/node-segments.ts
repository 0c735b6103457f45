import Flatbush from 'flatbush'
import KDBush from 'kdbush'
import { passesPixel } from './hot-pixel.ts'
import type { LatticePoints } from './lattice-points.ts'
import { properlyCross, roundedCrossing, type SegmentEnds } from './segment-crossing.ts'

/** Segments between numbered points; a segment's place in the arrays is its number. */
export interface Segments {
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/**
 * Edges that meet only at their ends, each once, from the lower point number to the higher, and the pieces of the
 * segments on them: piece `i` is a part of segment `pieceSegment[i]`, lies on edge `pieceEdge[i]`, and runs the
 * edge's way where `pieceForward[i]` is 1. The pieces of a segment stand in order along it.
 */
export interface NodedEdges {
  readonly from: number[]
  readonly to: number[]
  readonly pieceEdge: number[]
  readonly pieceSegment: number[]
  readonly pieceForward: number[]
}

/** Longest stretch (lattice steps, about 110 m) that one search for pixels spans: keeps its box thin on diagonals. */
const STRETCH_STEPS = 10_000

const endsOf = (points: LatticePoints, segments: Segments, index: number): SegmentEnds => {
  const a = segments.from[index] ?? 0
  const b = segments.to[index] ?? 0
  return [points.x(a), points.y(a), points.x(b), points.y(b)]
}

/** Adds the rounded crossings of all pairs of segments to the points. */
const addCrossings = (points: LatticePoints, ends: readonly SegmentEnds[]): void => {
  if (ends.length === 0) return
  const index = new Flatbush(ends.length)
  for (const [ax, ay, bx, by] of ends) {
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  }
  index.finish()
  ends.forEach((segment, i) => {
    const [ax, ay, bx, by] = segment
    index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (j) => {
      const other = ends[j]
      if (j > i && other !== undefined && properlyCross(segment, other)) {
        points.add(...roundedCrossing(segment, other))
      }
      return false
    })
  })
}

/** Points whose pixels the segment passes, in order along it. */
const pixelsAlong = (points: LatticePoints, pixels: KDBush, segment: SegmentEnds): number[] => {
  const [ax, ay, bx, by] = segment
  const dx = bx - ax
  const dy = by - ay
  const stretches = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / STRETCH_STEPS))
  const passed: number[] = []
  for (let i = 0; i < stretches; i++) {
    const x0 = ax + (dx * i) / stretches
    const y0 = ay + (dy * i) / stretches
    const x1 = ax + (dx * (i + 1)) / stretches
    const y1 = ay + (dy * (i + 1)) / stretches
    for (const id of pixels.range(
      Math.min(x0, x1) - 1,
      Math.min(y0, y1) - 1,
      Math.max(x0, x1) + 1,
      Math.max(y0, y1) + 1,
    ))
      if (passesPixel(segment, points.x(id), points.y(id))) passed.push(id)
  }
  const along = (id: number): number => (points.x(id) - ax) * dx + (points.y(id) - ay) * dy
  passed.sort((a, b) => along(a) - along(b))
  return stretches === 1 ? passed : passed.filter((id, i) => id !== passed[i - 1])
}

/**
 * Cuts segments where they meet, on the lattice: snap rounding (Hobby 1999). Every end and every crossing, rounded,
 * makes its lattice pixel hot; each segment is then led through the centres of the hot pixels it passes. One pass
 * suffices: the result provably has no further crossing, no segment moves by more than half a step (0.6 cm) and
 * none jumps over a point. All of `points` count as hot, so pass only points that belong; crossings are added to it.
 */
export const nodeSegments = (points: LatticePoints, segments: Segments): NodedEdges => {
  const ends = segments.from.map((_, index) => endsOf(points, segments, index))
  addCrossings(points, ends)
  const pixels = new KDBush(points.size, 64, Float64Array)
  for (let id = 0; id < points.size; id++) pixels.add(points.x(id), points.y(id))
  pixels.finish()

  const noded: NodedEdges = { from: [], to: [], pieceEdge: [], pieceSegment: [], pieceForward: [] }
  const edgeAt = new Map<number, number>()
  ends.forEach((segment, index) => {
    const passed = pixelsAlong(points, pixels, segment)
    for (let i = 1; i < passed.length; i++) {
      const a = passed[i - 1] ?? 0
      const b = passed[i] ?? 0
      const key = Math.min(a, b) * points.size + Math.max(a, b)
      let edge = edgeAt.get(key)
      if (edge === undefined) {
        edge = noded.from.length
        edgeAt.set(key, edge)
        noded.from.push(Math.min(a, b))
        noded.to.push(Math.max(a, b))
      }
      noded.pieceEdge.push(edge)
      noded.pieceSegment.push(index)
      noded.pieceForward.push(a < b ? 1 : 0)
    }
  })
  return noded
}
