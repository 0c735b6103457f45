import { type CornerGrid, someCorner } from './corner-grid.ts'
import { leastDistances } from './distance-window.ts'
import { GAP_REACH_M, type GapGround, type GapShape, windowReachM } from './gap-ground.ts'

/** Below 0 where a gap is; in metres, and falling or growing by no more than a metre a metre. */
export interface GapField {
  readonly grid: CornerGrid
  readonly field: Float64Array
  /** Covered shapes that an uncovered one is near to; the others make no difference. */
  readonly near: readonly GapShape[]
}

/** The ground within `GAP_REACH_M` of an uncovered shape and nearer to it than to a covered one. */
export const gapField = (
  { grid }: GapGround,
  uncovered: readonly GapShape[],
  covered: readonly GapShape[],
): GapField => {
  const reachM = windowReachM(grid)
  const toUncovered = leastDistances(grid, windowsOf(uncovered), reachM)
  const near = covered.filter(({ box }) =>
    someCorner(grid, box, 0, (corner) => (toUncovered[corner] as number) < reachM),
  )
  const toCovered = leastDistances(grid, windowsOf(near), reachM)
  const { width, height } = grid
  const field = new Float64Array(width * height)
  for (let corner = 0; corner < field.length; corner += 1) {
    const metres = toUncovered[corner] as number
    field[corner] = Math.max(metres - GAP_REACH_M, (metres - (toCovered[corner] as number)) / 2)
  }
  // Along the border, beyond the street, everything is outside.
  for (let column = 0; column < width; column += 1) {
    field[column] = field[column + width * (height - 1)] = reachM
  }
  for (let row = 0; row < height; row += 1) field[row * width] = field[(row + 1) * width - 1] = reachM
  return { grid, field, near }
}

const windowsOf = (shapes: readonly GapShape[]) => shapes.map(({ window }) => window)

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
