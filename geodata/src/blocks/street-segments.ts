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

/** Whether two shapes overlap or come nearer to each other than the gap. */
const shapesMeet = (a: FootprintShape, b: FootprintShape, scale: StepScale): boolean => {
  const [inner] = b.edges
  if (inner !== undefined && segmentNearShape(inner, a, WALL_GAP_M, scale)) return true
  return a.edges.some((edge) => segmentNearShape(edge, b, WALL_GAP_M, scale))
}

/**
 * Footprints that a segment runs into or along, and all that hang together with one of them: these may have to go
 * to its side with it.
 */
const footprintsInTheWay = (
  shapes: readonly FootprintShape[],
  streets: readonly SegmentEnds[],
  scale: StepScale,
): number[] => {
  const index = boxIndex(shapes.map((shape) => shape.box))
  if (index === null || streets.length === 0) return []
  const padX = Math.ceil((2 * WALL_GAP_M) / scale.east)
  const padY = Math.ceil((2 * WALL_GAP_M) / scale.north)
  const found = new Set<number>()
  for (const street of streets) {
    const [ax, ay, bx, by] = street
    const west = Math.min(ax, bx) - padX
    const south = Math.min(ay, by) - padY
    for (const hit of index.search(west, south, Math.max(ax, bx) + padX, Math.max(ay, by) + padY)) {
      const shape = shapes[hit]
      if (shape === undefined || found.has(hit) || shape.rings.length === 0) continue
      if (segmentNearShape(street, shape, WALL_GAP_M, scale)) found.add(hit)
    }
  }
  // A set visits what is added to it on the way: so this goes on to the end of each chain.
  for (const hit of found) {
    const shape = shapes[hit]
    if (shape === undefined) continue
    const [west, south, east, north] = shape.box
    for (const near of index.search(west - padX, south - padY, east + padX, north + padY)) {
      const other = shapes[near]
      if (other === undefined || found.has(near) || other.rings.length === 0) continue
      if (shapesMeet(shape, other, scale)) found.add(near)
    }
  }
  return [...found].toSorted((a, b) => a - b)
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
  for (const footprint of footprintsInTheWay(shapes, streets, scale)) {
    const shape = shapes[footprint]
    if (shape === undefined) continue
    own(footprint, false, shape.edges)
    for (const wall of shape.edges) own(footprint, true, marginEnds(wall, scale))
  }
  return { ...segments, boundaryEnd }
}
