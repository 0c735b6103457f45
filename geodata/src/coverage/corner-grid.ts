import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import type { StepScale } from '../blocks/lattice-plane.ts'

/** Corners of square cells; corner `row × width + column` lies at `((column0 + column) × stepX, (row0 + row) × stepY)`. */
export interface CornerGrid {
  readonly scale: StepScale
  readonly column0: number
  readonly row0: number
  readonly width: number
  readonly height: number
  /** Sides of a cell in lattice steps. */
  readonly stepX: number
  readonly stepY: number
  /** Sides of a cell in metres. */
  readonly cellM: number
}

/** Side of a cell unless there would be too many: about the width of a lane. */
const CELL_M = 8
const MOST_CORNERS = 4_000_000

/**
 * Grid over a box of lattice steps with a margin around. The cells follow from the lattice's origin, not from the box,
 * so that an outline stays where it is when something elsewhere changes.
 */
export const cornerGrid = (box: FootprintShape['box'], marginM: number, scale: StepScale): CornerGrid => {
  const [west, south, east, north] = box
  const widthM = (east - west) * scale.east + 2 * marginM
  const heightM = (north - south) * scale.north + 2 * marginM
  const cellM = Math.max(CELL_M, Math.sqrt((widthM * heightM) / MOST_CORNERS))
  const stepX = Math.round(cellM / scale.east)
  const stepY = Math.round(cellM / scale.north)
  const column0 = Math.floor((west - marginM / scale.east) / stepX) - 1
  const row0 = Math.floor((south - marginM / scale.north) / stepY) - 1
  return {
    scale,
    column0,
    row0,
    width: Math.ceil((east + marginM / scale.east) / stepX) + 2 - column0,
    height: Math.ceil((north + marginM / scale.north) / stepY) + 2 - row0,
    stepX,
    stepY,
    cellM,
  }
}

/** Rows whose corners lie in a box of lattice steps, cut to the grid. */
export const rowsIn = (
  grid: CornerGrid,
  [, south, , north]: FootprintShape['box'],
): { readonly bottom: number; readonly top: number } => ({
  bottom: Math.max(0, Math.ceil(south / grid.stepY) - grid.row0),
  top: Math.min(grid.height - 1, Math.floor(north / grid.stepY) - grid.row0),
})

/** Whether one of the corners of the cells that a box of lattice steps touches, widened by `slackM`, passes. */
export const someCorner = (
  grid: CornerGrid,
  [west, south, east, north]: FootprintShape['box'],
  slackM: number,
  passes: (corner: number) => boolean,
): boolean => {
  const { scale, stepX, stepY, column0, row0, width, height } = grid
  const slackX = slackM / scale.east
  const slackY = slackM / scale.north
  const left = Math.max(0, Math.floor((west - slackX) / stepX) - column0)
  const right = Math.min(width - 1, Math.ceil((east + slackX) / stepX) - column0)
  const bottom = Math.max(0, Math.floor((south - slackY) / stepY) - row0)
  const top = Math.min(height - 1, Math.ceil((north + slackY) / stepY) - row0)
  for (let row = bottom; row <= top; row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (passes(row * width + column)) return true
    }
  }
  return false
}
