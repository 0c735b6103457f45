import { toLattice } from '../crs/lattice.ts'
import type { LatticePoints } from '../partition/lattice-points.ts'
import type { SegmentEnds } from '../partition/segment-crossing.ts'
import { boxIndex, type FootprintShape, segmentNearShape } from './footprint-shapes.ts'
import type { BoundaryLine } from './hierarchy.ts'
import type { StepRing, StepScale } from './lattice-plane.ts'

/** Borders keep this far from buildings that a street runs into, so that rounding cannot push them into a wall. */
export const WALL_GAP_M = 0.3

/** A building's outline, or the margin along one of its walls, as a range of segments. */
export interface OwnedShape {
  readonly footprint: number
  readonly margin: boolean
  readonly first: number
  readonly end: number
}

/** Segments of everything that divides a street, by number: first the boundary, then streets, then owned shapes. */
export interface StreetSegments {
  readonly from: number[]
  readonly to: number[]
  /** 0 boundary, 1–5 streets, `OWNED` for buildings. */
  readonly rank: number[]
  readonly boundaryEnd: number
  readonly shapes: OwnedShape[]
}

export const OWNED = 9

const ringEnds = function* (ring: StepRing): Generator<SegmentEnds> {
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    yield [ring[i] ?? 0, ring[i + 1] ?? 0, ring[j] ?? 0, ring[j + 1] ?? 0]
  }
}

const lineEnds = function* (line: BoundaryLine): Generator<SegmentEnds> {
  const { coordinates } = line.geometry
  for (let i = 1; i < coordinates.length; i++) {
    const [lonA = 0, latA = 0] = coordinates[i - 1] ?? []
    const [lonB = 0, latB = 0] = coordinates[i] ?? []
    yield [toLattice(lonA), toLattice(latA), toLattice(lonB), toLattice(latB)]
  }
}

/** The four sides, counter-clockwise, of the strip that reaches `WALL_GAP_M` around a wall on every side. */
const marginEnds = ([ax, ay, bx, by]: SegmentEnds, scale: StepScale): SegmentEnds[] => {
  const dx = (bx - ax) * scale.east
  const dy = (by - ay) * scale.north
  const length = Math.hypot(dx, dy)
  const east = (WALL_GAP_M * dx) / length
  const north = (WALL_GAP_M * dy) / length
  const corner = (x: number, y: number, e: number, n: number): [number, number] => [
    Math.round(x + e / scale.east),
    Math.round(y + n / scale.north),
  ]
  const corners = [
    corner(ax, ay, -east + north, -north - east),
    corner(bx, by, east + north, north - east),
    corner(bx, by, east - north, north + east),
    corner(ax, ay, -east - north, -north + east),
  ]
  return corners.map((at, i) => [...at, ...(corners[(i + 1) % 4] ?? at)] as const)
}

const overlaps = (a: FootprintShape['box'], b: FootprintShape['box']): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

const ascending = (set: Set<number>): number[] => [...set].toSorted((a, b) => a - b)

/** Footprints that a segment runs into or along, and those that lie against one of them. */
const crossedFootprints = (
  shapes: readonly FootprintShape[],
  streets: readonly SegmentEnds[],
  scale: StepScale,
): { crossed: number[]; touching: number[] } => {
  const index = boxIndex(shapes.map((shape) => shape.box))
  if (index === null || streets.length === 0) return { crossed: [], touching: [] }
  const padX = Math.ceil((2 * WALL_GAP_M) / scale.east)
  const padY = Math.ceil((2 * WALL_GAP_M) / scale.north)
  const crossed = new Set<number>()
  for (const street of streets) {
    const [ax, ay, bx, by] = street
    const west = Math.min(ax, bx) - padX
    const south = Math.min(ay, by) - padY
    for (const hit of index.search(west, south, Math.max(ax, bx) + padX, Math.max(ay, by) + padY)) {
      const shape = shapes[hit]
      if (shape === undefined || crossed.has(hit) || shape.rings.length === 0) continue
      if (segmentNearShape(street, shape, WALL_GAP_M, scale)) crossed.add(hit)
    }
  }
  const touching = new Set<number>()
  for (const hit of crossed) {
    const [west = 0, south = 0, east = 0, north = 0] = shapes[hit]?.box ?? []
    for (const near of index.search(west - padX, south - padY, east + padX, north + padY)) {
      if (!crossed.has(near) && (shapes[near]?.rings.length ?? 0) > 0) touching.add(near)
    }
  }
  return { crossed: ascending(crossed), touching: ascending(touching) }
}

/** Everything that divides the street as segments of `points`; streets far outside the boundary are left out. */
export const streetSegments = (
  points: LatticePoints,
  boundary: readonly StepRing[],
  lines: readonly BoundaryLine[],
  shapes: readonly FootprintShape[],
  scale: StepScale,
): StreetSegments => {
  const segments: StreetSegments = { from: [], to: [], rank: [], boundaryEnd: 0, shapes: [] }
  const push = ([ax, ay, bx, by]: SegmentEnds, rank: number): void => {
    if (ax === bx && ay === by) return
    segments.from.push(points.add(ax, ay))
    segments.to.push(points.add(bx, by))
    segments.rank.push(rank)
  }
  for (const ring of boundary) for (const ends of ringEnds(ring)) push(ends, 0)
  const boundaryEnd = segments.from.length
  const xs = points.xs.slice()
  const ys = points.ys.slice()
  const frame: FootprintShape['box'] = [
    xs.reduce((a, b) => Math.min(a, b), Infinity),
    ys.reduce((a, b) => Math.min(a, b), Infinity),
    xs.reduce((a, b) => Math.max(a, b), -Infinity),
    ys.reduce((a, b) => Math.max(a, b), -Infinity),
  ]
  const streets: SegmentEnds[] = []
  for (const line of lines) {
    for (const ends of lineEnds(line)) {
      const [ax, ay, bx, by] = ends
      if (!overlaps([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], frame)) continue
      push(ends, line.rank)
      streets.push(ends)
    }
  }
  const own = (footprint: number, margin: boolean, edges: Iterable<SegmentEnds>): void => {
    const first = segments.from.length
    for (const ends of edges) push(ends, OWNED)
    segments.shapes.push({ footprint, margin, first, end: segments.from.length })
  }
  const { crossed, touching } = crossedFootprints(shapes, streets, scale)
  for (const footprint of [...crossed, ...touching]) {
    const shape = shapes[footprint]
    if (shape !== undefined) own(footprint, false, shape.edges)
  }
  for (const footprint of crossed) {
    const shape = shapes[footprint]
    if (shape === undefined) continue
    for (const wall of shape.edges) own(footprint, true, marginEnds(wall, scale))
  }
  return { ...segments, boundaryEnd }
}
