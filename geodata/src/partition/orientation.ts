import { orient2d } from 'robust-predicates'
import type { LatticePoints } from './lattice-points.ts'

/** Positive where a → b → c turns left (counter-clockwise), negative to the right, 0 on one line. Exact in sign. */
export const orientation = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  -orient2d(ax, ay, bx, by, cx, cy)

/** Twice the signed area of a closed walk in lattice steps²; exact for shapes under a few degrees across. */
export const doubleAreaSteps = (points: LatticePoints, ring: readonly number[]): number => {
  const first = ring[0] ?? 0
  const x0 = points.x(first)
  const y0 = points.y(first)
  let sum = 0
  for (let i = 1; i + 1 < ring.length; i++) {
    const a = ring[i] ?? 0
    const b = ring[i + 1] ?? 0
    sum += (points.x(a) - x0) * (points.y(b) - y0) - (points.x(b) - x0) * (points.y(a) - y0)
  }
  return sum
}

/** Where a point lies against a ring: 1 inside, 0 on it, −1 outside. Coordinates in lattice steps. */
export const pointInRing = (
  points: LatticePoints,
  ring: readonly number[],
  x: number,
  y: number,
): 1 | 0 | -1 => {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const ax = points.x(ring[j] ?? 0)
    const ay = points.y(ring[j] ?? 0)
    const bx = points.x(ring[i] ?? 0)
    const by = points.y(ring[i] ?? 0)
    if (ay > y && by > y) continue
    if (ay < y && by < y) continue
    const side = orientation(ax, ay, bx, by, x, y)
    if (side === 0 && Math.min(ax, bx) <= x && x <= Math.max(ax, bx)) return 0
    if (ay > y !== by > y && side > 0 === by > ay) inside = !inside
  }
  return inside ? 1 : -1
}
