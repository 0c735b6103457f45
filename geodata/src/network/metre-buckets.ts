import { longerFloats, longerInts } from './longer.ts'

/** Metres of one bucket: shorter than most edges, so that few walks overtake each other inside a bucket. */
const BUCKET_M = 4

/**
 * Items by metres, roughly smallest first: in order from bucket to bucket, in any order within one. Pushing and popping
 * take the same time however many wait. For walks that correct themselves; items must not be pushed before the bucket
 * being read.
 */
export class MetreBuckets {
  /** Metres and item of the entry popped last. */
  metres = 0
  item = 0
  #head = new Int32Array(1024).fill(-1)
  #next = new Int32Array(4096)
  #metres = new Float64Array(4096)
  #items = new Int32Array(4096)
  #used = 0
  #free = -1
  #waiting = 0
  #bucket = 0

  push(metres: number, item: number): void {
    const bucket = Math.floor(metres / BUCKET_M)
    if (bucket >= this.#head.length) this.#lengthen(bucket)
    let entry = this.#free
    if (entry >= 0) this.#free = this.#next[entry] as number
    else {
      entry = this.#used++
      if (entry === this.#next.length) this.#grow()
    }
    this.#metres[entry] = metres
    this.#items[entry] = item
    this.#next[entry] = this.#head[bucket] as number
    this.#head[bucket] = entry
    this.#waiting += 1
  }

  /** Puts the next entry into `metres` and `item`; false where none waits. */
  pop(): boolean {
    if (this.#waiting === 0) return false
    while ((this.#head[this.#bucket] as number) < 0) this.#bucket += 1
    const entry = this.#head[this.#bucket] as number
    this.#head[this.#bucket] = this.#next[entry] as number
    this.#next[entry] = this.#free
    this.#free = entry
    this.#waiting -= 1
    this.metres = this.#metres[entry] as number
    this.item = this.#items[entry] as number
    return true
  }

  #lengthen(bucket: number): void {
    const head = new Int32Array(2 * bucket).fill(-1)
    head.set(this.#head)
    this.#head = head
  }

  #grow(): void {
    this.#next = longerInts(this.#next)
    this.#metres = longerFloats(this.#metres)
    this.#items = longerInts(this.#items)
  }
}
