import { boxIndex, type FootprintShape } from '../blocks/footprint-shapes.ts'
import { LatticePoints } from '../partition/lattice-points.ts'
import { someCorner } from './corner-grid.ts'
import { isEmptyHole } from './empty-hole.ts'
import { fieldOutline } from './field-outline.ts'
import { fieldAt, gapField } from './gap-field.ts'
import type { GapGround, GapShape } from './gap-ground.ts'
import { type GapAreas, GapLines } from './gap-lines.ts'
import { ringSegments, segmentBox, segmentCuts } from './segment-cuts.ts'
import { straightenRing } from './straighten-ring.ts'

/** Outlines may be straightened by as much. */
const STRAIGHTEN_M = 1.2
/** Where the field is this far from 0, a straightened outline cannot have changed the side. */
const SURE_M = 2

/**
 * The ground within `GAP_REACH_M` of an uncovered house and nearer to it than to a covered one, inside the street and cut
 * by the barriers, which pass under houses; small courts are filled. Whole footprints of uncovered houses belong to it, and nothing of a covered
 * house does unless the two overlap: to a centimetre, since lines are led through lattice points.
 */
export const gapAreas = (
  ground: GapGround,
  uncovered: readonly GapShape[],
  covered: readonly GapShape[],
): GapAreas => {
  if (uncovered.length === 0) return { points: new LatticePoints(), regions: [] }
  const gaps = gapField(ground, uncovered, covered)
  const { grid, field, near } = gaps
  const lines = new GapLines()
  const isInside = (corner: number): boolean => (field[corner] as number) < 0
  const nearBoxes = boxIndex(near.map(({ box }) => box))
  const isBuilt = (box: FootprintShape['box']): boolean => (nearBoxes?.search(...box).length ?? 0) > 0
  const outline = fieldOutline(grid, field)
    .filter((ring) => !isEmptyHole(ring, isBuilt, ground.scale))
    .flatMap((ring) => ringSegments(straightenRing(ring, STRAIGHTEN_M, ground.scale).map(Math.round)))
  const barriers = ground.barriers.filter((barrier) =>
    someCorner(grid, segmentBox(barrier), STRAIGHTEN_M, isInside),
  )
  lines.add(outline, 'outline')
  lines.add(ground.boundary.flatMap(ringSegments), 'street')
  lines.add(barriers, 'barrier')
  // Only footprints that are not where they belong anyway: drawing them all would take several times as long.
  const depthOf = ({ edges }: FootprintShape): number => fieldAt(gaps, edges[0]?.[0] ?? 0, edges[0]?.[1] ?? 0)
  const isCut = segmentCuts(outline)
  const isCrossed = segmentCuts(barriers)
  for (const shape of uncovered) {
    const nearOutline = someCorner(grid, shape.box, STRAIGHTEN_M, (corner) => !isInside(corner))
    if ((nearOutline && (depthOf(shape) > -SURE_M || isCut(shape))) || isCrossed(shape)) {
      lines.add(shape.edges, 'uncovered')
    }
  }
  for (const shape of near) {
    if (!someCorner(grid, shape.box, STRAIGHTEN_M, isInside)) continue
    if (depthOf(shape) < SURE_M || isCut(shape)) lines.add(shape.edges, 'covered')
  }
  return lines.areas()
}
