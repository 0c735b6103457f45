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

export interface BlocksInput {
  readonly boundary: Polygon
  readonly lines: readonly BoundaryLine[]
  readonly footprints: readonly Footprint[]
}

/** Faces of the street network. They tile the boundary and share their edges vertex by vertex; slivers are in. */
export interface Blocks {
  readonly polygons: Polygon[]
  /** For each footprint, in order, its block; −1 where it lies outside. */
  readonly blockOf: number[]
}

/**
 * The blocks that lines cut a boundary into. No block's border runs through a footprint: it leads round it, as in a
 * proposed hierarchy. Error: `boundary-invalid` when the boundary has no area on the lattice.
 */
export const buildBlocks = ({
  boundary,
  lines,
  footprints,
}: BlocksInput): Result<Blocks, 'boundary-invalid'> => {
  const rings = stepRings(boundary)
  if (rings.length === 0) return fail('boundary-invalid', { rings: boundary.coordinates.length })
  const shapes = footprintShapes(footprints)
  const households = footprints.map((footprint) => footprint.households)
  const mesh = streetFaces({ boundary: rings, lines, shapes, households, scale: stepScale(boundary) })
  return ok({
    polygons: faceRegions(mesh).map((region) => regionPolygon(mesh.points, region)),
    blockOf: placeFootprints(shapes, pointLocator(mesh)),
  })
}
