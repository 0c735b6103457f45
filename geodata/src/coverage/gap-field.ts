import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import { type CornerGrid, cornerGrid, someCorner } from './corner-grid.ts'
import type { GapGround } from './gap-ground.ts'
import { wallDistances } from './wall-distances.ts'

/** A gap reaches this far around its houses: houses nearer than twice this to each other share one. */
export const GAP_REACH_M = 25

/** Below 0 where a gap is; in metres, and falling or growing by no more than a metre a metre. */
export interface GapField {
  readonly grid: CornerGrid
  readonly field: Float64Array
  /** Covered shapes that an uncovered one is near to; the others make no difference. */
  readonly near: readonly FootprintShape[]
}

/** The ground within `GAP_REACH_M` of an uncovered shape and nearer to it than to a covered one. */
export const gapField = (
  ground: GapGround,
  uncovered: readonly FootprintShape[],
  covered: readonly FootprintShape[],
): GapField => {
  const grid = cornerGrid(boxOf(ground, uncovered), GAP_REACH_M, ground.scale)
  const reachM = GAP_REACH_M + grid.cellM
  const toUncovered = wallDistances(grid, uncovered, reachM)
  const near = covered.filter(({ box }) =>
    someCorner(grid, box, 0, (corner) => (toUncovered[corner] as number) < reachM),
  )
  const toCovered = wallDistances(grid, near, reachM)
  const { width, height } = grid
  const field = toUncovered.map((metres, corner) => {
    const column = corner % width
    // Along the border, beyond the street, everything is outside.
    if (column === 0 || column === width - 1 || corner < width || corner >= width * (height - 1)) {
      return reachM
    }
    return Math.max(metres - GAP_REACH_M, (metres - (toCovered[corner] as number)) / 2)
  })
  return { grid, field, near }
}

/** The field at a place in lattice steps, from the four corners around it. */
export const fieldAt = ({ grid, field }: GapField, x: number, y: number): number => {
  const column = Math.min(Math.max(x / grid.stepX - grid.column0, 0), grid.width - 1.001)
  const row = Math.min(Math.max(y / grid.stepY - grid.row0, 0), grid.height - 1.001)
  const corner = Math.floor(row) * grid.width + Math.floor(column)
  const u = column - Math.floor(column)
  const v = row - Math.floor(row)
  const low = (1 - u) * (field[corner] as number) + u * (field[corner + 1] as number)
  const high =
    (1 - u) * (field[corner + grid.width] as number) + u * (field[corner + grid.width + 1] as number)
  return (1 - v) * low + v * high
}

/** Box of the shapes, no larger than the street's. */
const boxOf = ({ box }: GapGround, shapes: readonly FootprintShape[]): FootprintShape['box'] => {
  let [west, south, east, north] = [box[2], box[3], box[0], box[1]]
  for (const shape of shapes) {
    west = Math.min(west, shape.box[0])
    south = Math.min(south, shape.box[1])
    east = Math.max(east, shape.box[2])
    north = Math.max(north, shape.box[3])
  }
  return [Math.max(west, box[0]), Math.max(south, box[1]), Math.min(east, box[2]), Math.min(north, box[3])]
}
