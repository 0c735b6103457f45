import type { LineString, Polygon, Position } from 'geojson'
import { type FootprintShape, shapeOfRings } from '../blocks/footprint-shapes.ts'
import { type StepRing, type StepScale, stepRings, stepScale } from '../blocks/lattice-plane.ts'
import { toLattice } from '../crs/lattice.ts'
import type { SegmentEnds } from '../partition/segment-crossing.ts'
import { type CornerGrid, cornerGrid } from './corner-grid.ts'
import { type DistanceWindow, distanceWindow } from './distance-window.ts'

/** A street and its buildings as gaps are drawn on them: in lattice steps, read once for many questions. */
export interface GapGround {
  readonly scale: StepScale
  /** Shell counter-clockwise, holes clockwise. */
  readonly boundary: readonly StepRing[]
  /** West, south, east, north of the street. */
  readonly box: FootprintShape['box']
  /** Lines at which a gap ends and another begins, as segments. */
  readonly barriers: readonly SegmentEnds[]
  /** Corners at which the field of gaps is known. */
  readonly grid: CornerGrid
  /** By position of the building. */
  readonly shapes: readonly GapShape[]
}

/** A footprint and its distances: what makes up the field does not change, so it is measured once. */
export interface GapShape extends FootprintShape {
  readonly window: DistanceWindow
}

/** A gap reaches this far around its houses: houses nearer than twice this to each other share one. */
export const GAP_REACH_M = 25

/** So far around a house its distances are known. */
export const windowReachM = ({ cellM }: CornerGrid): number => GAP_REACH_M + cellM

/**
 * @param footprints of all buildings, in the order of the demand
 * @param barriers main roads, rivers, railways: what lies on both sides of one is not one neighbourhood
 */
export const gapGround = (
  boundary: Polygon,
  footprints: readonly Polygon[],
  barriers: readonly LineString[] = [],
): GapGround =>
  layGapGround(
    boundary,
    footprints.map((footprint) => shapeOfRings(stepRings(footprint))),
    barriers,
  )

/** As `gapGround`, from footprints in lattice steps. */
export const layGapGround = (
  boundary: Polygon,
  footprints: readonly FootprintShape[],
  barriers: readonly LineString[],
): GapGround => {
  const scale = stepScale(boundary)
  const { rings, box } = shapeOfRings(stepRings(boundary))
  const grid = cornerGrid(box, GAP_REACH_M, scale)
  return {
    scale,
    boundary: rings,
    box,
    barriers: barriers.flatMap(({ coordinates }) => segmentsOf(coordinates)),
    grid,
    shapes: footprints.map((shape) => ({
      ...shape,
      window: distanceWindow(grid, shape, windowReachM(grid)),
    })),
  }
}

const segmentsOf = (line: readonly Position[]): SegmentEnds[] =>
  line.slice(1).map(([lon = 0, lat = 0], index) => {
    const [lonA = 0, latA = 0] = line[index] ?? []
    return [toLattice(lonA), toLattice(latA), toLattice(lon), toLattice(lat)]
  })
