import { at, dot, insideRing, leftOf, meeting, minus, type Ring, unit, type Vec } from './vec.ts'

interface Part {
  readonly ring: Ring
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

const partOf = (ring: Ring): Part => {
  let west = Number.POSITIVE_INFINITY
  let south = Number.POSITIVE_INFINITY
  let east = Number.NEGATIVE_INFINITY
  let north = Number.NEGATIVE_INFINITY
  for (const [x, y] of ring) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return { ring, west, east, south, north }
}

/** True when a line along one of a's sides keeps both convex rings `marginM` apart. */
const apartAlong = (a: Ring, b: Ring, marginM: number): boolean => {
  for (let i = 0; i < a.length; i += 1) {
    const p = at(a, i)
    const outward = leftOf(unit(minus(p, at(a, i + 1))))
    let least = Number.POSITIVE_INFINITY
    for (const q of b) least = Math.min(least, dot(minus(q, p), outward))
    if (least >= marginM) return true
  }
  return false
}

/** What already stands in a block: convex parts (counter-clockwise), asked for room before building. */
export class Occupied {
  readonly #parts: Part[] = []

  add(ring: Ring): void {
    this.#parts.push(partOf(ring))
  }

  /** A strip along a path, as wide as a way and its verge. */
  addPath(path: readonly Vec[], widthM: number): void {
    for (let i = 0; i + 1 < path.length; i += 1) {
      const a = at(path, i)
      const b = at(path, i + 1)
      const u = unit(minus(b, a))
      const v = leftOf(u)
      const h = widthM / 2
      this.add([
        [a[0] - u[0] * h - v[0] * h, a[1] - u[1] * h - v[1] * h],
        [b[0] + u[0] * h - v[0] * h, b[1] + u[1] * h - v[1] * h],
        [b[0] + u[0] * h + v[0] * h, b[1] + u[1] * h + v[1] * h],
        [a[0] - u[0] * h + v[0] * h, a[1] - u[1] * h + v[1] * h],
      ])
    }
  }

  isFree(ring: Ring, marginM: number): boolean {
    const box = partOf(ring)
    for (const part of this.#parts) {
      if (part.west > box.east + marginM || part.east < box.west - marginM) continue
      if (part.south > box.north + marginM || part.north < box.south - marginM) continue
      if (!apartAlong(part.ring, ring, marginM) && !apartAlong(ring, part.ring, marginM)) return false
    }
    return true
  }
}

/** A convex ring wholly inside a plot (which need not be convex). */
export const insidePlot = (ring: Ring, plot: Ring): boolean => {
  for (const p of ring) if (!insideRing(p, plot)) return false
  const { west, east, south, north } = partOf(ring)
  for (let k = 0; k < plot.length; k += 1) {
    const a = at(plot, k)
    const b = at(plot, k + 1)
    if (Math.max(a[0], b[0]) < west || Math.min(a[0], b[0]) > east) continue
    if (Math.max(a[1], b[1]) < south || Math.min(a[1], b[1]) > north) continue
    for (let i = 0; i < ring.length; i += 1)
      if (meeting(at(ring, i), at(ring, i + 1), a, b) !== null) return false
  }
  return true
}
