import type { LatticePoints } from './lattice-points.ts'

/** Directed edges, the inside on their left: edge `i` goes from point `from[i]` to point `to[i]`. */
export interface DirectedEdges {
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
}

/** Turns clockwise from a direction, coarsely: 0 less than half a turn, 1 half, 2 more, 3 a whole one. */
const turnClass = (rx: number, ry: number, x: number, y: number): number => {
  const cross = rx * y - ry * x
  if (cross < 0) return 0
  if (cross > 0) return 2
  return rx * x + ry * y < 0 ? 1 : 3
}

/** Edges that leave each point, as a compressed list: those of point p are `edges[start[p] .. start[p + 1]]`. */
const leavingEdges = (pointCount: number, edges: DirectedEdges) => {
  const start = new Int32Array(pointCount + 1)
  const count = edges.from.length
  for (let edge = 0; edge < count; edge++) start[(edges.from[edge] ?? 0) + 1]! += 1
  for (let point = 0; point < pointCount; point++) start[point + 1]! += start[point] ?? 0
  const cursor = start.slice()
  const list = new Int32Array(count)
  for (let edge = 0; edge < count; edge++) list[cursor[edges.from[edge] ?? 0]!++] = edge
  return { start, list }
}

/**
 * For each edge the one that follows it round the region on its left: at a point where several leave, the first one
 * clockwise from the way back. So two regions that touch at a point are walked apart, and −1 stands where a walk
 * cannot go on (edges that do not close).
 */
export const nextEdges = (points: LatticePoints, edges: DirectedEdges): Int32Array => {
  const { start, list } = leavingEdges(points.size, edges)
  const count = edges.from.length
  const next = new Int32Array(count).fill(-1)
  for (let edge = 0; edge < count; edge++) {
    const at = edges.to[edge] ?? 0
    const low = start[at] ?? 0
    const high = start[at + 1] ?? 0
    if (high - low === 1) {
      next[edge] = list[low] ?? -1
      continue
    }
    const back = edges.from[edge] ?? 0
    const rx = points.x(back) - points.x(at)
    const ry = points.y(back) - points.y(at)
    let best = -1
    let bestClass = 4
    let bx = 0
    let by = 0
    for (let i = low; i < high; i++) {
      const candidate = list[i] ?? 0
      const target = edges.to[candidate] ?? 0
      const x = points.x(target) - points.x(at)
      const y = points.y(target) - points.y(at)
      const turn = turnClass(rx, ry, x, y)
      if (turn < bestClass || (turn === bestClass && x * by - y * bx < 0)) {
        best = candidate
        bestClass = turn
        bx = x
        by = y
      }
    }
    next[edge] = best
  }
  return next
}

/** A closed walk cut at the points it passes twice: simple rings of point numbers, the first point not repeated. */
export const simpleRings = (walk: readonly number[]): number[][] => {
  if (new Set(walk).size === walk.length) return walk.length < 3 ? [] : [[...walk]]
  const rings: number[][] = []
  const stack: number[] = []
  const place = new Map<number, number>()
  for (const point of walk) {
    const seen = place.get(point)
    if (seen !== undefined) {
      const ring = stack.splice(seen)
      for (const passed of ring) place.delete(passed)
      rings.push(ring)
    }
    place.set(point, stack.length)
    stack.push(point)
  }
  if (stack.length > 0) rings.push(stack)
  return rings.filter((ring) => ring.length >= 3)
}
