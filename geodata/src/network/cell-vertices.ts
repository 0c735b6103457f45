import { CELL_UNITS } from './area-plane.ts'
import { longerFloats, longerInts } from './longer.ts'
import type { UnitPoints } from './unit-points.ts'

/** Identity of a point where a way crosses a line of the lattice. */
export const ON_LINE = -1
/** Identities of vertices that no way has by itself. */
export const ON_CROSSING = -4
export const NEAR_CROSSING = -3

/** Vertices of one cell in whole units from its south-western corner; 0 to 3 are its corners counter-clockwise. */
export class CellVertices implements UnitPoints {
  count = 4
  x = new Float64Array([0, CELL_UNITS, CELL_UNITS, 0, ...new Float64Array(60)])
  y = new Float64Array([0, 0, CELL_UNITS, CELL_UNITS, ...new Float64Array(60)])
  /** The field's values. */
  value = new Float64Array(64)
  identity = new Int32Array(64)
  /** 1 where the vertex is a place of several ways that are not joined there. */
  shared = new Int32Array(64)

  /** The vertex at a place within the cell: one that is there, with the lower of both values, or a new one. */
  place(x: number, y: number, identity: number, value: number): number {
    for (let v = 4; v < this.count; v += 1) {
      if (this.x[v] !== x || this.y[v] !== y) continue
      // Several cuts of one way at one place are taken for two ways: it costs a vertex, no more.
      if (identity === ON_LINE || this.identity[v] !== identity) this.shared[v] = 1
      this.lower(v, value)
      return v
    }
    const v = this.count++
    if (v === this.x.length) this.#grow()
    this.x[v] = x
    this.y[v] = y
    this.value[v] = value
    this.identity[v] = identity
    this.shared[v] = 0
    return v
  }

  lower(vertex: number, value: number): void {
    if (value < (this.value[vertex] as number)) this.value[vertex] = value
  }

  #grow(): void {
    this.x = longerFloats(this.x)
    this.y = longerFloats(this.y)
    this.value = longerFloats(this.value)
    this.identity = longerInts(this.identity)
    this.shared = longerInts(this.shared)
  }
}
