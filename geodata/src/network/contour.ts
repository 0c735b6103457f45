import { longerFloats, longerInts } from './longer.ts'

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
  readonly #keysInCell: number[] = []
  readonly #inCell: number[] = []

  /** @param sides how many sides the cells of the box have; keys are side × 1024 + number of the part */
  begin(sides: number): void {
    this.count = 0
    if (this.#onSides.length < sides) this.#onSides = new Int32Array(sides)
    this.#onSides.fill(-1, 0, sides)
    this.#onParts.clear()
  }

  beginCell(): void {
    this.#keysInCell.length = 0
    this.#inCell.length = 0
  }

  /**
   * The crossing on a line, the same one for both triangles beside it. Keys from 0 are of lines that two cells share,
   * keys below 0 of lines inside the cell begun last.
   */
  crossing(
    key: number,
    insideX: number,
    insideY: number,
    insideValue: number,
    outsideX: number,
    outsideY: number,
    outsideValue: number,
  ): number {
    const known = this.#known(key)
    if (known >= 0) return known
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

  #known(key: number): number {
    if (key < 0) return this.#inCell[this.#keysInCell.indexOf(key)] ?? -1
    return key % 1024 === 0 ? (this.#onSides[key / 1024] as number) : (this.#onParts.get(key) ?? -1)
  }

  #remember(key: number, crossing: number): void {
    if (key < 0) {
      this.#keysInCell.push(key)
      this.#inCell.push(crossing)
    } else if (key % 1024 === 0) this.#onSides[key / 1024] = crossing
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
