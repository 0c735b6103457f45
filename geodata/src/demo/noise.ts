import { hashOf } from './prng.ts'
import type { Vec } from './vec.ts'

const corner = (seed: number, x: number, y: number): number => hashOf(seed, x, y) / 2147483648 - 1
const smooth = (t: number): number => t * t * (3 - 2 * t)

/** Smooth value noise in [−1, 1] over the plane; `scaleM` is the size of one bump. */
export const noiseAt = (seed: number, p: Vec, scaleM: number): number => {
  const x = p[0] / scaleM
  const y = p[1] / scaleM
  const column = Math.floor(x)
  const row = Math.floor(y)
  const s = smooth(x - column)
  const t = smooth(y - row)
  const south = corner(seed, column, row) * (1 - s) + corner(seed, column + 1, row) * s
  const north = corner(seed, column, row + 1) * (1 - s) + corner(seed, column + 1, row + 1) * s
  return south * (1 - t) + north * t
}
