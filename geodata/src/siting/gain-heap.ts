/** A heap of sites by gain, the largest first; of equal gains the site with the lower number. */
export class GainHeap {
  readonly #gain: Float64Array
  readonly #site: Uint32Array
  #size: number

  /** Starts with every site and its gain. */
  constructor(gains: Float64Array) {
    this.#gain = gains.slice()
    this.#site = Uint32Array.from(gains.keys())
    this.#size = gains.length
    for (let at = (this.#size >> 1) - 1; at >= 0; at--) this.#sink(at)
  }

  get size(): number {
    return this.#size
  }

  get topSite(): number {
    return this.#site[0]!
  }

  get topGain(): number {
    return this.#gain[0]!
  }

  /** Gives the first site a new, not larger gain. */
  lowerTop(gain: number): void {
    this.#gain[0] = gain
    this.#sink(0)
  }

  dropTop(): void {
    this.#size--
    this.#gain[0] = this.#gain[this.#size]!
    this.#site[0] = this.#site[this.#size]!
    this.#sink(0)
  }

  #before(a: number, b: number): boolean {
    return (
      this.#gain[a]! > this.#gain[b]! || (this.#gain[a] === this.#gain[b] && this.#site[a]! < this.#site[b]!)
    )
  }

  #sink(from: number): void {
    let at = from
    for (;;) {
      let first = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.#size && this.#before(child, first)) first = child
      if (first === at) return
      const [gain, site] = [this.#gain[at]!, this.#site[at]!]
      this.#gain[at] = this.#gain[first]!
      this.#site[at] = this.#site[first]!
      this.#gain[first] = gain
      this.#site[first] = site
      at = first
    }
  }
}
