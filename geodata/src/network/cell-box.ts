import { CELL_UNITS, cellOf, lineOf } from './area-plane.ts'
import { PART_SIZE, type WayParts } from './way-parts.ts'

/** A part of the fixed lattice: cells `west … west + width − 1` by `south … south + height − 1`, and their corners. */
export interface CellBox {
  readonly west: number
  readonly south: number
  readonly width: number
  readonly height: number
}

/** The cells within `reach` units of the parts, and one more all around; null without parts. */
export const boxAround = ({ count, values }: WayParts, reach: number): CellBox | null => {
  if (count === 0) return null
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (let at = 0; at < PART_SIZE * count; at += PART_SIZE) {
    const ax = values[at] as number
    const ay = values[at + 1] as number
    const dx = (values[at + 2] as number) - ax
    const dy = (values[at + 3] as number) - ay
    const from = values[at + 4] as number
    const to = values[at + 5] as number
    const x0 = ax + from * dx
    const x1 = ax + to * dx
    const y0 = ay + from * dy
    const y1 = ay + to * dy
    west = Math.min(west, x0, x1)
    east = Math.max(east, x0, x1)
    south = Math.min(south, y0, y1)
    north = Math.max(north, y0, y1)
  }
  const margin = Math.ceil(reach / CELL_UNITS) + 1
  const firstColumn = cellOf(west) - margin
  const firstRow = cellOf(south) - margin
  return {
    west: firstColumn,
    south: firstRow,
    width: cellOf(east) + margin + 1 - firstColumn,
    height: cellOf(north) + margin + 1 - firstRow,
  }
}

/** Odd coordinates of the box's border. */
export const linesAround = ({ west, south, width, height }: CellBox) => ({
  left: lineOf(west),
  bottom: lineOf(south),
  right: lineOf(west + width),
  top: lineOf(south + height),
})
