import type { LineString, Polygon, Position } from 'geojson'
import { type FootprintShape, footprintShapes } from '../blocks/footprint-shapes.ts'
import { type StepRing, type StepScale, stepRings, stepScale } from '../blocks/lattice-plane.ts'
import { toLattice } from '../crs/lattice.ts'
import type { SegmentEnds } from '../partition/segment-crossing.ts'

/** A street and its buildings as gaps are drawn on them: in lattice steps, read once for many questions. */
export interface GapGround {
  readonly scale: StepScale
  /** Shell counter-clockwise, holes clockwise. */
  readonly boundary: readonly StepRing[]
  /** West, south, east, north of the street. */
  readonly box: FootprintShape['box']
  /** Lines at which a gap ends and another begins, as segments. */
  readonly barriers: readonly SegmentEnds[]
  /** By position of the building. */
  readonly shapes: readonly FootprintShape[]
}

const shapesOf = (polygons: readonly Polygon[]): FootprintShape[] =>
  footprintShapes(polygons.map((geometry, id) => ({ id, geometry, households: 0, residents: 0 })))

/**
 * @param footprints of all buildings, in the order of the demand
 * @param barriers main roads, rivers, railways: what lies on both sides of one is not one neighbourhood
 */
export const gapGround = (
  boundary: Polygon,
  footprints: readonly Polygon[],
  barriers: readonly LineString[] = [],
): GapGround => layGapGround(boundary, shapesOf(footprints), barriers)

/** As `gapGround`, from footprints in lattice steps. */
export const layGapGround = (
  boundary: Polygon,
  shapes: readonly FootprintShape[],
  barriers: readonly LineString[],
): GapGround => ({
  scale: stepScale(boundary),
  boundary: stepRings(boundary),
  box: shapesOf([boundary])[0]?.box ?? [0, 0, 0, 0],
  barriers: barriers.flatMap(({ coordinates }) => segmentsOf(coordinates)),
  shapes,
})

const segmentsOf = (line: readonly Position[]): SegmentEnds[] =>
  line.slice(1).map(([lon = 0, lat = 0], index) => {
    const [lonA = 0, latA = 0] = line[index] ?? []
    return [toLattice(lonA), toLattice(latA), toLattice(lon), toLattice(lat)]
  })
