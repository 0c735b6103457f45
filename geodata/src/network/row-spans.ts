import { CELL_UNITS } from './area-plane.ts'
import type { CellBox } from './cell-box.ts'
import { PART_SIZE, type WayParts } from './way-parts.ts'

/** Later than any row or column. */
const NEVER = 2 ** 30
const PER_CELL = 1 / CELL_UNITS

/** For each row of a box's corners the columns from the first to the last of interest; none where first > last. */
export class RowSpans {
  first = new Int32Array(0)
  last = new Int32Array(0)

  begin(rows: number): void {
    if (this.first.length < rows) {
      this.first = new Int32Array(rows)
      this.last = new Int32Array(rows)
    }
    this.first.fill(NEVER, 0, rows)
    this.last.fill(-1, 0, rows)
  }

  widen(row: number, left: number, right: number): void {
    if (left < (this.first[row] as number)) this.first[row] = left
    if (right > (this.last[row] as number)) this.last[row] = right
  }

  /** Widens the spans by the corners within `reach` of each part, and some more. */
  widenAround({ west, south, width, height }: CellBox, { count, values }: WayParts, reach: number): void {
    for (let at = 0; at < PART_SIZE * count; at += PART_SIZE) {
      const ax = values[at] as number
      const ay = values[at + 1] as number
      const bx = values[at + 2] as number
      const by = values[at + 3] as number
      const from = values[at + 4] as number
      const to = values[at + 5] as number
      const x0 = ax + from * (bx - ax)
      const x1 = ax + to * (bx - ax)
      const y0 = ay + from * (by - ay)
      const y1 = ay + to * (by - ay)
      const left = Math.max((((x0 < x1 ? x0 : x1) - reach) * PER_CELL - west) | 0, 0)
      const right = Math.min((((x0 < x1 ? x1 : x0) + reach) * PER_CELL - west + 1) | 0, width)
      const bottom = Math.max((((y0 < y1 ? y0 : y1) - reach) * PER_CELL - south) | 0, 0)
      const top = Math.min((((y0 < y1 ? y1 : y0) + reach) * PER_CELL - south + 1) | 0, height)
      for (let row = bottom; row <= top; row += 1) this.widen(row, left, right)
    }
  }

  /**
   * Of the cells between the rows, those with a corner of a span in the next cell or the one after: their columns by row.
   */
  nearCells(rows: number, near: RowSpans): void {
    near.begin(rows)
    for (let row = 0; row < rows; row += 1) {
      let first = NEVER
      let last = -1
      for (let corner = Math.max(row - 1, 0); corner <= row + 2 && corner <= rows; corner += 1) {
        first = Math.min(first, this.first[corner] as number)
        last = Math.max(last, this.last[corner] as number)
      }
      near.first[row] = first - 2
      near.last[row] = last < 0 ? last : last + 1
    }
  }

  /** Whether columns left to right of rows bottom to top touch a span; there are `rows` rows. */
  touch(left: number, right: number, bottom: number, top: number, rows: number): boolean {
    const end = top < rows ? top : rows - 1
    for (let row = bottom < 0 ? 0 : bottom; row <= end; row += 1) {
      if (left <= (this.last[row] as number) && right >= (this.first[row] as number)) return true
    }
    return false
  }
}
