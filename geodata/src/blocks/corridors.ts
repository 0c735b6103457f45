import Delaunator from 'delaunator'
import { arrange } from '../partition/arrangement.ts'
import { type FaceMesh, joinFaces } from '../partition/face-mesh.ts'
import { LatticePoints } from '../partition/lattice-points.ts'
import { regionLocator } from '../partition/locate.ts'
import { regionsInside } from '../partition/regions-inside.ts'
import type { SegmentEnds } from '../partition/segment-crossing.ts'
import { UnionFind } from '../partition/union-find.ts'
import { type FootprintShape, segmentNearShape } from './footprint-shapes.ts'
import type { StepScale } from './lattice-plane.ts'
import { placeFootprints } from './place-footprints.ts'

/** Rank of a border that leads between buildings where there is no line at all. */
export const CORRIDOR_RANK = 6
/** Distance of the points set along walls. */
const SAMPLE_M = 3
/** Corridors narrower than twice this are no way between buildings: those stay together. */
export const CORRIDOR_HALF_WIDTH_M = 0.4
/** Between points further apart than this the corridor surely keeps its half width from both walls. */
const WIDE_GAP_M = 2 * Math.hypot(SAMPLE_M / 2, CORRIDOR_HALF_WIDTH_M) + 0.1

interface Samples {
  /** Metres east and north of the block's first corner, flat. */
  readonly coordinates: number[]
  /** Number of the building in the block; −1 for the far ring. */
  readonly owner: number[]
}

const sampleWalls = (shapes: readonly FootprintShape[], origin: SegmentEnds, scale: StepScale): Samples => {
  const coordinates: number[] = []
  const owner: number[] = []
  let reach = 100
  shapes.forEach((shape, building) => {
    const shell = shape.rings[0] ?? []
    for (let i = 0; i < shell.length; i += 2) {
      const ax = ((shell[i] ?? 0) - origin[0]) * scale.east
      const ay = ((shell[i + 1] ?? 0) - origin[1]) * scale.north
      const bx = ((shell[(i + 2) % shell.length] ?? 0) - origin[0]) * scale.east
      const by = ((shell[(i + 3) % shell.length] ?? 0) - origin[1]) * scale.north
      const count = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / SAMPLE_M))
      for (let k = 0; k < count; k++) {
        coordinates.push(ax + ((bx - ax) * k) / count, ay + ((by - ay) * k) / count)
        owner.push(building)
      }
      reach = Math.max(reach, Math.abs(ax), Math.abs(ay))
    }
  })
  for (let k = 0; k < 24; k++) {
    coordinates.push(5 * reach * Math.cos((k * Math.PI) / 12), 5 * reach * Math.sin((k * Math.PI) / 12))
    owner.push(-1)
  }
  return { coordinates, owner }
}

const circumcentre = (c: readonly number[], i: number, j: number, k: number): [number, number] => {
  const ax = c[2 * i] ?? 0
  const ay = c[2 * i + 1] ?? 0
  const dx = (c[2 * j] ?? 0) - ax
  const dy = (c[2 * j + 1] ?? 0) - ay
  const ex = (c[2 * k] ?? 0) - ax
  const ey = (c[2 * k + 1] ?? 0) - ay
  const b = dx * dx + dy * dy
  const d = ex * ex + ey * ey
  const twice = 2 * (dx * ey - dy * ex)
  return [ax + (ey * b - dy * d) / twice, ay + (dx * d - ex * b) / twice]
}

interface Dual {
  readonly a: number
  readonly b: number
  readonly gapM: number
  readonly segment: SegmentEnds
}

/** Voronoi edges between samples of different buildings, on the lattice. */
const dualEdges = ({ coordinates, owner }: Samples, origin: SegmentEnds, scale: StepScale): Dual[] => {
  const { triangles, halfedges } = new Delaunator(coordinates)
  const centres: (SegmentEnds | null)[] = []
  const centre = (triangle: number): SegmentEnds | null => {
    const known = centres[triangle]
    if (known !== undefined) return known
    const [x, y] = circumcentre(
      coordinates,
      triangles[3 * triangle] ?? 0,
      triangles[3 * triangle + 1] ?? 0,
      triangles[3 * triangle + 2] ?? 0,
    )
    const sx = Math.round(x / scale.east)
    const sy = Math.round(y / scale.north)
    const fits = Math.abs(sx) < 1e7 && Math.abs(sy) < 1e7
    centres[triangle] = fits ? [sx + origin[0], sy + origin[1], 0, 0] : null
    return centres[triangle] ?? null
  }
  const duals: Dual[] = []
  halfedges.forEach((twin, edge) => {
    if (twin < edge) return
    const i = triangles[edge] ?? 0
    const j = triangles[twin] ?? 0
    const a = owner[i] ?? -1
    const b = owner[j] ?? -1
    if (a === b || a < 0 || b < 0) return
    const s = centre(Math.floor(edge / 3))
    const t = centre(Math.floor(twin / 3))
    if (s === null || t === null) return
    const gapM = Math.hypot(
      (coordinates[2 * i] ?? 0) - (coordinates[2 * j] ?? 0),
      (coordinates[2 * i + 1] ?? 0) - (coordinates[2 * j + 1] ?? 0),
    )
    duals.push({ a, b, gapM, segment: [s[0], s[1], t[0], t[1]] })
  })
  return duals
}

/** Which buildings stay together: those without a way between them, and uninhabited ones with the nearest other. */
const clusters = (
  shapes: readonly FootprintShape[],
  households: readonly number[],
  duals: readonly Dual[],
  scale: StepScale,
): UnionFind => {
  const sets = new UnionFind(shapes.length)
  for (const { a, b, gapM, segment } of duals) {
    if (gapM > WIDE_GAP_M) continue
    const blocked = [shapes[a], shapes[b]].some(
      (shape) => shape !== undefined && segmentNearShape(segment, shape, CORRIDOR_HALF_WIDTH_M, scale),
    )
    if (blocked) sets.union(a, b)
  }
  const lived = households.slice()
  const byGap = duals.toSorted((x, y) => x.gapM - y.gapM || x.a - y.a || x.b - y.b)
  const livedIn = (building: number): number => {
    const root = sets.find(building)
    return lived[root] ?? 0
  }
  for (let building = 0; building < shapes.length; building++) {
    const root = sets.find(building)
    if (root !== building) lived[root]! += households[building] ?? 0
  }
  for (const { a, b } of byGap) {
    const sum = livedIn(a) + livedIn(b)
    if ((livedIn(a) === 0 || livedIn(b) === 0) && sets.union(a, b)) lived[sets.find(a)] = sum
  }
  return sets
}

/** Whether a segment's box meets that of all the others together. */
const reachesBox = (others: readonly SegmentEnds[]): ((segment: SegmentEnds) => boolean) => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [ax, ay] of others) {
    west = Math.min(west, ax)
    east = Math.max(east, ax)
    south = Math.min(south, ay)
    north = Math.max(north, ay)
  }
  return ([ax, ay, bx, by]) =>
    Math.min(ax, bx) <= east &&
    Math.max(ax, bx) >= west &&
    Math.min(ay, by) <= north &&
    Math.max(ay, by) >= south
}

/**
 * Cuts one block along the corridors between its buildings: the Voronoi edges of their walls, where those lead
 * between different buildings. `block` are the block's rings as segments with the block on their left. Returns the
 * cuts as a mesh of cells, each with at least one building in it, or null where nothing can be cut.
 */
export const cutAlongCorridors = (
  block: readonly SegmentEnds[],
  shapes: readonly FootprintShape[],
  households: readonly number[],
  scale: StepScale,
): FaceMesh | null => {
  const origin = block[0]
  if (origin === undefined || shapes.length < 2) return null
  const duals = dualEdges(sampleWalls(shapes, origin, scale), origin, scale)
  const sets = clusters(shapes, households, duals, scale)
  const reaches = reachesBox(block)
  const between = duals
    .filter(({ a, b, segment }) => sets.find(a) !== sets.find(b) && reaches(segment))
    .map(({ segment }) => segment)
  if (between.length === 0) return null

  const points = new LatticePoints()
  const segments = { from: [] as number[], to: [] as number[] }
  for (const [ax, ay, bx, by] of [...block, ...between]) {
    if (ax === bx && ay === by) continue
    segments.from.push(points.add(ax, ay))
    segments.to.push(points.add(bx, by))
  }
  const arrangement = arrange(points, segments)
  const cellOf = new Int32Array(arrangement.regions.length).fill(-1)
  regionsInside(arrangement)(0, block.length).forEach((region, cell) => {
    cellOf[region] = cell
  })
  const cellCount = cellOf.reduce((most, cell) => Math.max(most, cell + 1), 0)
  const faces = {
    points,
    from: arrangement.edges.from,
    to: arrangement.edges.to,
    left: Array.from(arrangement.left),
    right: Array.from(arrangement.right),
    faceCount: arrangement.regions.length,
  }
  const rank = faces.left.map((l, edge) =>
    (cellOf[l] ?? -1) < 0 || (cellOf[faces.right[edge] ?? -1] ?? -1) < 0 ? 0 : CORRIDOR_RANK,
  )
  const locate = regionLocator(points, arrangement.regions)
  const homes = placeFootprints(shapes, (x, y) => cellOf[locate(x, y)] ?? -1)
  return joinEmpty(joinFaces({ ...faces, rank }, cellOf, cellCount), homes, scale)
}

/** Joins cells without a building to the neighbour with the longest corridor between them. */
const joinEmpty = (mesh: FaceMesh, homes: readonly number[], scale: StepScale): FaceMesh => {
  const filled = new Set(homes)
  const lengths = new Map<number, [edgeLeft: number, edgeRight: number, lengthM: number]>()
  for (let edge = 0; edge < mesh.from.length; edge++) {
    const l = mesh.left[edge] ?? -1
    const r = mesh.right[edge] ?? -1
    if (l < 0 || r < 0) continue
    const a = Math.min(l, r)
    const b = Math.max(l, r)
    const from = mesh.from[edge] ?? 0
    const to = mesh.to[edge] ?? 0
    const lengthM = Math.hypot(
      (mesh.points.x(to) - mesh.points.x(from)) * scale.east,
      (mesh.points.y(to) - mesh.points.y(from)) * scale.north,
    )
    const known = lengths.get(a * mesh.faceCount + b)
    if (known === undefined) lengths.set(a * mesh.faceCount + b, [a, b, lengthM])
    else known[2] += lengthM
  }
  const longest = [...lengths.values()].toSorted((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1])
  const sets = new UnionFind(mesh.faceCount)
  const hasBuilding = Uint8Array.from({ length: mesh.faceCount }, (_, face) => (filled.has(face) ? 1 : 0))
  for (let changed = true; changed; ) {
    changed = false
    for (const [a, b] of longest) {
      const x = hasBuilding[sets.find(a)] ?? 0
      const y = hasBuilding[sets.find(b)] ?? 0
      if (x && y) continue
      if (!sets.union(a, b)) continue
      hasBuilding[sets.find(a)] = x | y
      changed = true
    }
  }
  const { label, count } = sets.labels()
  return joinFaces(mesh, label, count)
}
