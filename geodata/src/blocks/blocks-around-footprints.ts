import type { Polygon } from 'geojson'
import { fail, ok, type Result } from '../model/result.ts'
import { faceRegions } from '../partition/face-mesh.ts'
import { regionPolygon } from '../partition/polygon-edges.ts'
import { pointLocator } from './block-mesh.ts'
import { footprintShapes } from './footprint-shapes.ts'
import type { BoundaryLine, Footprint } from './hierarchy.ts'
import { stepRings, stepScale } from './lattice-plane.ts'
import { placeFootprints } from './place-footprints.ts'
import { streetFaces } from './street-faces.ts'

/** Faces of the street network. They tile the boundary and share their edges vertex by vertex; slivers are in. */
export interface InhabitedBlocks {
  readonly polygons: Polygon[]
  /** For each footprint, in order, its block; −1 where it lies outside. */
  readonly blockOf: number[]
}

/**
 * The blocks that lines cut a boundary into, with what stands in each. Unlike those of `buildBlocks`, their borders
 * lead round footprints, as in a proposed hierarchy, so that an outline made of them cuts no building; and strips
 * between carriageways stay blocks of their own, for the caller to judge.
 * Error: `boundary-invalid` when the boundary has no area on the lattice.
 */
export const blocksAroundFootprints = (input: {
  readonly boundary: Polygon
  readonly lines: readonly BoundaryLine[]
  readonly footprints: readonly Footprint[]
}): Result<InhabitedBlocks, 'boundary-invalid'> => {
  const boundary = stepRings(input.boundary)
  if (boundary.length === 0) return fail('boundary-invalid', { rings: input.boundary.coordinates.length })
  const shapes = footprintShapes(input.footprints)
  const households = input.footprints.map((footprint) => footprint.households)
  const scale = stepScale(input.boundary)
  const mesh = streetFaces({ boundary, lines: input.lines, shapes, households, scale })
  return ok({
    polygons: faceRegions(mesh).map((region) => regionPolygon(mesh.points, region)),
    blockOf: placeFootprints(shapes, pointLocator(mesh)),
  })
}
