import type { Position } from 'geojson'
import type { AreaPlane } from './area-plane.ts'
import { KeyTable } from './key-table.ts'
import { longerFloats, longerInts } from './longer.ts'

/** More than the cells of any outline have sides. */
export const PART_KEYS = 2 ** 26

/** A ring with the inside on its left, its first position repeated at its end. */
export interface ContourRing {
  readonly positions: Position[]
  /** Below zero for a hole; in square units. */
  readonly doubleArea: number
}

/**
 * A contour as it comes: crossings (places where the field changes its sign along a line of the mesh) and for each the
 * one that follows it, with the inside on the left.
 */
export class Contour {
  x = new Float64Array(512)
  y = new Float64Array(512)
  next = new Int32Array(512)
  count = 0
  /** Crossings by key: of whole sides of cells in an array, of parts of sides in a table, of lines in a cell in a list. */
  #onSides = new Int32Array(0)
  readonly #onParts = new KeyTable()
  #keysInCell = new Int32Array(64)
  #inCell = new Int32Array(64)
  #countInCell = 0

  /** @param sides how many sides the cells of the box have, numbered from 0 */
  begin(sides: number): void {
    this.count = 0
    if (this.#onSides.length < sides) this.#onSides = new Int32Array(sides)
    this.#onSides.fill(-1, 0, sides)
    this.#onParts.clear()
  }

  beginCell(): void {
    this.#countInCell = 0
  }

  /**
   * The crossing on a line, the same one for both triangles beside it; −1 before `cross` made it. Keys from 0 are of lines
   * that two cells share: number of the side + `PART_KEYS` × number of the part along it. Keys below 0 are of lines inside
   * the cell begun last.
   */
  known(key: number): number {
    if (key < 0) {
      for (let k = 0; k < this.#countInCell; k += 1) {
        if (this.#keysInCell[k] === key) return this.#inCell[k] as number
      }
      return -1
    }
    return key < PART_KEYS ? (this.#onSides[key] as number) : this.#onParts.get(key)
  }

  cross(
    key: number,
    insideX: number,
    insideY: number,
    insideValue: number,
    outsideX: number,
    outsideY: number,
    outsideValue: number,
  ): number {
    this.#remember(key, this.count)
    const share = insideValue / (insideValue - outsideValue)
    // Kept off the line's ends: contours around one vertex then never touch, and their order along the line stays.
    const kept = share < 0.002 ? 0.002 : share > 0.998 ? 0.998 : share
    const crossing = this.count++
    if (crossing === this.next.length) this.#grow()
    this.x[crossing] = insideX + kept * (outsideX - insideX)
    this.y[crossing] = insideY + kept * (outsideY - insideY)
    this.next[crossing] = -1
    return crossing
  }

  #remember(key: number, crossing: number): void {
    if (key < 0) {
      const k = this.#countInCell++
      if (k === this.#inCell.length) {
        this.#keysInCell = longerInts(this.#keysInCell)
        this.#inCell = longerInts(this.#inCell)
      }
      this.#keysInCell[k] = key
      this.#inCell[k] = crossing
    } else if (key < PART_KEYS) this.#onSides[key] = crossing
    else this.#onParts.set(key, crossing)
  }

  join(from: number, to: number): void {
    this.next[from] = to
  }

  /** The rings. Empties the contour. */
  takeRings(plane: AreaPlane): ContourRing[] {
    const { x, y, next } = this
    const rings: ContourRing[] = []
    for (let start = 0; start < this.count; start += 1) {
      if ((next[start] as number) < 0) continue
      const positions: Position[] = []
      const x0 = x[start] as number
      const y0 = y[start] as number
      let doubleArea = 0
      let dx = 0
      let dy = 0
      for (let at = start; (next[at] as number) >= 0; ) {
        const after = next[at] as number
        next[at] = -1
        positions.push(plane.position(x[at] as number, y[at] as number))
        const nextX = (x[after] as number) - x0
        const nextY = (y[after] as number) - y0
        doubleArea += dx * nextY - nextX * dy
        dx = nextX
        dy = nextY
        at = after
      }
      positions.push(positions[0] as Position)
      rings.push({ positions, doubleArea })
    }
    this.count = 0
    return rings
  }

  #grow(): void {
    this.x = longerFloats(this.x)
    this.y = longerFloats(this.y)
    this.next = longerInts(this.next)
  }
}
