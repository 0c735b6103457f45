import type { Position } from 'geojson'

/** A stretch of a way between two neighbouring vertices, as the oracle sees it. Vertices have whatever key joins ways. */
export interface RawSegment {
  readonly way: number
  readonly a: string
  readonly b: string
  readonly from: Position
  readonly to: Position
}

/** Straight metres through the ellipsoid: for neighbours the same as over it, and a formula of its own. */
export const chordM = (p: Position, q: Position): number => {
  const a = geocentric(p)
  const b = geocentric(q)
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

const geocentric = ([lon = 0, lat = 0]: Position): [number, number, number] => {
  const e2 = 0.0066943799901413165
  const phi = (lat * Math.PI) / 180
  const lambda = (lon * Math.PI) / 180
  const n = 6378137 / Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
  return [
    n * Math.cos(phi) * Math.cos(lambda),
    n * Math.cos(phi) * Math.sin(lambda),
    n * (1 - e2) * Math.sin(phi),
  ]
}

/** Walks every vertex of the raw ways: the textbook's Dijkstra, without a heap, without contraction. */
export class RawWalk {
  readonly #segments: readonly RawSegment[]
  readonly #neighbours = new Map<string, { to: string; metres: number }[]>()
  readonly #lengths: number[]

  constructor(segments: readonly RawSegment[]) {
    this.#segments = segments
    this.#lengths = segments.map(({ from, to }) => chordM(from, to))
    segments.forEach(({ a, b }, k) => {
      this.#link(a, b, this.#lengths[k] as number)
      this.#link(b, a, this.#lengths[k] as number)
    })
  }

  #link(from: string, to: string, metres: number): void {
    const list = this.#neighbours.get(from)
    if (list === undefined) this.#neighbours.set(from, [{ to, metres }])
    else list.push({ to, metres })
  }

  lengthM(segment: number): number {
    return this.#lengths[segment] as number
  }

  /** Nearest segment and share along it, by trying them all. */
  nearest(point: Position, keep: (segment: RawSegment) => boolean) {
    let best = { segment: -1, share: 0, metres: Infinity }
    const [lon = 0, lat = 0] = point
    const k = chordM(point, [lon + 1e-4, lat]) / chordM([lon, lat - 5e-5], [lon, lat + 5e-5])
    this.#segments.forEach((segment, index) => {
      if (!keep(segment)) return
      const { from, to } = segment
      const dx = ((to[0] as number) - (from[0] as number)) * k
      const dy = (to[1] as number) - (from[1] as number)
      const px = ((point[0] as number) - (from[0] as number)) * k
      const py = (point[1] as number) - (from[1] as number)
      const share = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)))
      const at = along(segment, share)
      const metres = chordM(point, at)
      if (metres < best.metres) best = { segment: index, share, metres }
    })
    return best
  }

  /** Metres to every vertex within the limit, from places on segments. */
  walk(starts: readonly { segment: number; share: number }[], limitM: number): Map<string, number> {
    const open = new Map<string, number>()
    const offer = (vertex: string, metres: number) => {
      if (metres <= limitM && metres < (open.get(vertex) ?? Infinity)) open.set(vertex, metres)
    }
    for (const { segment, share } of starts) {
      const { a, b } = this.#segments[segment] as RawSegment
      offer(a, share * this.lengthM(segment))
      offer(b, (1 - share) * this.lengthM(segment))
    }
    const done = new Map<string, number>()
    while (open.size > 0) {
      let next = ''
      let least = Infinity
      for (const [vertex, metres] of open) {
        if (metres < least) {
          least = metres
          next = vertex
        }
      }
      open.delete(next)
      done.set(next, least)
      for (const { to, metres } of this.#neighbours.get(next) ?? []) {
        if (!done.has(to)) offer(to, least + metres)
      }
    }
    return done
  }

  /** Metres to a place on a segment, given `walk`'s answer and its starts. */
  metresTo(
    reached: ReadonlyMap<string, number>,
    starts: readonly { segment: number; share: number }[],
    segment: number,
    share: number,
  ): number {
    const { a, b } = this.#segments[segment] as RawSegment
    const lengthM = this.lengthM(segment)
    let least = Math.min(
      (reached.get(a) ?? Infinity) + share * lengthM,
      (reached.get(b) ?? Infinity) + (1 - share) * lengthM,
    )
    for (const start of starts) {
      if (start.segment === segment) least = Math.min(least, Math.abs(start.share - share) * lengthM)
    }
    return least
  }
}

export const along = ({ from, to }: RawSegment, share: number): Position => [
  (from[0] as number) + share * ((to[0] as number) - (from[0] as number)),
  (from[1] as number) + share * ((to[1] as number) - (from[1] as number)),
]
