import { CELL_UNITS, lineOf } from './area-plane.ts'

/** A part of the fixed lattice: cells `west … west + width − 1` by `south … south + height − 1`, and their corners. */
export interface CellBox {
  readonly west: number
  readonly south: number
  readonly width: number
  readonly height: number
}

/**
 * For each corner of a box of cells the least squared distance (units²) to the segments drawn into it, as far as
 * `reach`; what no segment came near keeps `reach²`.
 */
export class CornerDistances {
  #squared = new Float64Array(0)
  #box: CellBox = { west: 0, south: 0, width: 0, height: 0 }
  #reach = 0

  begin(box: CellBox, reach: number): void {
    const corners = (box.width + 1) * (box.height + 1)
    if (this.#squared.length < corners) this.#squared = new Float64Array(corners)
    this.#squared.fill(reach * reach, 0, corners)
    this.#box = box
    this.#reach = reach
  }

  /** Distance in units at a corner's number, row × (width + 1) + column; Infinity where nothing came within reach. */
  at(corner: number): number {
    const squared = this.#squared[corner] as number
    return squared < this.#reach * this.#reach ? Math.sqrt(squared) : Infinity
  }

  /**
   * Draws the part of the segment a–b between its shares `fromShare` and `toShare`. The whole segment is given, so that
   * a part and a larger part agree bit for bit wherever both have the same nearest point.
   */
  draw(ax: number, ay: number, bx: number, by: number, fromShare: number, toShare: number): void {
    const { west, south, width, height } = this.#box
    const reach = this.#reach
    const nearest = this.#squared
    const dx = bx - ax
    const dy = by - ay
    const perLength2 = 1 / (dx * dx + dy * dy)
    const x0 = ax + fromShare * dx
    const x1 = ax + toShare * dx
    const y0 = ay + fromShare * dy
    const y1 = ay + toShare * dy
    const left = Math.max(Math.ceil((Math.min(x0, x1) - reach - 1) / CELL_UNITS) - west, 0)
    const right = Math.min(Math.floor((Math.max(x0, x1) + reach - 1) / CELL_UNITS) - west, width)
    const bottom = Math.max(Math.ceil((Math.min(y0, y1) - reach - 1) / CELL_UNITS) - south, 0)
    const top = Math.min(Math.floor((Math.max(y0, y1) + reach - 1) / CELL_UNITS) - south, height)
    for (let row = bottom; row <= top; row += 1) {
      const y = lineOf(south + row) - ay
      for (let column = left; column <= right; column += 1) {
        const x = lineOf(west + column) - ax
        const along = (x * dx + y * dy) * perLength2
        const share = along < fromShare ? fromShare : along > toShare ? toShare : along
        const px = x - share * dx
        const py = y - share * dy
        const squared = px * px + py * py
        const corner = row * (width + 1) + column
        if (squared < (nearest[corner] as number)) nearest[corner] = squared
      }
    }
  }
}
