import { longerFloats, longerInts } from './longer.ts'

/** More than the cells of any outline have sides. */
export const PART_KEYS = 2 ** 26

/**
 * A contour as it comes: crossings (places where the field changes its sign along a line of the mesh) and for each the
 * one that follows it, with the inside on the left.
 */
export class Contour {
  x = new Float64Array(512)
  y = new Float64Array(512)
  next = new Int32Array(512)
  count = 0
  /** Crossings by key: of whole sides of cells in an array, of parts of sides in a map, of lines in a cell in a list. */
  #onSides = new Int32Array(0)
  readonly #onParts = new Map<number, number>()
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
    return key < PART_KEYS ? (this.#onSides[key] as number) : (this.#onParts.get(key) ?? -1)
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

  /** Closed rings as runs of crossings, each without its first repeated. */
  rings(): number[][] {
    const rings: number[][] = []
    for (let start = 0; start < this.count; start += 1) {
      if ((this.next[start] as number) < 0) continue
      const ring: number[] = []
      for (let at = start; (this.next[at] as number) >= 0; ) {
        const after = this.next[at] as number
        this.next[at] = -1
        ring.push(at)
        at = after
      }
      rings.push(ring)
    }
    return rings
  }

  #grow(): void {
    this.x = longerFloats(this.x)
    this.y = longerFloats(this.y)
    this.next = longerInts(this.next)
  }
}
