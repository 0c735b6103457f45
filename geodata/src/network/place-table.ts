import { IntList } from './int-list.ts'

/** Numbers places of the 1e-7° lattice in order of appearance: an open-addressing hash without objects. */
export class PlaceTable {
  readonly lon = new IntList()
  readonly lat = new IntList()
  #slots = new Int32Array(1 << 12).fill(-1)

  /** The place's number, a new one where it was not seen before. */
  number(lon: number, lat: number): number {
    const mask = this.#slots.length - 1
    let slot = hash(lon, lat) & mask
    for (;;) {
      const place = this.#slots[slot] as number
      if (place < 0) break
      if (this.lon.at(place) === lon && this.lat.at(place) === lat) return place
      slot = (slot + 1) & mask
    }
    const place = this.lon.length
    this.lon.push(lon)
    this.lat.push(lat)
    this.#slots[slot] = place
    if (2 * place > mask) this.#grow()
    return place
  }

  /** A further number for the same place, found under none. No place is numbered after the first copy. */
  copy(place: number): number {
    this.lon.push(this.lon.at(place))
    this.lat.push(this.lat.at(place))
    return this.lon.length - 1
  }

  #grow(): void {
    const slots = new Int32Array(4 * this.#slots.length).fill(-1)
    const mask = slots.length - 1
    for (let place = 0; place < this.lon.length; place += 1) {
      let slot = hash(this.lon.at(place), this.lat.at(place)) & mask
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask
      slots[slot] = place
    }
    this.#slots = slots
  }
}

const hash = (a: number, b: number): number => {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 13)) >>> 0
}
