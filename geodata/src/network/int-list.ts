/** A list of 32-bit integers that grows. */
export class IntList {
  length = 0
  #values = new Int32Array(1024)

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(2 * this.length)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.length++] = value
  }

  at(index: number): number {
    return this.#values[index] as number
  }

  set(index: number, value: number): void {
    this.#values[index] = value
  }

  /** A copy of exactly the values pushed. */
  toArray(): Int32Array {
    return this.#values.slice(0, this.length)
  }
}
