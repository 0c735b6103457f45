import type { Polygon } from 'geojson'
import { fail, ok, type Result } from '../model/result.ts'
import { faceRegions } from '../partition/face-mesh.ts'
import { regionPolygon } from '../partition/polygon-edges.ts'
import { mergeSlivers } from './merge-slivers.ts'
import { measureFaces } from './face-measures.ts'
import type { BoundaryLine } from './hierarchy.ts'
import { stepRings, stepScale } from './lattice-plane.ts'
import { streetFaces } from './street-faces.ts'

/** What two blocks share; the outside of the street is −1. */
export interface BlockBorder {
  readonly blocks: readonly [low: number, high: number]
  /** Rank of the line that most of the border follows; 0 on the street's outline. */
  readonly rank: number
  readonly lengthM: number
}

/** The blocks of a street, which tile it exactly, and their borders. */
export interface BlockMesh {
  readonly blocks: readonly Polygon[]
  readonly borders: readonly BlockBorder[]
}

/**
 * The blocks that lines cut a street into: faces inside the boundary, on the 1e-7° lattice, blind ends left out,
 * slivers between carriageways joined to a neighbour.
 */
export const buildBlocks = (input: {
  readonly boundary: Polygon
  readonly lines: readonly BoundaryLine[]
}): Result<BlockMesh, 'boundary-invalid'> => {
  const boundary = stepRings(input.boundary)
  if (boundary.length === 0) return fail('boundary-invalid', { rings: input.boundary.coordinates.length })
  const scale = stepScale(input.boundary)
  const faces = streetFaces({ boundary, lines: input.lines, shapes: [], households: [], scale })
  const everyFace = Array.from({ length: faces.faceCount }, () => true)
  const { mesh } = mergeSlivers(faces, everyFace, scale)
  const borders: BlockBorder[] = []
  measureFaces(mesh, scale).borders.forEach((ofBlock, block) => {
    for (const [neighbour, { byRankM, lengthM }] of ofBlock) {
      if (neighbour > block) continue
      const rank = byRankM.indexOf(Math.max(...byRankM))
      borders.push({ blocks: [neighbour, block], rank, lengthM })
    }
  })
  return ok({ blocks: faceRegions(mesh).map((region) => regionPolygon(mesh.points, region)), borders })
}
