import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import { type Arrangement, arrange } from '../partition/arrangement.ts'
import { LatticePoints } from '../partition/lattice-points.ts'
import { type Region, traceRegions } from '../partition/regions.ts'
import type { SegmentEnds } from '../partition/segment-crossing.ts'
import { cornerGrid, someCorner } from './corner-grid.ts'
import { fieldOutline } from './field-outline.ts'
import type { GapGround } from './gap-ground.ts'
import { straightenRing } from './straighten-ring.ts'
import { wallDistances } from './wall-distances.ts'

/** A gap reaches this far around its houses: houses nearer than twice this to each other share one. */
export const GAP_REACH_M = 25
/** Outlines may be straightened by as much. */
const STRAIGHTEN_M = 0.7

/** Areas as regions over lattice points. */
export interface GapAreas {
  readonly points: LatticePoints
  readonly regions: readonly Region[]
}

/** What the rings of an arrangement stand for. */
const kinds = { outline: 0, street: 1, uncovered: 2, covered: 3, barrier: 4 } as const
const KINDS = 5

/**
 * The ground within `GAP_REACH_M` of an uncovered house and nearer to it than to a covered one, inside the street; whole
 * footprints of uncovered houses belong to it, and none of a covered house does unless the two overlap. The regions
 * do not overlap; those that touch only at points are apart.
 */
export const gapAreas = (
  ground: GapGround,
  uncovered: readonly FootprintShape[],
  covered: readonly FootprintShape[],
): GapAreas => {
  if (uncovered.length === 0) return { points: new LatticePoints(), regions: [] }
  const { scale } = ground
  const grid = cornerGrid(boxOf(ground, uncovered), GAP_REACH_M, scale)
  const reachM = GAP_REACH_M + grid.cellM
  const toUncovered = wallDistances(grid, uncovered, reachM)
  const near = covered.filter((shape) =>
    someCorner(grid, shape, STRAIGHTEN_M, (corner) => (toUncovered[corner] as number) < reachM),
  )
  const toCovered = wallDistances(grid, near, reachM)
  const { width, height } = grid
  const field = toUncovered.map((metres, corner) => {
    const column = corner % width
    // Along the border, beyond the street, everything is outside.
    if (column === 0 || column === width - 1 || corner < width || corner >= width * (height - 1))
      return reachM
    return Math.max(metres - GAP_REACH_M, (metres - (toCovered[corner] as number)) / 2)
  })
  const lines = new Lines()
  for (const ring of fieldOutline(grid, field))
    lines.addRing(straightenRing(ring, STRAIGHTEN_M, scale), kinds.outline)
  for (const ring of ground.boundary) lines.addRing(ring, kinds.street)
  for (const barrier of ground.barriers) lines.addSegment(barrier, kinds.barrier)
  // Only footprints that the outline may cut; the others are wholly in or wholly out.
  for (const shape of uncovered) {
    if (someCorner(grid, shape, STRAIGHTEN_M, (corner) => (field[corner] as number) >= 0))
      lines.addShape(shape, kinds.uncovered)
  }
  for (const shape of near) {
    if (someCorner(grid, shape, STRAIGHTEN_M, (corner) => (field[corner] as number) < 0))
      lines.addShape(shape, kinds.covered)
  }
  return lines.areas()
}

/** Box of the shapes, no larger than the street's. */
const boxOf = ({ box }: GapGround, shapes: readonly FootprintShape[]): FootprintShape['box'] => {
  let [west, south, east, north] = [box[2], box[3], box[0], box[1]]
  for (const shape of shapes) {
    west = Math.min(west, shape.box[0])
    south = Math.min(south, shape.box[1])
    east = Math.max(east, shape.box[2])
    north = Math.max(north, shape.box[3])
  }
  return [Math.max(west, box[0]), Math.max(south, box[1]), Math.min(east, box[2]), Math.min(north, box[3])]
}

class Lines {
  readonly #points = new LatticePoints()
  readonly #from: number[] = []
  readonly #to: number[] = []
  readonly #kind: number[] = []

  addRing(ring: readonly number[], kind: number): void {
    const count = ring.length
    for (let i = 0; i < count; i += 2) {
      this.addSegment(
        [ring[i] ?? 0, ring[i + 1] ?? 0, ring[(i + 2) % count] ?? 0, ring[(i + 3) % count] ?? 0],
        kind,
      )
    }
  }

  addShape({ edges }: FootprintShape, kind: number): void {
    for (const edge of edges) this.addSegment(edge, kind)
  }

  addSegment([ax, ay, bx, by]: SegmentEnds, kind: number): void {
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
      if ((inside[at + kinds.street] as number) <= 0) return false
      if ((inside[at + kinds.uncovered] as number) > 0) return true
      return (inside[at + kinds.outline] as number) > 0 && (inside[at + kinds.covered] as number) <= 0
    }
    const from: number[] = []
    const to: number[] = []
    const barriers = edgesOfKind(faces, this.#kind, kinds.barrier)
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
