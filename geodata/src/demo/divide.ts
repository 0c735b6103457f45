import { type CutRule, cutAlong } from './cut.ts'
import type { PlanarMap, WayStyle } from './planar-map.ts'
import type { Prng } from './prng.ts'
import { type StreetField, tracePath } from './street-field.ts'
import {
  at,
  dot,
  insideRing,
  leftOf,
  lerp,
  minus,
  type Ring,
  ringAreaM2,
  ringCentroid,
  type Vec,
} from './vec.ts'

export interface DivideRule {
  /** A face is cut until it is smaller than about this. */
  readonly targetM2: number
  readonly style: WayStyle
  readonly snapM: number
  readonly clearM: number
  readonly stepM: number
  /** Faces longer than this many times their breadth are cut although small enough; 0 for never. */
  readonly longest: number
}

const extents = (ring: Ring, middle: Vec, u: Vec): { low: number; high: number } => {
  let low = 0
  let high = 0
  for (const p of ring) {
    const s = dot(minus(p, middle), u)
    low = Math.min(low, s)
    high = Math.max(high, s)
  }
  return { low, high }
}

/**
 * Cuts a face again and again along the street field: long sides are halved near the middle, ends snap to
 * junctions opposite, so some streets cross and others break off, as in a town that grew.
 * @returns the faces that the face became.
 */
export const divide = (
  map: PlanarMap,
  face: number,
  field: StreetField,
  ruleFor: (face: number) => DivideRule,
  prng: Prng,
): number[] => {
  const done: number[] = []
  const open = [face]
  while (open.length > 0) {
    const next = open.pop() as number
    const rule = ruleFor(next)
    const halves = halve(map, next, field, rule, prng)
    if (halves === null) done.push(next)
    else open.push(...halves)
  }
  return done
}

const halve = (
  map: PlanarMap,
  face: number,
  field: StreetField,
  rule: DivideRule,
  prng: Prng,
): readonly [number, number] | null => {
  const ring = map.ring(face)
  const area = ringAreaM2(ring)
  const middle = ringCentroid(ring)
  const u = field(middle)
  const v = leftOf(u)
  const breadth = extents(ring, middle, u)
  const depth = extents(ring, middle, v)
  const ratio = (breadth.high - breadth.low) / Math.max(1, depth.high - depth.low)
  const isLong = rule.longest > 0 && area > rule.targetM2 * 0.45 && Math.max(ratio, 1 / ratio) > rule.longest
  if (area < rule.targetM2 * prng.between(0.85, 1.25) && !isLong) return null
  for (let attempt = 0; attempt < 9; attempt += 1) {
    const acrossField = ratio * prng.between(0.8, 1.25) > 1 === attempt < 6
    const axis = acrossField ? u : v
    const span = acrossField ? breadth : depth
    const t = 0.5 + (prng.next() - 0.5) * (attempt < 2 ? 0.16 : 0.4)
    const shift = span.low + (span.high - span.low) * t
    let seedPoint: Vec = [middle[0] + axis[0] * shift, middle[1] + axis[1] * shift]
    if (!insideRing(seedPoint, ring))
      seedPoint = lerp(seedPoint, at(ring, prng.int(0, ring.length - 1)), 0.35)
    const traced = tracePath(field, seedPoint, acrossField, rule.stepM, Math.max(600, Math.sqrt(area) * 4))
    const cut: CutRule = {
      snapM: rule.snapM,
      clearM: attempt < 5 ? rule.clearM : rule.clearM * 0.7,
      sharpest: attempt < 4 ? 0.5 : 0.68,
      leastAreaM2: Math.min(area * 0.22, rule.targetM2 * 0.35),
    }
    const halves = cutAlong(map, face, traced.path, traced.middle, rule.style, cut)
    if (halves !== null) return halves
  }
  return null
}
