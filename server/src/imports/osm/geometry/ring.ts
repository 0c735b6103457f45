import type { Position } from 'geojson'

/** Twice the signed area in square degrees; positive when the ring runs counter-clockwise. */
export const doubledArea = (ring: readonly Position[]): number => {
  const [x0, y0] = ring[0] as [number, number]
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as [number, number]
    const [bx, by] = ring[i + 1] as [number, number]
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return sum
}

/** Even-odd rule; a point on the border may fall either way. */
export const ringContains = (ring: readonly Position[], x: number, y: number): boolean => {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as [number, number]
    const [bx, by] = ring[j] as [number, number]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

export const isClosed = (refs: readonly number[]): boolean =>
  refs.length >= 4 && refs[0] === refs[refs.length - 1]

/**
 * True when a closed ring on the 1e-7° lattice neither crosses nor touches itself, so that PostGIS calls it simple.
 * Exact: differences of lattice numbers within a street stay far below 2^26, so their products fit a double.
 */
export const isSimpleRing = (ring: readonly Position[]): boolean => {
  const [x0, y0] = ring[0] as [number, number]
  const xs = ring.map((p) => Math.round(((p[0] as number) - x0) * 1e7))
  const ys = ring.map((p) => Math.round(((p[1] as number) - y0) * 1e7))
  const count = ring.length - 1
  if (count < 3) return false
  const side = (a: number, b: number, c: number): number =>
    Math.sign(
      ((xs[b] as number) - (xs[a] as number)) * ((ys[c] as number) - (ys[a] as number)) -
        ((ys[b] as number) - (ys[a] as number)) * ((xs[c] as number) - (xs[a] as number)),
    )
  const between = (a: number, b: number, c: number): boolean =>
    Math.min(xs[a] as number, xs[b] as number) <= (xs[c] as number) &&
    (xs[c] as number) <= Math.max(xs[a] as number, xs[b] as number) &&
    Math.min(ys[a] as number, ys[b] as number) <= (ys[c] as number) &&
    (ys[c] as number) <= Math.max(ys[a] as number, ys[b] as number)
  const meet = (a: number, b: number, c: number, d: number): boolean => {
    const abc = side(a, b, c)
    const abd = side(a, b, d)
    const cda = side(c, d, a)
    const cdb = side(c, d, b)
    if (abc * abd < 0 && cda * cdb < 0) return true
    return (
      (abc === 0 && between(a, b, c)) ||
      (abd === 0 && between(a, b, d)) ||
      (cda === 0 && between(c, d, a)) ||
      (cdb === 0 && between(c, d, b))
    )
  }
  for (let i = 0; i < count; i++) {
    const next = (i + 1) % count
    const after = (i + 2) % count
    // A spike runs back along the edge before it.
    if (side(i, next, after) === 0 && between(i, next, after)) return false
    if (side(i, next, after) === 0 && between(next, after, i)) return false
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue
      if (meet(i, i + 1, j, j + 1)) return false
    }
  }
  return doubledArea(ring) !== 0
}

/** A point well inside a polygon: the middle of the widest inner stretch of its middle scan line. */
export const interiorPoint = (rings: readonly (readonly Position[])[]): [number, number] => {
  const outer = rings[0] as readonly Position[]
  let south = Number.POSITIVE_INFINITY
  let north = Number.NEGATIVE_INFINITY
  for (const p of outer) {
    south = Math.min(south, p[1] as number)
    north = Math.max(north, p[1] as number)
  }
  // Off the middle by an odd share, so that the line seldom runs through a vertex.
  const y = south + (north - south) * 0.5017
  const crossings: number[] = []
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i] as [number, number]
      const [bx, by] = ring[i + 1] as [number, number]
      if (ay > y !== by > y) crossings.push(ax + ((bx - ax) * (y - ay)) / (by - ay))
    }
  }
  crossings.sort((a, b) => a - b)
  let best: [number, number] = [outer[0]?.[0] ?? 0, outer[0]?.[1] ?? 0]
  let widest = -1
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const from = crossings[i] as number
    const to = crossings[i + 1] as number
    if (to - from > widest) {
      widest = to - from
      best = [(from + to) / 2, y]
    }
  }
  return best
}
