import { CELL_UNITS, cellOf, lineOf } from './area-plane.ts'
import type { CellBox } from './area-window.ts'
import { longerFloats, longerInts } from './longer.ts'

/** Identity of a point where a way crosses a line of the lattice. */
export const ON_LINE = -1

/** Told of each point of a segment: its share from start to end; answers the field's value there. */
export type FieldAlong = (share: number) => number

/**
 * Segments of ways cut along the lattice's lines, listed by cell. A cut lies on the line in one coordinate and on an even
 * unit between the line's two corners in the other, whatever rounding does, so that both cells agree on it.
 */
export class CellPieces {
  /** First piece of each cell of the box, −1 without. */
  head = new Int32Array(0)
  /** Bits by cell: 1 the field is below zero somewhere, 2 it is not. */
  signs = new Uint8Array(0)
  /** Eight numbers a piece: x, y, identity, field value at both ends. */
  values = new Float64Array(8 * 1024)
  next = new Int32Array(1024)
  count = 0
  #box: CellBox = { west: 0, south: 0, width: 0, height: 0 }

  begin(box: CellBox): void {
    const cells = box.width * box.height
    if (this.head.length < cells) {
      this.head = new Int32Array(cells)
      this.signs = new Uint8Array(cells)
    }
    this.head.fill(-1, 0, cells)
    this.signs.fill(0, 0, cells)
    this.count = 0
    this.#box = box
  }

  /** Cuts a segment between two vertices (even units) with their identities. */
  add(
    ax: number,
    ay: number,
    aIdentity: number,
    bx: number,
    by: number,
    bIdentity: number,
    field: FieldAlong,
  ): void {
    const dx = bx - ax
    const dy = by - ay
    const lastColumn = cellOf(bx)
    const lastRow = cellOf(by)
    let column = cellOf(ax)
    let row = cellOf(ay)
    let x = ax
    let y = ay
    let identity = aIdentity
    let value = field(0)
    while (column !== lastColumn || row !== lastRow) {
      const lineX = lineOf(dx > 0 ? column + 1 : column)
      const lineY = lineOf(dy > 0 ? row + 1 : row)
      const sideways =
        row === lastRow ||
        (column !== lastColumn && Math.abs(lineX - ax) * Math.abs(dy) <= Math.abs(lineY - ay) * Math.abs(dx))
      const share = sideways ? (lineX - ax) / dx : (lineY - ay) / dy
      const cutX = sideways ? lineX : evenBetween(ax + share * dx, column)
      const cutY = sideways ? evenBetween(ay + share * dy, row) : lineY
      const cutValue = field(share)
      this.#push(column, row, x, y, identity, value, cutX, cutY, ON_LINE, cutValue)
      if (sideways) column += dx > 0 ? 1 : -1
      else row += dy > 0 ? 1 : -1
      x = cutX
      y = cutY
      identity = ON_LINE
      value = cutValue
    }
    this.#push(column, row, x, y, identity, value, bx, by, bIdentity, field(1))
  }

  #push(
    column: number,
    row: number,
    ax: number,
    ay: number,
    aIdentity: number,
    aValue: number,
    bx: number,
    by: number,
    bIdentity: number,
    bValue: number,
  ): void {
    const { west, south, width, height } = this.#box
    if (column < west || column >= west + width || row < south || row >= south + height) return
    if (ax === bx && ay === by) return
    const piece = this.count++
    if (piece === this.next.length) this.#grow()
    const cell = (row - south) * width + column - west
    this.next[piece] = this.head[cell] as number
    this.head[cell] = piece
    this.signs[cell] = (this.signs[cell] as number) | (aValue < 0 ? 1 : 2) | (bValue < 0 ? 1 : 2)
    const at = 8 * piece
    const { values } = this
    values[at] = ax
    values[at + 1] = ay
    values[at + 2] = aIdentity
    values[at + 3] = aValue
    values[at + 4] = bx
    values[at + 5] = by
    values[at + 6] = bIdentity
    values[at + 7] = bValue
  }

  #grow(): void {
    this.next = longerInts(this.next)
    this.values = longerFloats(this.values)
  }
}

/** Nearest even unit strictly between the lines of a column or row. */
const evenBetween = (units: number, cell: number): number => {
  const even = 2 * Math.round(units / 2)
  const lowest = cell * CELL_UNITS + 2
  const highest = (cell + 1) * CELL_UNITS
  return even < lowest ? lowest : even > highest ? highest : even
}
