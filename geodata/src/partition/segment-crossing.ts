import { orientation } from './orientation.ts'

/** Coordinates of a segment's two ends in lattice steps. */
export type SegmentEnds = readonly [ax: number, ay: number, bx: number, by: number]

const floorDivide = (numerator: bigint, denominator: bigint): bigint => {
  const quotient = numerator / denominator
  return numerator % denominator < 0n ? quotient - 1n : quotient
}

/** Whether the two segments cross at a point inside both. Exact. */
export const properlyCross = (s: SegmentEnds, t: SegmentEnds): boolean => {
  const a = orientation(s[0], s[1], s[2], s[3], t[0], t[1])
  const b = orientation(s[0], s[1], s[2], s[3], t[2], t[3])
  if (a === 0 || b === 0 || a > 0 === b > 0) return false
  const c = orientation(t[0], t[1], t[2], t[3], s[0], s[1])
  const d = orientation(t[0], t[1], t[2], t[3], s[2], s[3])
  return c !== 0 && d !== 0 && c > 0 !== d > 0
}

/**
 * The lattice point whose pixel holds the crossing of two segments that properly cross, halves rounded up.
 * In whole numbers of any size, since one unit in the last place would put the crossing in the wrong pixel.
 */
export const roundedCrossing = (s: SegmentEnds, t: SegmentEnds): [x: number, y: number] => {
  const dx = BigInt(s[2] - s[0])
  const dy = BigInt(s[3] - s[1])
  const ex = BigInt(t[2] - t[0])
  const ey = BigInt(t[3] - t[1])
  let denominator = dx * ey - dy * ex
  let along = BigInt(t[0] - s[0]) * ey - BigInt(t[1] - s[1]) * ex
  if (denominator < 0n) {
    denominator = -denominator
    along = -along
  }
  const rounded = (delta: bigint): number =>
    Number(floorDivide(2n * along * delta + denominator, 2n * denominator))
  return [s[0] + rounded(dx), s[1] + rounded(dy)]
}
