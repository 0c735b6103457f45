import type { UnitPoints } from './unit-points.ts'
import { longerFloats, longerInts } from './longer.ts'

/** Stretches of ways in a cell: two vertices each, and the way's own field values there. */
export class Stretches {
  count = 0
  a = new Int32Array(256)
  b = new Int32Array(256)
  aValue = new Float64Array(256)
  bValue = new Float64Array(256)

  push(a: number, b: number, aValue: number, bValue: number): void {
    const s = this.count++
    if (s === this.a.length) this.#grow()
    this.a[s] = a
    this.b[s] = b
    this.aValue[s] = aValue
    this.bValue[s] = bValue
  }

  /** Splits at a vertex where the way has the value; the second half becomes the last stretch. */
  split(s: number, vertex: number, value: number): void {
    this.push(vertex, this.b[s] as number, value, this.bValue[s] as number)
    this.b[s] = vertex
    this.bValue[s] = value
  }

  /** How far along stretch s a vertex on it lies, 0 to 1. */
  shareAt({ x, y }: UnitPoints, s: number, vertex: number): number {
    const a = this.a[s] as number
    const b = this.b[s] as number
    const length = Math.hypot((x[b] as number) - (x[a] as number), (y[b] as number) - (y[a] as number))
    const part = Math.hypot(
      (x[vertex] as number) - (x[a] as number),
      (y[vertex] as number) - (y[a] as number),
    )
    return length === 0 ? 0 : Math.min(1, part / length)
  }

  /** An order that follows from the ways' places alone, whatever order they were added in. */
  sort({ x, y }: UnitPoints): void {
    const key = (v: number) => (y[v] as number) * 65536 + (x[v] as number)
    const rows = Array.from({ length: this.count }, (_, s) => {
      const a = this.a[s] as number
      const b = this.b[s] as number
      const turned = key(a) > key(b)
      const aValue = this.aValue[s] as number
      const bValue = this.bValue[s] as number
      return turned ? { a: b, b: a, aValue: bValue, bValue: aValue } : { a, b, aValue, bValue }
    })
    rows.sort((s, t) => key(s.a) - key(t.a) || key(s.b) - key(t.b))
    this.count = 0
    for (const { a, b, aValue, bValue } of rows) this.push(a, b, aValue, bValue)
  }

  #grow(): void {
    this.a = longerInts(this.a)
    this.b = longerInts(this.b)
    this.aValue = longerFloats(this.aValue)
    this.bValue = longerFloats(this.bValue)
  }
}
