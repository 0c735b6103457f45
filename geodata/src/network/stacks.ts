import { longerFloats, longerInts } from './longer.ts'

/** Entries of metres and an item on many stacks, numbered from 0, without objects. */
export class Stacks {
  /** Metres and item of the entry popped last. */
  metres = 0
  item = 0
  /** Entries on all stacks. */
  size = 0
  #head = new Int32Array(1024).fill(-1)
  #next = new Int32Array(4096)
  #metres = new Float64Array(4096)
  #items = new Int32Array(4096)
  #used = 0
  #free = -1

  push(stack: number, metres: number, item: number): void {
    if (stack >= this.#head.length) this.#lengthen(stack)
    let entry = this.#free
    if (entry >= 0) this.#free = this.#next[entry] as number
    else {
      entry = this.#used++
      if (entry === this.#next.length) this.#grow()
    }
    this.#metres[entry] = metres
    this.#items[entry] = item
    this.#next[entry] = this.#head[stack] as number
    this.#head[stack] = entry
    this.size += 1
  }

  /** Puts the stack's top entry into `metres` and `item`; false where it is empty. */
  pop(stack: number): boolean {
    const entry = stack < this.#head.length ? (this.#head[stack] as number) : -1
    if (entry < 0) return false
    this.#head[stack] = this.#next[entry] as number
    this.#next[entry] = this.#free
    this.#free = entry
    this.size -= 1
    this.metres = this.#metres[entry] as number
    this.item = this.#items[entry] as number
    return true
  }

  #lengthen(stack: number): void {
    const head = new Int32Array(2 * stack).fill(-1)
    head.set(this.#head)
    this.#head = head
  }

  #grow(): void {
    this.#next = longerInts(this.#next)
    this.#metres = longerFloats(this.#metres)
    this.#items = longerInts(this.#items)
  }
}
