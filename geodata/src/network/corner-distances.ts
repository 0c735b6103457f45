import { CELL_UNITS, lineOf } from './area-plane.ts'
import type { CellBox } from './cell-box.ts'
import { PART_SIZE, type WayParts } from './way-parts.ts'

/** For each corner of a box of cells the least squared distance (units²) to the parts drawn into it. */
export class CornerDistances {
  /** By corner: row × (width + 1) + column. What no part came within reach of keeps `reach²`. */
  squared = new Float64Array(0)

  draw(box: CellBox, parts: WayParts, reach: number): void {
    const { west, south, width, height } = box
    const corners = (width + 1) * (height + 1)
    if (this.squared.length < corners) this.squared = new Float64Array(corners)
    const { squared } = this
    squared.fill(reach * reach, 0, corners)
    const { values, count } = parts
    for (let at = 0; at < PART_SIZE * count; at += PART_SIZE) {
      const ax = values[at] as number
      const ay = values[at + 1] as number
      const dx = (values[at + 2] as number) - ax
      const dy = (values[at + 3] as number) - ay
      const from = values[at + 4] as number
      const to = values[at + 5] as number
      const perLength2 = 1 / (dx * dx + dy * dy)
      const x0 = ax + from * dx
      const x1 = ax + to * dx
      const y0 = ay + from * dy
      const y1 = ay + to * dy
      // Whole numbers of 32 bits: with doubles for rows and columns the loops below take several times as long.
      const left = Math.max(((Math.min(x0, x1) - reach - 1) * PER_CELL - west + 1) | 0, 0)
      const right = Math.min((((Math.max(x0, x1) + reach - 1) * PER_CELL - west + 1) | 0) - 1, width)
      const bottom = Math.max(((Math.min(y0, y1) - reach - 1) * PER_CELL - south + 1) | 0, 0)
      const top = Math.min((((Math.max(y0, y1) + reach - 1) * PER_CELL - south + 1) | 0) - 1, height)
      const firstX = lineOf(west + left) - ax
      let y = lineOf(south + bottom) - ay
      for (let row = bottom; row <= top; row += 1) {
        let x = firstX
        const first = row * (width + 1)
        for (let corner = first + left; corner <= first + right; corner += 1) {
          const along = (x * dx + y * dy) * perLength2
          const share = along < from ? from : along > to ? to : along
          const px = x - share * dx
          const py = y - share * dy
          const distance2 = px * px + py * py
          if (distance2 < (squared[corner] as number)) squared[corner] = distance2
          x += CELL_UNITS
        }
        y += CELL_UNITS
      }
    }
  }
}

const PER_CELL = 1 / CELL_UNITS
