import type { CellOutline } from './cell-outline.ts'
import type { CellVertices } from './cell-vertices.ts'
import type { IntList } from './int-list.ts'
import { longerInts } from './longer.ts'
import type { Stretches } from './stretches.ts'
import { crosses, sideOf, type UnitPoints, vertexOn } from './unit-points.ts'

const VERTEX_SPAN = 1024
const PAIR_SPAN = VERTEX_SPAN * VERTEX_SPAN

/**
 * Triangles of a cell with its outline and its stretches as lines, the rest filled with the shortest lines that cross
 * none: whatever the vertices, the most lines that do not cross are a triangulation.
 */
export class GreedyTriangles {
  #lines = 0
  #a = new Int32Array(128)
  #b = new Int32Array(128)
  /** 1 at vertex × count + vertex where a line joins the two. */
  #joined = new Uint8Array(1024)
  #order = new Int32Array(32)
  #pairs = new Float64Array(512)

  /** Adds the triangles with values of both signs: counter-clockwise, three vertices each. */
  fill(vertices: CellVertices, outline: CellOutline, stretches: Stretches, triangles: IntList): void {
    const { count } = vertices
    if (this.#joined.length < count * count) this.#joined = new Uint8Array(2 * count * count)
    this.#joined.fill(0, 0, count * count)
    this.#lines = 0
    for (let k = 0; k < outline.count; k += 1) {
      this.#draw(
        count,
        outline.order[k] as number,
        outline.order[k + 1 < outline.count ? k + 1 : 0] as number,
      )
    }
    for (let s = 0; s < stretches.count; s += 1) {
      this.#drawIfFree(vertices, stretches.a[s] as number, stretches.b[s] as number)
    }
    // By Euler's formula.
    const enough = 3 * count - 3 - outline.count
    if (this.#lines < enough) this.#drawShortest(vertices, enough)
    this.#pushMixed(vertices, triangles)
  }

  #draw(count: number, a: number, b: number): void {
    const line = this.#lines++
    if (line === this.#a.length) {
      this.#a = longerInts(this.#a)
      this.#b = longerInts(this.#b)
    }
    this.#a[line] = a
    this.#b[line] = b
    this.#joined[a * count + b] = 1
    this.#joined[b * count + a] = 1
  }

  #drawIfFree(points: UnitPoints, a: number, b: number): void {
    if (a === b || this.#joined[a * points.count + b] === 1 || vertexOn(points, a, b, 0) >= 0) return
    for (let line = 0; line < this.#lines; line += 1) {
      if (crosses(points, a, b, this.#a[line] as number, this.#b[line] as number)) return
    }
    this.#draw(points.count, a, b)
  }

  #drawShortest(points: UnitPoints, enough: number): void {
    this.#sortByPlace(points)
    const size = this.#sortPairs(points)
    const pairs = this.#pairs
    const order = this.#order
    for (let k = 0; k < size && this.#lines < enough; k += 1) {
      const number = pairs[k] as number
      const pair = (number - Math.floor(number / PAIR_SPAN) * PAIR_SPAN) | 0
      this.#drawIfFree(
        points,
        order[Math.floor(pair / VERTEX_SPAN)] as number,
        order[pair & (VERTEX_SPAN - 1)] as number,
      )
    }
  }

  /** Vertices from south to north, then west to east: ties between lines do not depend on the order of ways. */
  #sortByPlace({ count, x, y }: UnitPoints): void {
    while (this.#order.length < count) this.#order = longerInts(this.#order)
    const order = this.#order
    for (let v = 0; v < count; v += 1) {
      let k = v
      for (; k > 0; k -= 1) {
        const before = order[k - 1] as number
        const higher = (y[before] as number) - (y[v] as number)
        if (higher < 0 || (higher === 0 && (x[before] as number) <= (x[v] as number))) break
        order[k] = before
      }
      order[k] = v
    }
  }

  /** Each pair of vertices as one number that sorts by squared length, then by place; answers how many. */
  #sortPairs({ count, x, y }: UnitPoints): number {
    const size = (count * (count - 1)) / 2
    if (this.#pairs.length < size) this.#pairs = new Float64Array(2 * size)
    const pairs = this.#pairs
    const order = this.#order
    let at = 0
    for (let i = 0; i < count; i += 1) {
      const a = order[i] as number
      for (let j = i + 1; j < count; j += 1) {
        const b = order[j] as number
        const dx = (x[b] as number) - (x[a] as number)
        const dy = (y[b] as number) - (y[a] as number)
        pairs[at++] = (dx * dx + dy * dy) * PAIR_SPAN + i * VERTEX_SPAN + j
      }
    }
    sortFew(pairs, size)
    return size
  }

  /** Each triangle of both signs has one line that leads, counter-clockwise, from inside to outside. */
  #pushMixed(vertices: CellVertices, triangles: IntList): void {
    const { value } = vertices
    for (let line = 0; line < this.#lines; line += 1) {
      const a = this.#a[line] as number
      const b = this.#b[line] as number
      const aInside = (value[a] as number) < 0
      if (aInside === (value[b] as number) < 0) continue
      const from = aInside ? a : b
      const to = aInside ? b : a
      const third = this.#leftOf(vertices, from, to)
      if (third < 0) continue
      triangles.push(from)
      triangles.push(to)
      triangles.push(third)
    }
  }

  /** The third vertex of the triangle left of a line: of the vertices joined to both its ends, the innermost. */
  #leftOf(points: UnitPoints, from: number, to: number): number {
    const { count } = points
    const joined = this.#joined
    let third = -1
    for (let c = 0; c < count; c += 1) {
      if (joined[from * count + c] !== 1 || joined[to * count + c] !== 1) continue
      if (sideOf(points, from, to, c) <= 0) continue
      if (third < 0 || (sideOf(points, to, third, c) > 0 && sideOf(points, third, from, c) > 0)) third = c
    }
    return third
  }
}

/** Sorts the first numbers in place: by insertion while they are few, which most are. */
const sortFew = (numbers: Float64Array, count: number): void => {
  if (count > 64) {
    numbers.set(numbers.subarray(0, count).toSorted())
    return
  }
  for (let i = 1; i < count; i += 1) {
    const number = numbers[i] as number
    let k = i
    for (; k > 0 && (numbers[k - 1] as number) > number; k -= 1) numbers[k] = numbers[k - 1] as number
    numbers[k] = number
  }
}
