import {
  along,
  at,
  cross,
  distanceM,
  distanceToSegmentM,
  dot,
  isSimpleRing,
  leftOf,
  lerp,
  minus,
  type Ring,
  ringAreaM2,
  unit,
  type Vec,
} from './vec.ts'

interface Side {
  readonly a: Vec
  readonly b: Vec
  readonly direction: Vec
  readonly insetM: number
}

const offsetMeeting = (one: Side, two: Side): Vec => {
  const p = along(one.a, leftOf(one.direction), one.insetM)
  const q = along(two.a, leftOf(two.direction), two.insetM)
  const denominator = cross(one.direction, two.direction)
  if (Math.abs(denominator) < 0.06) {
    const corner = lerp(one.b, two.a, 0.5)
    return along(corner, leftOf(one.direction), Math.max(one.insetM, two.insetM))
  }
  return along(p, one.direction, cross(minus(q, p), two.direction) / denominator)
}

/**
 * A ring moved inward, each side by its own distance. Sides that vanish are dropped.
 * @returns null when nothing sound is left.
 */
export const insetRing = (
  ring: Ring,
  insetM: (side: number) => number,
): { ring: Vec[]; sides: number[] } | null => {
  let sides = ring.map((a, i) => {
    const b = at(ring, i + 1)
    return { side: { a, b, direction: unit(minus(b, a)), insetM: insetM(i) }, index: i }
  })
  sides = sides.filter(({ side }) => distanceM(side.a, side.b) > 0.05)
  while (sides.length >= 3) {
    const corners = sides.map((s, i) => offsetMeeting(at(sides, i - 1 + sides.length).side, s.side))
    let worst = -1
    let least = 0.3
    for (let i = 0; i < sides.length; i += 1) {
      const kept = dot(minus(at(corners, i + 1), at(corners, i)), at(sides, i).side.direction)
      if (kept < least) {
        least = kept
        worst = i
      }
    }
    if (worst < 0) {
      if (ringAreaM2(corners) < 30 || !isSimpleRing(corners)) return null
      for (const p of corners) {
        for (let i = 0; i < ring.length; i += 1) {
          if (distanceToSegmentM(p, at(ring, i), at(ring, i + 1)) < insetM(i) * 0.8) return null
        }
      }
      return { ring: corners, sides: sides.map((s) => s.index) }
    }
    sides.splice(worst, 1)
  }
  return null
}
