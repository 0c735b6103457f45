import { longerFloats, longerInts } from './longer.ts'

/** Smallest first: a four-ary heap of (metres, item) in typed arrays. Equal metres come in any, but always the same, order. */
export class MetreHeap {
  size = 0
  #metres = new Float64Array(256)
  #items = new Int32Array(256)

  clear(): void {
    this.size = 0
  }

  push(metres: number, item: number): void {
    if (this.size === this.#metres.length) this.#grow()
    const keys = this.#metres
    const items = this.#items
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >> 2
      const above = keys[parent] as number
      if (above <= metres) break
      keys[at] = above
      items[at] = items[parent] as number
      at = parent
    }
    keys[at] = metres
    items[at] = item
  }

  /** Metres of the first item; ask only when `size` > 0. */
  firstMetres(): number {
    return this.#metres[0] as number
  }

  /** Takes the first item; ask only when `size` > 0. */
  pop(): number {
    const keys = this.#metres
    const items = this.#items
    const first = items[0] as number
    const size = --this.size
    const metres = keys[size] as number
    const item = items[size] as number
    let at = 0
    for (;;) {
      let child = 4 * at + 1
      if (child >= size) break
      const end = child + 4 < size ? child + 4 : size
      let least = keys[child] as number
      for (let other = child + 1; other < end; other += 1) {
        const key = keys[other] as number
        if (key < least) {
          least = key
          child = other
        }
      }
      if (least >= metres) break
      keys[at] = least
      items[at] = items[child] as number
      at = child
    }
    keys[at] = metres
    items[at] = item
    return first
  }

  #grow(): void {
    this.#metres = longerFloats(this.#metres)
    this.#items = longerInts(this.#items)
  }
}
