import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import { LatticePoints } from '../partition/lattice-points.ts'
import { someCorner } from './corner-grid.ts'
import { isEmptyHole } from './empty-hole.ts'
import { fieldOutline } from './field-outline.ts'
import { fieldAt, gapField } from './gap-field.ts'
import type { GapGround } from './gap-ground.ts'
import { type GapAreas, GapLines, lineKinds } from './gap-lines.ts'
import { ringCuts } from './ring-cuts.ts'
import { straightenRing } from './straighten-ring.ts'

/** Outlines may be straightened by as much. */
const STRAIGHTEN_M = 1.2
/** Where the field is this far from 0, a straightened outline cannot have changed the side. */
const SURE_M = 2

/**
 * The ground within `GAP_REACH_M` of an uncovered house and nearer to it than to a covered one, inside the street and cut
 * by the barriers; small courts are filled. Whole footprints of uncovered houses belong to it, and nothing of a covered
 * house does unless the two overlap: to a centimetre, since lines are led through lattice points.
 */
export const gapAreas = (
  ground: GapGround,
  uncovered: readonly FootprintShape[],
  covered: readonly FootprintShape[],
): GapAreas => {
  if (uncovered.length === 0) return { points: new LatticePoints(), regions: [] }
  const gaps = gapField(ground, uncovered, covered)
  const { grid, field, near } = gaps
  const lines = new GapLines()
  const outline = fieldOutline(grid, field)
    .filter((ring) => !isEmptyHole(ring, covered, ground.scale))
    .map((ring) => straightenRing(ring, STRAIGHTEN_M, ground.scale).map(Math.round))
  for (const ring of outline) lines.addRing(ring, lineKinds.outline)
  for (const ring of ground.boundary) lines.addRing(ring, lineKinds.street)
  const isInside = (corner: number): boolean => (field[corner] as number) < 0
  for (const barrier of ground.barriers) {
    const [ax, ay, bx, by] = barrier
    const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const
    if (someCorner(grid, box, STRAIGHTEN_M, isInside)) lines.addSegment(barrier, lineKinds.barrier)
  }
  // Only footprints that are not where they belong anyway: drawing them all would take several times as long.
  const isCut = ringCuts(outline)
  const depthOf = ({ edges }: FootprintShape): number => fieldAt(gaps, edges[0]?.[0] ?? 0, edges[0]?.[1] ?? 0)
  for (const shape of uncovered) {
    if (!someCorner(grid, shape.box, STRAIGHTEN_M, (corner) => !isInside(corner))) continue
    if (depthOf(shape) > -SURE_M || isCut(shape)) lines.addShape(shape, lineKinds.uncovered)
  }
  for (const shape of near) {
    if (!someCorner(grid, shape.box, STRAIGHTEN_M, isInside)) continue
    if (depthOf(shape) < SURE_M || isCut(shape)) lines.addShape(shape, lineKinds.covered)
  }
  return lines.areas()
}
