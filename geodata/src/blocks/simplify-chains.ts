import KDBush from 'kdbush'
import type { LatticePoints } from '../partition/lattice-points.ts'
import { orientation } from '../partition/orientation.ts'
import type { SegmentEnds } from '../partition/segment-crossing.ts'
import type { StepScale } from './lattice-plane.ts'

/** Edges of which some may be straightened. */
export interface ChainEdges {
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** False where the edge must stay as it is. */
  readonly free: (edge: number) => boolean
}

export interface SimplifyLimits {
  /** A corner goes when the triangle that it makes with its neighbours is smaller than this. */
  readonly areaM2: number
  /** Whether a new straight piece may be drawn here: not through or along a building. */
  readonly isClear: (segment: SegmentEnds) => boolean
}

/** Runs of free edges between points where something else meets them, as point numbers; loops are left alone. */
const freeChains = (edges: ChainEdges, pointCount: number): number[][] => {
  const touching: number[][] = Array.from({ length: pointCount }, () => [])
  edges.from.forEach((from, edge) => {
    touching[from]?.push(edge)
    touching[edges.to[edge] ?? 0]?.push(edge)
  })
  const isInner = touching.map((around) => around.length === 2 && around.every(edges.free))
  const seen = new Set<number>()
  const chains: number[][] = []
  for (let start = 0; start < pointCount; start++) {
    if (isInner[start]) continue
    for (const first of touching[start] ?? []) {
      if (!edges.free(first) || seen.has(first)) continue
      const chain = [start]
      let edge: number | undefined = first
      let at = start
      while (edge !== undefined && !seen.has(edge)) {
        seen.add(edge)
        at = edges.from[edge] === at ? (edges.to[edge] ?? 0) : (edges.from[edge] ?? 0)
        chain.push(at)
        edge = isInner[at] ? touching[at]?.find((next) => !seen.has(next)) : undefined
      }
      chains.push(chain)
    }
  }
  return chains
}

/**
 * Straightens the free chains corner by corner, smallest triangle first (Visvalingam), and returns each chain with
 * its points. A corner stays when another point lies in its triangle: then nothing can come to cross or touch
 * anything else, and faces keep their neighbours.
 */
export const simplifyChains = (
  points: LatticePoints,
  edges: ChainEdges,
  scale: StepScale,
  limits: SimplifyLimits,
): { readonly before: readonly number[]; readonly after: readonly number[] }[] => {
  const used = [...new Set([...edges.from, ...edges.to])].toSorted((a, b) => a - b)
  const index = new KDBush(used.length, 32, Float64Array)
  for (const point of used) index.add(points.x(point), points.y(point))
  index.finish()
  const triangle = (a: number, b: number, c: number): number =>
    orientation(points.x(a), points.y(a), points.x(b), points.y(b), points.x(c), points.y(c))

  const isEmpty = (a: number, b: number, c: number): boolean => {
    const xs = [points.x(a), points.x(b), points.x(c)]
    const ys = [points.y(a), points.y(b), points.y(c)]
    const near = index.range(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
    const turn = Math.sign(triangle(a, b, c))
    return near.every((item) => {
      const point = used[item] ?? 0
      if (point === a || point === b || point === c) return true
      if (turn === 0) return true
      return [triangle(a, b, point), triangle(b, c, point), triangle(c, a, point)].some(
        (side) => side !== 0 && Math.sign(side) !== turn,
      )
    })
  }

  const m2PerStep2 = scale.east * scale.north
  return freeChains(edges, points.size).map((before) => {
    const after = [...before]
    const stuck = new Set<number>()
    for (;;) {
      let best = -1
      let bestM2 = limits.areaM2
      for (let i = 1; i + 1 < after.length; i++) {
        if (stuck.has(after[i] ?? 0)) continue
        const m2 = (Math.abs(triangle(after[i - 1] ?? 0, after[i] ?? 0, after[i + 1] ?? 0)) / 2) * m2PerStep2
        if (m2 < bestM2) {
          best = i
          bestM2 = m2
        }
      }
      if (best < 0) return { before, after }
      const a = after[best - 1] ?? 0
      const b = after[best] ?? 0
      const c = after[best + 1] ?? 0
      const segment: SegmentEnds = [points.x(a), points.y(a), points.x(c), points.y(c)]
      if (a !== c && isEmpty(a, b, c) && limits.isClear(segment)) {
        after.splice(best, 1)
        stuck.delete(a)
        stuck.delete(c)
      } else stuck.add(b)
    }
  })
}
