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
const lineKinds = ['outline', 'street', 'uncovered', 'covered', 'barrier'] as const
type LineKind = (typeof lineKinds)[number]
const KINDS = lineKinds.length
const OUTLINE = lineKinds.indexOf('outline')
const STREET = lineKinds.indexOf('street')
const UNCOVERED = lineKinds.indexOf('uncovered')
const COVERED = lineKinds.indexOf('covered')
const BARRIER = lineKinds.indexOf('barrier')

/**
 * Lines of all kinds, in lattice steps. Their `areas` are the places inside the street and inside an uncovered footprint,
 * or inside the outline and outside every covered footprint; barriers part them, but not under an uncovered footprint. The areas do not overlap, and those that
 * touch only at points are apart.
 */
export class GapLines {
  readonly #points = new LatticePoints()
  readonly #from: number[] = []
  readonly #to: number[] = []
  readonly #kind: number[] = []

  /** Segments in whole lattice steps. */
  add(segments: readonly SegmentEnds[], kind: LineKind): void {
    for (const [ax, ay, bx, by] of segments) {
      const from = this.#points.add(ax, ay)
      const to = this.#points.add(bx, by)
      if (from === to) continue
      this.#from.push(from)
      this.#to.push(to)
      this.#kind.push(lineKinds.indexOf(kind))
    }
  }

  areas(): GapAreas {
    const faces = arrange(this.#points, { from: this.#from, to: this.#to })
    const inside = windings(faces, this.#kind)
    const isHouse = (face: number): boolean => (inside[(face + 1) * KINDS + UNCOVERED] as number) > 0
    const isKept = (face: number): boolean => {
      const at = (face + 1) * KINDS
      if ((inside[at + STREET] as number) <= 0) return false
      if (isHouse(face)) return true
      return (inside[at + OUTLINE] as number) > 0 && (inside[at + COVERED] as number) <= 0
    }
    const from: number[] = []
    const to: number[] = []
    const barriers = edgesOfKind(faces, this.#kind, BARRIER)
    faces.edges.from.forEach((a, edge) => {
      const b = faces.edges.to[edge] ?? 0
      const left = faces.left[edge] ?? -1
      const right = faces.right[edge] ?? -1
      const keepsLeft = isKept(left)
      const keepsRight = isKept(right)
      // Inside the area nothing is drawn but barriers, for both their sides; not under houses, and not blind ends.
      const parts = barriers[edge] === 1 && left !== right && !(isHouse(left) && isHouse(right))
      if (keepsLeft && keepsRight && !parts) return
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
