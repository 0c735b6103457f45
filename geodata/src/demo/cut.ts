import type { PlanarMap, WayStyle } from './planar-map.ts'
import {
  at,
  distanceM,
  distanceToRingM,
  dot,
  insideRing,
  lerp,
  meeting,
  minus,
  type Ring,
  simplified,
  unit,
  type Vec,
} from './vec.ts'

export interface CutRule {
  /** A way that would end this near a junction ends in the junction. */
  readonly snapM: number
  /** Inner points keep this far from the face's other ways. */
  readonly clearM: number
  /** Cosine of the sharpest angle allowed where the way ends. */
  readonly sharpest: number
  /** Neither half may be smaller. */
  readonly leastAreaM2: number
}

interface End {
  readonly edge: number
  readonly point: Vec
  /** Index of the path's segment that meets the ring. */
  readonly segment: number
}

const leave = (path: readonly Vec[], from: number, step: 1 | -1, ring: Ring): End | null => {
  for (let i = from; i + step >= 0 && i + step < path.length; i += step) {
    const a = at(path, i)
    const b = path[i + step] as Vec
    let best: End | null = null
    let least = 2
    for (let k = 0; k < ring.length; k += 1) {
      const hit = meeting(a, b, at(ring, k), at(ring, k + 1))
      if (hit !== null && hit[0] < least) {
        least = hit[0]
        best = { edge: k, point: lerp(a, b, hit[0]), segment: i }
      }
    }
    if (best !== null) return best
  }
  return null
}

/** An existing node of the ring for this end, or null when a new one is to be put on the edge. */
const nodeFor = (map: PlanarMap, nodes: readonly number[], end: End, snapM: number): number | null => {
  const a = at(nodes, end.edge)
  const b = at(nodes, end.edge + 1)
  const toA = distanceM(end.point, map.point(a))
  const toB = distanceM(end.point, map.point(b))
  if (map.onBorder(a, b)) return toA < toB ? a : b
  let best: number | null = null
  let least = snapM
  for (let k = -3; k <= 4; k += 1) {
    const node = at(nodes, (end.edge + k + nodes.length * 2) % nodes.length)
    const d = distanceM(end.point, map.point(node))
    const reach = map.degree(node) > 2 ? snapM : Math.min(6, snapM)
    if (d < reach && d < least) {
      least = d
      best = node
    }
  }
  return best
}

const tooSharp = (ring: Ring, point: Vec, inner: Vec, sharpest: number): boolean => {
  const direction = unit(minus(inner, point))
  for (let k = 0; k < ring.length; k += 1) {
    const a = at(ring, k)
    const b = at(ring, k + 1)
    if (distanceM(a, point) < 0.01 && dot(unit(minus(b, a)), direction) > sharpest) return true
    if (distanceM(b, point) < 0.01 && dot(unit(minus(a, b)), direction) > sharpest) return true
  }
  return false
}

const areaOf = (ring: Ring): number => {
  let sum = 0
  for (let i = 0; i < ring.length; i += 1) {
    const a = at(ring, i)
    const b = at(ring, i + 1)
    sum += a[0] * b[1] - a[1] * b[0]
  }
  return Math.abs(sum / 2)
}

/**
 * Cuts a face along a path that leaves it at both ends; `middle` is an index of a path point inside the face.
 * Null where the cut would be too sharp, too near another way, or leave a scrap.
 */
export const cutAlong = (
  map: PlanarMap,
  face: number,
  path: readonly Vec[],
  middle: number,
  style: WayStyle,
  rule: CutRule,
): readonly [number, number] | null => {
  const nodes = map.ringNodes(face)
  const ring = map.ring(face)
  if (!insideRing(at(path, middle), ring)) return null
  const head = leave(path, middle, -1, ring)
  const tail = leave(path, middle, 1, ring)
  if (head === null || tail === null) return null
  const fromNode = nodeFor(map, nodes, head, rule.snapM)
  const toNode = nodeFor(map, nodes, tail, rule.snapM)
  if (fromNode !== null && fromNode === toNode) return null
  if (fromNode === null && toNode === null && head.edge === tail.edge) return null
  const from = fromNode === null ? head.point : map.point(fromNode)
  const to = toNode === null ? tail.point : map.point(toNode)
  const reach = Math.max(rule.snapM * 1.2, 8)
  const kept = path
    .slice(tail.segment < head.segment ? 0 : head.segment, tail.segment + 1)
    .filter((p) => distanceM(p, from) > reach && distanceM(p, to) > reach && insideRing(p, ring))
  const whole = simplified([from, ...kept, to], 0.8)
  const inner = whole.slice(1, -1)
  for (const p of inner) {
    const near = Math.min(distanceM(p, from), distanceM(p, to))
    if (distanceToRingM(p, ring) < Math.min(rule.clearM, near * 0.55)) return null
  }
  for (let i = 0; i + 1 < whole.length; i += 1) {
    const a = lerp(at(whole, i), at(whole, i + 1), i === 0 ? 0.02 : 0)
    const b = lerp(at(whole, i), at(whole, i + 1), i + 2 === whole.length ? 0.98 : 1)
    for (let k = 0; k < ring.length; k += 1)
      if (meeting(a, b, at(ring, k), at(ring, k + 1)) !== null) return null
  }
  if (!insideRing(lerp(from, at(whole, 1), 0.5), ring)) return null
  const insertedRing = ring
  if (tooSharp(insertedRing, from, at(whole, 1), rule.sharpest)) return null
  if (tooSharp(insertedRing, to, at(whole, -2), rule.sharpest)) return null
  if (fromNode === null && edgeTooSharp(ring, head.edge, unit(minus(at(whole, 1), from)), rule.sharpest))
    return null
  if (toNode === null && edgeTooSharp(ring, tail.edge, unit(minus(at(whole, -2), to)), rule.sharpest))
    return null
  if (!bothLargeEnough(ring, head, tail, whole, rule.leastAreaM2)) return null
  const start = fromNode ?? map.splitEdge(at(nodes, head.edge), at(nodes, head.edge + 1), from)
  const fresh = map.ringNodes(face)
  const finish = toNode ?? splitAt(map, fresh, to)
  return map.splitFace(face, start, inner, finish, style)
}

const edgeTooSharp = (ring: Ring, edge: number, direction: Vec, sharpest: number): boolean =>
  Math.abs(dot(unit(minus(at(ring, edge + 1), at(ring, edge))), direction)) > sharpest

const bothLargeEnough = (
  ring: Ring,
  head: End,
  tail: End,
  whole: readonly Vec[],
  leastAreaM2: number,
): boolean => {
  const arc: Vec[] = []
  const n = ring.length
  if (head.edge === tail.edge) return true
  for (let k = (tail.edge + 1) % n; k !== (head.edge + 1) % n; k = (k + 1) % n) arc.push(at(ring, k))
  const part = areaOf([...whole, ...arc])
  return part >= leastAreaM2 && areaOf(ring) - part >= leastAreaM2
}

const splitAt = (map: PlanarMap, nodes: readonly number[], p: Vec): number => {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < nodes.length; k += 1) {
    const d = distanceToRingM(p, [map.point(at(nodes, k)), map.point(at(nodes, k + 1))])
    if (d < least) {
      least = d
      best = k
    }
  }
  return map.splitEdge(at(nodes, best), at(nodes, best + 1), p)
}
