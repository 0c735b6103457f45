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
    const { a, b, aValue, bValue } = this
    const key = (v: number) => (y[v] as number) * 65536 + (x[v] as number)
    for (let s = 0; s < this.count; s += 1) {
      const turned = key(a[s] as number) > key(b[s] as number)
      const first = (turned ? b[s] : a[s]) as number
      const second = (turned ? a[s] : b[s]) as number
      const firstValue = (turned ? bValue[s] : aValue[s]) as number
      const secondValue = (turned ? aValue[s] : bValue[s]) as number
      let k = s
      for (; k > 0; k -= 1) {
        const later = key(a[k - 1] as number) - key(first) || key(b[k - 1] as number) - key(second)
        if (later <= 0) break
        a[k] = a[k - 1] as number
        b[k] = b[k - 1] as number
        aValue[k] = aValue[k - 1] as number
        bValue[k] = bValue[k - 1] as number
      }
      a[k] = first
      b[k] = second
      aValue[k] = firstValue
      bValue[k] = secondValue
    }
  }

  #grow(): void {
    this.a = longerInts(this.a)
    this.b = longerInts(this.b)
    this.aValue = longerFloats(this.aValue)
    this.bValue = longerFloats(this.bValue)
  }
}
