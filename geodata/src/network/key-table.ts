/** Numbers from 0 by keys from 0 (whole, less than 2^53), emptied often: an open-addressing hash without objects. */
export class KeyTable {
  #keys = new Float64Array(512).fill(-1)
  #values = new Int32Array(512)
  #count = 0

  clear(): void {
    if (this.#count > 0) this.#keys.fill(-1)
    this.#count = 0
  }

  /** −1 without. */
  get(key: number): number {
    const slot = this.#slotOf(key)
    return this.#keys[slot] === key ? (this.#values[slot] as number) : -1
  }

  set(key: number, value: number): void {
    const slot = this.#slotOf(key)
    if (this.#keys[slot] !== key) this.#count += 1
    this.#keys[slot] = key
    this.#values[slot] = value
    if (2 * this.#count > this.#keys.length) this.#grow()
  }

  /** The key's slot, or the free one where it belongs. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask
    for (;;) {
      const held = this.#keys[slot] as number
      if (held === key || held < 0) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const keys = this.#keys
    const values = this.#values
    this.#keys = new Float64Array(4 * keys.length).fill(-1)
    this.#values = new Int32Array(4 * keys.length)
    this.#count = 0
    for (let slot = 0; slot < keys.length; slot += 1) {
      if ((keys[slot] as number) >= 0) this.set(keys[slot] as number, values[slot] as number)
    }
  }
}
