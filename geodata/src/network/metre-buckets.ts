import { Stacks } from './stacks.ts'

/** Metres of one bucket: shorter than most edges, so that few walks overtake each other inside a bucket. */
const BUCKET_M = 4

/**
 * Items by metres, roughly smallest first: in order from bucket to bucket, in any order within one. Pushing and popping
 * take the same time however many wait. For walks that correct themselves; items must not be pushed before the bucket
 * being read.
 */
export class MetreBuckets {
  readonly #stacks = new Stacks()
  #bucket = 0

  /** Metres and item of the entry popped last. */
  get metres(): number {
    return this.#stacks.metres
  }

  get item(): number {
    return this.#stacks.item
  }

  /** Begins anew at 0 metres; nothing may wait. */
  restart(): void {
    this.#bucket = 0
  }

  push(metres: number, item: number): void {
    this.#stacks.push(Math.floor(metres / BUCKET_M), metres, item)
  }

  /** Puts the next entry into `metres` and `item`; false where none waits. */
  pop(): boolean {
    if (this.#stacks.size === 0) return false
    while (!this.#stacks.pop(this.#bucket)) this.#bucket += 1
    return true
  }
}
