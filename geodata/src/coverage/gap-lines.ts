import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import { type Arrangement, arrange } from '../partition/arrangement.ts'
import { LatticePoints } from '../partition/lattice-points.ts'
import { type Region, traceRegions } from '../partition/regions.ts'
import type { SegmentEnds } from '../partition/segment-crossing.ts'

/** Areas as regions over lattice points. */
export interface GapAreas {
  readonly points: LatticePoints
  readonly regions: readonly Region[]
}

/** What a line stands for. All but barriers form rings with their inside on the left. */
export const lineKinds = { outline: 0, street: 1, uncovered: 2, covered: 3, barrier: 4 } as const
type LineKind = (typeof lineKinds)[keyof typeof lineKinds]
const KINDS = 5

/**
 * Lines of all kinds, in lattice steps. Their `areas` are the places inside the street and inside an uncovered footprint,
 * or inside the outline and outside every covered footprint; barriers cut them. The areas do not overlap, and those that
 * touch only at points are apart.
 */
export class GapLines {
  readonly #points = new LatticePoints()
  readonly #from: number[] = []
  readonly #to: number[] = []
  readonly #kind: number[] = []

  addRing(ring: readonly number[], kind: LineKind): void {
    const count = ring.length
    for (let i = 0; i < count; i += 2) {
      this.addSegment(
        [ring[i] ?? 0, ring[i + 1] ?? 0, ring[(i + 2) % count] ?? 0, ring[(i + 3) % count] ?? 0],
        kind,
      )
    }
  }

  addShape({ edges }: FootprintShape, kind: LineKind): void {
    for (const edge of edges) this.addSegment(edge, kind)
  }

  addSegment([ax, ay, bx, by]: SegmentEnds, kind: LineKind): void {
    const from = this.#points.add(Math.round(ax), Math.round(ay))
    const to = this.#points.add(Math.round(bx), Math.round(by))
    if (from === to) return
    this.#from.push(from)
    this.#to.push(to)
    this.#kind.push(kind)
  }

  areas(): GapAreas {
    const faces = arrange(this.#points, { from: this.#from, to: this.#to })
    const inside = windings(faces, this.#kind)
    const isKept = (face: number): boolean => {
      const at = (face + 1) * KINDS
      if ((inside[at + lineKinds.street] as number) <= 0) return false
      if ((inside[at + lineKinds.uncovered] as number) > 0) return true
      return (inside[at + lineKinds.outline] as number) > 0 && (inside[at + lineKinds.covered] as number) <= 0
    }
    const from: number[] = []
    const to: number[] = []
    const barriers = edgesOfKind(faces, this.#kind, lineKinds.barrier)
    faces.edges.from.forEach((a, edge) => {
      const b = faces.edges.to[edge] ?? 0
      const left = faces.left[edge] ?? -1
      const right = faces.right[edge] ?? -1
      const keepsLeft = isKept(left)
      const keepsRight = isKept(right)
      // Inside the area nothing is drawn but barriers, for both their sides; not those that end blind in it.
      if (keepsLeft && keepsRight && (barriers[edge] === 0 || left === right)) return
      if (keepsLeft) {
        from.push(a)
        to.push(b)
      }
      if (keepsRight) {
        from.push(b)
        to.push(a)
      }
    })
    return { points: this.#points, regions: traceRegions(this.#points, { from, to }).regions }
  }
}

/** 1 for each edge that a segment of the kind runs along. */
const edgesOfKind = ({ edges }: Arrangement, kindOf: readonly number[], kind: number): Uint8Array => {
  const found = new Uint8Array(edges.from.length)
  edges.pieceEdge.forEach((edge, piece) => {
    if (kindOf[edges.pieceSegment[piece] ?? 0] === kind) found[edge] = 1
  })
  return found
}

/** How often the rings of each kind go round each face; of face `f` from `(f + 1) × KINDS` on. */
const windings = ({ edges, left, right, regions }: Arrangement, kindOf: readonly number[]): Int32Array => {
  const count = edges.from.length
  const turns = new Int32Array(count * KINDS)
  edges.pieceEdge.forEach((edge, piece) => {
    const kind = kindOf[edges.pieceSegment[piece] ?? 0] ?? 0
    turns[edge * KINDS + kind]! += edges.pieceForward[piece] ? 1 : -1
  })
  const around: number[][] = Array.from({ length: regions.length + 1 }, () => [])
  for (let edge = 0; edge < count; edge += 1) {
    around[(left[edge] ?? -1) + 1]?.push(edge)
    around[(right[edge] ?? -1) + 1]?.push(edge)
  }
  const inside = new Int32Array((regions.length + 1) * KINDS)
  const seen = new Uint8Array(regions.length + 1)
  const open = [0]
  seen[0] = 1
  for (let face = open.pop(); face !== undefined; face = open.pop()) {
    for (const edge of around[face] ?? []) {
      const fromLeft: boolean = (left[edge] ?? -1) + 1 === face
      const other: number = ((fromLeft ? right[edge] : left[edge]) ?? -1) + 1
      if (seen[other] === 1) continue
      seen[other] = 1
      open.push(other)
      for (let kind = 0; kind < KINDS; kind += 1) {
        const turn = turns[edge * KINDS + kind] as number
        inside[other * KINDS + kind] = (inside[face * KINDS + kind] as number) + (fromLeft ? -turn : turn)
      }
    }
  }
  return inside
}
