import { arrange } from '../partition/arrangement.ts'
import { type FaceMesh, faceRegions, joinFaces } from '../partition/face-mesh.ts'
import { LatticePoints } from '../partition/lattice-points.ts'
import { regionsInside } from '../partition/regions-inside.ts'
import type { SegmentEnds } from '../partition/segment-crossing.ts'
import { type PlacedMesh, pointLocator } from './block-mesh.ts'
import { clearOfShapes } from './clear-of-shapes.ts'
import { CORRIDOR_RANK, cutAlongCorridors } from './corridors.ts'
import { measureFaces } from './face-measures.ts'
import type { FootprintShape } from './footprint-shapes.ts'
import type { StepScale } from './lattice-plane.ts'
import { placeFootprints } from './place-footprints.ts'
import { simplifyChains } from './simplify-chains.ts'
import { STRIP_SHAPE, stripChords } from './strip-chords.ts'

/** Corners of a corridor that stand out by less than this are straightened at once. */
const FINE_CORNER_M2 = 8

interface RankedSegments {
  readonly points: LatticePoints
  readonly from: number[]
  readonly to: number[]
  readonly rank: number[]
}

const meshEnds = ({ points }: FaceMesh, from: number, to: number): SegmentEnds => [
  points.x(from),
  points.y(from),
  points.x(to),
  points.y(to),
]

/** Border segments of each face, the face on their left. */
const faceEdges = (mesh: FaceMesh): SegmentEnds[][] => {
  const edges: SegmentEnds[][] = Array.from({ length: mesh.faceCount }, () => [])
  for (let edge = 0; edge < mesh.from.length; edge++) {
    const from = mesh.from[edge] ?? 0
    const to = mesh.to[edge] ?? 0
    edges[mesh.left[edge] ?? -1]?.push(meshEnds(mesh, from, to))
    edges[mesh.right[edge] ?? -1]?.push(meshEnds(mesh, to, from))
  }
  return edges
}

const pushSegments = (segments: RankedSegments, cuts: readonly SegmentEnds[]): void => {
  for (const [ax, ay, bx, by] of cuts) {
    segments.from.push(segments.points.add(ax, ay))
    segments.to.push(segments.points.add(bx, by))
    segments.rank.push(CORRIDOR_RANK)
  }
}

const pushCuts = (
  segments: RankedSegments,
  cells: FaceMesh,
  scale: StepScale,
  isClear: (segment: SegmentEnds) => boolean,
): void => {
  const free = (edge: number): boolean => cells.rank[edge] === CORRIDOR_RANK
  for (const { after } of simplifyChains(cells.points, { ...cells, free }, scale, {
    areaM2: FINE_CORNER_M2,
    isClear,
  })) {
    pushSegments(
      segments,
      after.slice(1).map((to, i) => meshEnds(cells, after[i] ?? 0, to)),
    )
  }
}

/** Where a block is worth cutting further: more households than this in one face. */
export interface CutLimits {
  readonly households: number
}

/**
 * The smallest pieces that grids are put together from: blocks; those with too many households for one piece of a
 * basic grid cut along the corridors between their buildings, and long thin ones cut across.
 */
export const atomMesh = (
  blocks: PlacedMesh,
  shapes: readonly FootprintShape[],
  households: readonly number[],
  limits: CutLimits,
  scale: StepScale,
): PlacedMesh => {
  const { mesh, faceOf } = blocks
  const inFace: number[][] = Array.from({ length: mesh.faceCount }, () => [])
  faceOf.forEach((face, footprint) => inFace[face]?.push(footprint))

  const segments: RankedSegments = { points: new LatticePoints(), from: [], to: [], rank: [] }
  for (let edge = 0; edge < mesh.from.length; edge++) {
    const flip = (mesh.left[edge] ?? -1) < 0
    const from = mesh.from[edge] ?? 0
    const to = mesh.to[edge] ?? 0
    const [ax, ay, bx, by] = flip ? meshEnds(mesh, to, from) : meshEnds(mesh, from, to)
    segments.from.push(segments.points.add(ax, ay))
    segments.to.push(segments.points.add(bx, by))
    segments.rank.push(mesh.rank[edge] ?? 0)
  }
  const isClear = clearOfShapes(shapes, scale)
  const { areaM2, perimeterM } = measureFaces(mesh, scale)
  const regions = faceRegions(mesh)
  faceEdges(mesh).forEach((edges, face) => {
    const members = inFace[face] ?? []
    const living = members.reduce((sum, footprint) => sum + (households[footprint] ?? 0), 0)
    if (living <= limits.households) {
      const shape = (perimeterM[face] ?? 0) ** 2 / (4 * Math.PI * Math.max(areaM2[face] ?? 0, 1))
      const region = regions[face]
      if (shape > STRIP_SHAPE && region !== undefined) {
        pushSegments(segments, stripChords(mesh.points, region, scale, isClear))
      }
      return
    }
    const cells = cutAlongCorridors(
      edges,
      members.flatMap((footprint) => shapes[footprint] ?? []),
      members.map((footprint) => households[footprint] ?? 0),
      scale,
    )
    if (cells !== null) pushCuts(segments, cells, scale, isClear)
  })
  const atoms = meshOf(segments)
  return { mesh: atoms, faceOf: placeFootprints(shapes, pointLocator(atoms)) }
}

/** The faces of ranked segments inside those of rank 0, which keep the inside on their left. */
const meshOf = ({ points, from, to, rank }: RankedSegments): FaceMesh => {
  const order = rank.map((_, segment) => segment).toSorted((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b)
  const sorted = { from: order.map((i) => from[i] ?? 0), to: order.map((i) => to[i] ?? 0) }
  const ranks = order.map((i) => rank[i] ?? 0)
  const arrangement = arrange(points, sorted)
  const { edges } = arrangement
  const face = new Int32Array(arrangement.regions.length).fill(-1)
  const inside = regionsInside(arrangement)(0, ranks.filter((own) => own === 0).length)
  inside.sort((a, b) => a - b)
  inside.forEach((region, index) => {
    face[region] = index
  })
  const edgeRank = edges.from.map(() => CORRIDOR_RANK)
  edges.pieceEdge.forEach((edge, piece) => {
    const own = ranks[edges.pieceSegment[piece] ?? 0] ?? CORRIDOR_RANK
    edgeRank[edge] = Math.min(edgeRank[edge] ?? CORRIDOR_RANK, own)
  })
  return joinFaces(
    {
      points,
      from: edges.from,
      to: edges.to,
      rank: edgeRank,
      left: Array.from(arrangement.left),
      right: Array.from(arrangement.right),
      faceCount: arrangement.regions.length,
    },
    face,
    inside.length,
  )
}
