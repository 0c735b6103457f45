import { orientation } from './orientation.ts'
import type { SegmentEnds } from './segment-crossing.ts'

/**
 * Whether a segment passes through the pixel of lattice point (x, y): the half-open square
 * [x − ½, x + ½) × [y − ½, y + ½). Exact: everything is doubled, so that corners are whole numbers.
 * The case analysis is that of the JTS Topology Suite's `HotPixel`.
 */
export const passesPixel = (segment: SegmentEnds, x: number, y: number): boolean => {
  const flip = segment[0] > segment[2]
  const px = 2 * (flip ? segment[2] : segment[0])
  const py = 2 * (flip ? segment[3] : segment[1])
  const qx = 2 * (flip ? segment[0] : segment[2])
  const qy = 2 * (flip ? segment[1] : segment[3])
  const left = 2 * x - 1
  const right = 2 * x + 1
  const bottom = 2 * y - 1
  const top = 2 * y + 1
  if (px >= right || qx < left || Math.min(py, qy) >= top || Math.max(py, qy) < bottom) return false
  if (px === qx || py === qy) return true

  const rises = py < qy
  const topLeft = orientation(px, py, qx, qy, left, top)
  if (topLeft === 0) return !rises
  const topRight = orientation(px, py, qx, qy, right, top)
  if (topRight === 0) return rises
  if (topLeft > 0 !== topRight > 0) return true
  const bottomLeft = orientation(px, py, qx, qy, left, bottom)
  if (bottomLeft === 0 || bottomLeft > 0 !== topLeft > 0) return true
  const bottomRight = orientation(px, py, qx, qy, right, bottom)
  if (bottomRight === 0) return !rises
  return bottomLeft > 0 !== bottomRight > 0
}
