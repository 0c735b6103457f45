/**
 * A contour as it comes: crossings (places where the field changes its sign along a line of the mesh) and for each the
 * one that follows it, with the inside on the left.
 */
export class Contour {
  x = new Float64Array(512)
  y = new Float64Array(512)
  next = new Int32Array(512)
  count = 0
  #onOutline = new Map<number, number>()
  #inCell = new Map<number, number>()

  begin(): void {
    this.count = 0
    this.#onOutline.clear()
  }

  beginCell(): void {
    this.#inCell.clear()
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
    const crossings = key >= 0 ? this.#onOutline : this.#inCell
    const known = crossings.get(key)
    if (known !== undefined) return known
    crossings.set(key, this.count)
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

  join(from: number, to: number): void {
    this.next[from] = to
  }

  /** Closed rings as runs of crossings, each without its first repeated. */
  rings(): number[][] {
    const seen = new Uint8Array(this.count)
    const rings: number[][] = []
    for (let start = 0; start < this.count; start += 1) {
      if (seen[start] === 1) continue
      const ring: number[] = []
      for (let at = start; at >= 0 && seen[at] === 0; at = this.next[at] as number) {
        seen[at] = 1
        ring.push(at)
      }
      rings.push(ring)
    }
    return rings
  }

  #grow(): void {
    const x = new Float64Array(2 * this.x.length)
    const y = new Float64Array(2 * this.y.length)
    const next = new Int32Array(2 * this.next.length)
    x.set(this.x)
    y.set(this.y)
    next.set(this.next)
    this.x = x
    this.y = y
    this.next = next
  }
}
