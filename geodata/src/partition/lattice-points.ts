import type { Position } from 'geojson'
import { fromLattice } from '../crs/lattice.ts'

/** Lattice points by number: equal coordinates get the same number. */
export class LatticePoints {
  readonly xs: number[] = []
  readonly ys: number[] = []
  private table = new Int32Array(1024).fill(-1)

  get size(): number {
    return this.xs.length
  }

  x(id: number): number {
    return this.xs[id] ?? 0
  }

  y(id: number): number {
    return this.ys[id] ?? 0
  }

  /** The point's number, given to it now if it is new. `x` and `y` are lattice steps. */
  add(x: number, y: number): number {
    const slot = this.slotOf(x, y)
    const found = this.table[slot] ?? -1
    if (found >= 0) return found
    const id = this.xs.length
    this.xs.push(x)
    this.ys.push(y)
    this.table[slot] = id
    if (this.xs.length * 2 > this.table.length) this.grow()
    return id
  }

  /** The point's number, or −1. */
  find(x: number, y: number): number {
    return this.table[this.slotOf(x, y)] ?? -1
  }

  /** Longitude and latitude in degrees. */
  position(id: number): Position {
    return [fromLattice(this.x(id)), fromLattice(this.y(id))]
  }

  private slotOf(x: number, y: number): number {
    const mask = this.table.length - 1
    let slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 0
    slot = (slot ^ (slot >>> 15)) & mask
    for (;;) {
      const id = this.table[slot] ?? -1
      if (id < 0 || (this.xs[id] === x && this.ys[id] === y)) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow(): void {
    this.table = new Int32Array(this.table.length * 2).fill(-1)
    for (let id = 0; id < this.xs.length; id++) this.table[this.slotOf(this.x(id), this.y(id))] = id
  }
}
