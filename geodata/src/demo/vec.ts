/** A point or direction on the demo's plane, in metres, x to the east and y to the north. */
export type Vec = readonly [number, number]
/** A closed ring, counter-clockwise, the first point not repeated. */
export type Ring = readonly Vec[]

export const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index < 0 ? index + items.length : index % items.length]
  if (item === undefined) throw new Error('index in an empty list')
  return item
}

export const along = (p: Vec, direction: Vec, lengthM: number): Vec => [
  p[0] + direction[0] * lengthM,
  p[1] + direction[1] * lengthM,
]
export const minus = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1]]
export const lerp = (a: Vec, b: Vec, t: number): Vec => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
export const cross = (a: Vec, b: Vec): number => a[0] * b[1] - a[1] * b[0]
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1]
/** sqrt is exact in every engine; hypot is not. */
export const lengthOf = (a: Vec): number => Math.sqrt(a[0] * a[0] + a[1] * a[1])
export const distanceM = (a: Vec, b: Vec): number => lengthOf(minus(a, b))
export const unit = (a: Vec): Vec => {
  const length = lengthOf(a)
  return length === 0 ? [1, 0] : [a[0] / length, a[1] / length]
}
/** A quarter turn to the left. */
export const leftOf = (a: Vec): Vec => [-a[1], a[0]]
export const back = (a: Vec): Vec => [-a[0], -a[1]]
/** Turned by an angle whose half has this tangent: a rotation without sine and cosine. */
export const turned = (a: Vec, halfTangent: number): Vec => {
  const square = halfTangent * halfTangent
  const cosine = (1 - square) / (1 + square)
  const sine = (2 * halfTangent) / (1 + square)
  return [a[0] * cosine - a[1] * sine, a[0] * sine + a[1] * cosine]
}

/** Signed: positive for counter-clockwise. */
export const ringAreaM2 = (ring: Ring): number => {
  let sum = 0
  for (let i = 0; i < ring.length; i += 1) sum += cross(at(ring, i), at(ring, i + 1))
  return sum / 2
}

export const ringCentroid = (ring: Ring): Vec => {
  const origin = at(ring, 0)
  let area = 0
  let x = 0
  let y = 0
  for (let i = 0; i < ring.length; i += 1) {
    const a = minus(at(ring, i), origin)
    const b = minus(at(ring, i + 1), origin)
    const weight = cross(a, b)
    area += weight
    x += (a[0] + b[0]) * weight
    y += (a[1] + b[1]) * weight
  }
  return area === 0 ? origin : [origin[0] + x / (3 * area), origin[1] + y / (3 * area)]
}

export const insideRing = (p: Vec, ring: Ring): boolean => {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const a = ring[i] as Vec
    const b = ring[j] as Vec
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside
  }
  return inside
}

/** Where segment ab meets segment cd, as the shares of each; null when they miss or are parallel. */
export const meeting = (a: Vec, b: Vec, c: Vec, d: Vec): readonly [number, number] | null => {
  const ab = minus(b, a)
  const cd = minus(d, c)
  const denominator = cross(ab, cd)
  if (denominator === 0) return null
  const ac = minus(c, a)
  const t = cross(ac, cd) / denominator
  const u = cross(ac, ab) / denominator
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [t, u] : null
}

export const distanceToSegmentM = (p: Vec, a: Vec, b: Vec): number => {
  const ab = minus(b, a)
  const square = dot(ab, ab)
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, dot(minus(p, a), ab) / square))
  return distanceM(p, along(a, ab, t))
}

export const distanceToRingM = (p: Vec, ring: Ring): number => {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < ring.length; i += 1)
    least = Math.min(least, distanceToSegmentM(p, at(ring, i), at(ring, i + 1)))
  return least
}

export const isSimpleRing = (ring: Ring): boolean => {
  for (let i = 0; i < ring.length; i += 1) {
    for (let j = i + 2; j < ring.length; j += 1) {
      if (i === 0 && j === ring.length - 1) continue
      if (meeting(at(ring, i), at(ring, i + 1), at(ring, j), at(ring, j + 1)) !== null) return false
    }
  }
  return true
}

/** A rectangle from its middle, the direction of its length, and both sizes. */
export const rectangle = (middle: Vec, u: Vec, lengthM: number, depthM: number): Vec[] => {
  const v = leftOf(u)
  const west = along(middle, u, -lengthM / 2)
  const east = along(middle, u, lengthM / 2)
  return [
    along(west, v, -depthM / 2),
    along(east, v, -depthM / 2),
    along(east, v, depthM / 2),
    along(west, v, depthM / 2),
  ]
}

/** A path without the points that lie within `toleranceM` of a straight line (Douglas and Peucker). */
export const simplified = (path: readonly Vec[], toleranceM: number): Vec[] => {
  if (path.length < 3) return [...path]
  const first = at(path, 0)
  const last = at(path, -1)
  let worst = 0
  let index = 0
  for (let i = 1; i < path.length - 1; i += 1) {
    const d = distanceToSegmentM(at(path, i), first, last)
    if (d > worst) {
      worst = d
      index = i
    }
  }
  if (worst <= toleranceM) return [first, last]
  return [
    ...simplified(path.slice(0, index + 1), toleranceM).slice(0, -1),
    ...simplified(path.slice(index), toleranceM),
  ]
}

/** The point of a list that lies nearest. */
export const nearestOf = (points: readonly Vec[], p: Vec): Vec => {
  let best = at(points, 0)
  let least = Number.POSITIVE_INFINITY
  for (const q of points) {
    const d = distanceM(p, q)
    if (d < least) {
      least = d
      best = q
    }
  }
  return best
}
