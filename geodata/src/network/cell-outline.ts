import { CELL_UNITS } from './area-plane.ts'
import { longerFloats, longerInts } from './longer.ts'
import type { UnitPoints } from './unit-points.ts'

/** A line inside the cell. */
export const NOT_ON_OUTLINE = -1

/** The vertices around a cell, and the lines between them: side 0 is the south, 1 the east, 2 the north, 3 the west. */
export class CellOutline {
  count = 0
  /** Vertices counter-clockwise from the south-western corner. */
  order = new Int32Array(64)
  /** How far around the cell each of them lies. */
  #around = new Float64Array(64)
  /** Place in `order` of each vertex, −1 inside. */
  #rank = new Int32Array(64)

  lay(points: UnitPoints): void {
    while (this.order.length < points.count) this.#grow()
    const { order } = this
    const around = this.#around
    const rank = this.#rank
    for (let corner = 0; corner < 4; corner += 1) {
      order[corner] = corner
      around[corner] = corner * CELL_UNITS
    }
    this.count = 4
    for (let v = 4; v < points.count; v += 1) {
      rank[v] = -1
      const at = aroundOf(points.x[v] as number, points.y[v] as number)
      if (at < 0) continue
      let k = this.count++
      for (; (around[k - 1] as number) > at; k -= 1) {
        around[k] = around[k - 1] as number
        order[k] = order[k - 1] as number
      }
      around[k] = at
      order[k] = v
    }
    for (let k = 0; k < this.count; k += 1) rank[order[k] as number] = k
  }

  /** Side of a line × 1024 + its number along the side, from west to east or south to north; or `NOT_ON_OUTLINE`. */
  placeOf(a: number, b: number): number {
    const rank = this.#rank
    const last = this.count - 1
    const low = Math.min(rank[a] as number, rank[b] as number)
    const high = Math.max(rank[a] as number, rank[b] as number)
    if (low < 0) return NOT_ON_OUTLINE
    if (high !== low + 1 && (low !== 0 || high !== last)) return NOT_ON_OUTLINE
    const line = high === low + 1 ? low : last
    if (line < (rank[1] as number)) return line
    if (line < (rank[2] as number)) return 1024 + line - (rank[1] as number)
    if (line < (rank[3] as number)) return 2048 + (rank[3] as number) - 1 - line
    return 3072 + last - line
  }

  #grow(): void {
    this.order = longerInts(this.order)
    this.#around = longerFloats(this.#around)
    this.#rank = longerInts(this.#rank)
  }
}

/** Units from the south-western corner counter-clockwise around the cell; −1 inside. */
const aroundOf = (x: number, y: number): number => {
  if (y === 0) return x
  if (x === CELL_UNITS) return CELL_UNITS + y
  if (y === CELL_UNITS) return 3 * CELL_UNITS - x
  return x === 0 ? 4 * CELL_UNITS - y : -1
}
