import { arrange, type Arrangement } from '../partition/arrangement.ts'
import { type FaceMesh, joinFaces } from '../partition/face-mesh.ts'
import { LatticePoints } from '../partition/lattice-points.ts'
import { doubleAreaSteps } from '../partition/orientation.ts'
import { regionsInside } from '../partition/regions-inside.ts'
import { UnionFind } from '../partition/union-find.ts'
import type { FootprintShape } from './footprint-shapes.ts'
import type { BoundaryLine } from './hierarchy.ts'
import type { StepRing, StepScale } from './lattice-plane.ts'
import { OWNED, type StreetSegments, streetSegments } from './street-segments.ts'

/** Lines of this rank or weaker do not divide what lies under a building they run through. */
const PASSAGE_RANK = 4

/**
 * A building without residents that stands this much (share of its area) on the other side of a road of
 * `SPAN_RANK` or stronger is not led round: it spans the road (a station, an arcade), and the road stays the border.
 */
const SPAN_SHARE = 0.2
const SPAN_RANK = 2

/** A street's ground in lattice steps. */
export interface StreetGround {
  readonly boundary: readonly StepRing[]
  readonly lines: readonly BoundaryLine[]
  readonly shapes: readonly FootprintShape[]
  /** Of each shape. */
  readonly households: readonly number[]
  readonly scale: StepScale
}

const regionAreas = ({ points, regions }: Arrangement): Float64Array =>
  Float64Array.from(regions, ({ shell, holes }) =>
    holes.reduce((area, hole) => area + doubleAreaSteps(points, hole), doubleAreaSteps(points, shell)),
  )

const edgeRanks = ({ edges }: Arrangement, segments: StreetSegments): number[] => {
  const ranks = edges.from.map(() => OWNED)
  edges.pieceEdge.forEach((edge, piece) => {
    const rank = segments.rank[edges.pieceSegment[piece] ?? 0] ?? OWNED
    ranks[edge] = Math.min(ranks[edge] ?? OWNED, rank)
  })
  return ranks
}

/** Which footprints a region lies in, and which walls' margins. */
const regionOwners = (arrangement: Arrangement, segments: StreetSegments) => {
  const insideOf = regionsInside(arrangement)
  const walls: number[][] = arrangement.regions.map(() => [])
  const margins: number[][] = arrangement.regions.map(() => [])
  for (const shape of segments.shapes) {
    for (const region of insideOf(shape.first, shape.end)) {
      ;(shape.margin ? margins : walls)[region]?.push(shape.footprint)
    }
  }
  return { walls, margins }
}

/**
 * The blocks of a street: faces of its lines inside the boundary.
 *
 * A building that a line runs through is not cut: it goes wholly to the side that holds more of it, and the border
 * leads round its walls at `WALL_GAP_M`. Buildings that overlap, or that stand nearer to each other than that, go
 * together: no border fits between them. A lane or footway that
 * runs through a building (a passage) is no border there. Only buildings without residents that plainly span a
 * main road are left cut. Slivers are still in.
 */
export const streetFaces = (ground: StreetGround): FaceMesh => {
  const { boundary, lines, shapes, households, scale } = ground
  const points = new LatticePoints()
  const segments = streetSegments(points, boundary, lines, shapes, scale)
  const arrangement = arrange(points, segments)
  const { edges, left, right, regions } = arrangement
  const isInside = new Uint8Array(regions.length)
  for (const region of regionsInside(arrangement)(0, segments.boundaryEnd)) isInside[region] = 1
  const ranks = edgeRanks(arrangement, segments)
  const { walls, margins } = regionOwners(arrangement, segments)

  const together = new UnionFind(shapes.length)
  walls.forEach((owners, region) => {
    const [first] = owners
    if (first === undefined) return
    for (const owner of [...owners, ...(margins[region] ?? [])]) together.union(first, owner)
  })
  const wallGroup = walls.map((owners) => (owners[0] === undefined ? -1 : together.find(owners[0])))
  const ownerGroup = wallGroup.map((group, region) => {
    const margin = margins[region]?.[0]
    return group >= 0 || margin === undefined ? group : together.find(margin)
  })

  const strongest = new Map<number, number>()
  for (let edge = 0; edge < ranks.length; edge++) {
    const group = wallGroup[left[edge] ?? -1] ?? -1
    const rank = ranks[edge] ?? OWNED
    if (group < 0 || group !== wallGroup[right[edge] ?? -1] || rank === OWNED) continue
    if (rank >= PASSAGE_RANK) ranks[edge] = OWNED
    else strongest.set(group, Math.min(strongest.get(group) ?? OWNED, rank))
  }

  const sides = new UnionFind(regions.length)
  for (let edge = 0; edge < ranks.length; edge++) {
    const l = left[edge] ?? -1
    const r = right[edge] ?? -1
    if (ranks[edge] === OWNED && l >= 0 && r >= 0 && isInside[l] && isInside[r]) sides.union(l, r)
  }
  const livedIn = new Set(households.flatMap((own, footprint) => (own > 0 ? [together.find(footprint)] : [])))
  const maySpan = (group: number): boolean =>
    !livedIn.has(group) && (strongest.get(group) ?? OWNED) <= SPAN_RANK
  const homeOf = groupHomes(arrangement, wallGroup, isInside, sides, maySpan)
  const target = regions.map((_, region) => homeOf.get(ownerGroup[region] ?? -1) ?? sides.find(region))

  const blocks = new UnionFind(regions.length)
  for (let edge = 0; edge < ranks.length; edge++) {
    const l = left[edge] ?? -1
    const r = right[edge] ?? -1
    if (l >= 0 && r >= 0 && isInside[l] && isInside[r] && target[l] === target[r]) blocks.union(l, r)
  }
  const { label, count } = denseInside(blocks, isInside)
  const rank = ranks.map((own, edge) => {
    if ((label[left[edge] ?? -1] ?? -1) < 0 || (label[right[edge] ?? -1] ?? -1) < 0) return 0
    if (own !== OWNED) return own
    const around = [left[edge] ?? -1, right[edge] ?? -1].map((region) =>
      strongest.get(ownerGroup[region] ?? -1),
    )
    return Math.min(around[0] ?? 5, around[1] ?? 5)
  })
  const mesh = { points: arrangement.points, from: edges.from, to: edges.to, rank, faceCount: regions.length }
  return joinFaces({ ...mesh, left: Array.from(left), right: Array.from(right) }, label, count)
}

/** Labels of the sets that lie inside, dense from 0; −1 for what lies outside. */
const denseInside = (sets: UnionFind, isInside: Uint8Array): { label: Int32Array; count: number } => {
  const label = new Int32Array(isInside.length).fill(-1)
  let count = 0
  for (let region = 0; region < label.length; region++) {
    if (!isInside[region]) continue
    const root = sets.find(region)
    label[region] = root === region ? count++ : (label[root] ?? -1)
  }
  return { label, count }
}

/** For each group of buildings that is kept whole, the side of the streets that holds most of its area. */
const groupHomes = (
  arrangement: Arrangement,
  wallGroup: readonly number[],
  isInside: Uint8Array,
  sides: UnionFind,
  maySpan: (group: number) => boolean,
): Map<number, number> => {
  const areas = regionAreas(arrangement)
  const perGroup = new Map<number, Map<number, number>>()
  wallGroup.forEach((group, region) => {
    if (group < 0 || !isInside[region]) return
    const perSide = perGroup.get(group) ?? new Map<number, number>()
    const side = sides.find(region)
    perSide.set(side, (perSide.get(side) ?? 0) + (areas[region] ?? 0))
    perGroup.set(group, perSide)
  })
  const homes = new Map<number, number>()
  for (const [group, perSide] of perGroup) {
    const bySize = [...perSide].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    const whole = bySize.reduce((sum, [, area]) => sum + area, 0)
    const [home] = bySize
    if (home === undefined) continue
    if (maySpan(group) && home[1] < (1 - SPAN_SHARE) * whole) continue
    homes.set(group, home[0])
  }
  return homes
}
