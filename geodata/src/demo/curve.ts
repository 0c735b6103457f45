import { at, distanceM, type Vec } from './vec.ts'

/** A smooth path through points (Catmull–Rom), sampled about every `stepM`; the given points are kept exactly. */
export const curveThrough = (points: readonly Vec[], stepM: number): Vec[] => {
  const path: Vec[] = []
  for (let i = 0; i + 1 < points.length; i += 1) {
    const b = at(points, i)
    const c = at(points, i + 1)
    const a = i > 0 ? at(points, i - 1) : b
    const d = i + 2 < points.length ? at(points, i + 2) : c
    const steps = Math.max(1, Math.round(distanceM(b, c) / stepM))
    for (let k = 0; k < steps; k += 1) {
      const t = k / steps
      const blend = (p: number, q: number, r: number, s: number): number =>
        q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)))
      path.push(k === 0 ? b : [blend(a[0], b[0], c[0], d[0]), blend(a[1], b[1], c[1], d[1])])
    }
  }
  path.push(at(points, -1))
  return path
}
