import { CELL_UNITS, lineOf, UNITS_PER_M } from './area-plane.ts'
import { CELL_SIDES, type Sides, sidesOf, triangulateAround, triangulateChord } from './cell-sides.ts'
import { ON_LINE } from './cell-pieces.ts'
import { Stretches } from './stretches.ts'
import { greedyTriangles } from './greedy-triangles.ts'
import { crosses, sideOf, vertexOn } from './unit-points.ts'
import { longerFloats } from './longer.ts'

/** Around a place that two ways share without being joined, each way has its own value again after this much. */
const PINCH_UNITS = UNITS_PER_M
/** More splits than any real crossing of ways asks for; a guard against going round in circles. */
const MAX_SPLITS = 2000

const plainTriangles = [0, 1, 2, 0, 2, 3]

/**
 * The mesh of one cell: its corners, the cuts on its lines and the ways' vertices in it, triangulated so that every
 * stretch of a way is a line of the mesh. It follows from the ways alone, not from the field, and coordinates are whole
 * units from the cell's south-western corner, so every side test is exact.
 */
export class CellMesh {
  /** Vertices; 0 to 3 are the corners counter-clockwise from the south-west. */
  count = 4
  x = new Float64Array([0, CELL_UNITS, CELL_UNITS, 0, ...new Float64Array(60)])
  y = new Float64Array([0, 0, CELL_UNITS, CELL_UNITS, ...new Float64Array(60)])
  value = new Float64Array(64)
  #identity = new Float64Array(64)
  /** 1 where the vertex is a place of several ways that are not joined there. */
  #shared = new Uint8Array(64)
  readonly #stretches = new Stretches()
  /** Meshes of cells with one way straight through, by the sides of its two ends: they look the same everywhere. */
  readonly #chords = new Map<number, { readonly sides: Sides; readonly triangles: readonly number[] }>()
  #sides: Sides = CELL_SIDES
  #left = 0
  #bottom = 0

  begin(
    column: number,
    row: number,
    southWest: number,
    southEast: number,
    northEast: number,
    northWest: number,
  ) {
    this.#left = lineOf(column)
    this.#bottom = lineOf(row)
    this.count = 4
    this.value[0] = southWest
    this.value[1] = southEast
    this.value[2] = northEast
    this.value[3] = northWest
    this.#stretches.count = 0
    this.#sides = CELL_SIDES
  }

  /** A stretch as `CellPieces` keeps it: eight numbers from `at`. */
  add(values: Float64Array, at: number): void {
    const aValue = values[at + 3] as number
    const bValue = values[at + 7] as number
    const a = this.#vertex(values[at] as number, values[at + 1] as number, values[at + 2] as number, aValue)
    const b = this.#vertex(
      values[at + 4] as number,
      values[at + 5] as number,
      values[at + 6] as number,
      bValue,
    )
    this.#stretches.push(a, b, aValue, bValue)
  }

  absoluteX(vertex: number): number {
    return this.#left + (this.x[vertex] as number)
  }

  absoluteY(vertex: number): number {
    return this.#bottom + (this.y[vertex] as number)
  }

  /** Triangles, counter-clockwise, three vertices each; those whose values have one sign may be left out. */
  triangulate(): readonly number[] {
    if (this.#stretches.count === 0) return plainTriangles
    if (this.#stretches.count === 1 && this.count === 6 && this.#isCut(4) && this.#isCut(5))
      return this.#chord()
    const hub = this.#hub()
    if (hub >= 0) {
      this.#sides = sidesOf(this)
      return triangulateAround(hub, this.#sides)
    }
    this.#stretches.sort(this)
    this.#splitCrossings()
    this.#pinch()
    // Near a sharp crossing a new vertex may have moved one way over the other.
    this.#splitCrossings()
    this.#sides = sidesOf(this)
    return greedyTriangles(this, this.#sides, this.#stretches)
  }

  /** Side and number along it of a line of the cell's outline, as side × 1024 + number; −1 for a line inside. */
  outlinePlace(a: number, b: number): number {
    for (let side = 0; side < 4; side += 1) {
      const along = this.#sides[side] as readonly number[]
      for (let k = 1; k < along.length; k += 1) {
        const first = along[k - 1]
        const second = along[k]
        if ((first === a && second === b) || (first === b && second === a)) return side * 1024 + k - 1
      }
    }
    return -1
  }

  #isCut(v: number): boolean {
    return this.#identity[v] === ON_LINE
  }

  /** One way goes straight through the cell: most cells with ways are like this. */
  #chord(): readonly number[] {
    const which = 4 * this.#sideOfCut(4) + this.#sideOfCut(5)
    let mesh = this.#chords.get(which)
    if (mesh === undefined) {
      const sides = sidesOf(this)
      mesh = { sides, triangles: triangulateChord(sides) }
      this.#chords.set(which, mesh)
    }
    this.#sides = mesh.sides
    return mesh.triangles
  }

  /** The one vertex inside the cell that every stretch ends at: a bend, a junction, a dead end; −1 without. */
  #hub(): number {
    let hub = -1
    for (let v = 4; v < this.count; v += 1) {
      if (this.#shared[v] === 1) return -1
      if (this.#isCut(v)) continue
      if (hub >= 0) return -1
      hub = v
    }
    const { a, b, count } = this.#stretches
    for (let s = 0; s < count; s += 1) if (a[s] !== hub && b[s] !== hub) return -1
    return hub
  }

  #sideOfCut(v: number): number {
    if (this.y[v] === 0) return 0
    if (this.y[v] === CELL_UNITS) return 2
    return this.x[v] === 0 ? 3 : 1
  }

  #vertex(absoluteX: number, absoluteY: number, identity: number, value: number): number {
    return this.#place(absoluteX - this.#left, absoluteY - this.#bottom, identity, value)
  }

  #place(x: number, y: number, identity: number, value: number): number {
    for (let v = 4; v < this.count; v += 1) {
      if (this.x[v] !== x || this.y[v] !== y) continue
      // Several cuts of one way at one place are taken for two ways: it costs a vertex, no more.
      if (identity === ON_LINE || this.#identity[v] !== identity) this.#shared[v] = 1
      this.value[v] = Math.min(this.value[v] as number, value)
      return v
    }
    const v = this.count++
    if (v === this.x.length) this.#grow()
    this.x[v] = x
    this.y[v] = y
    this.value[v] = value
    this.#identity[v] = identity
    this.#shared[v] = 0
    return v
  }

  #grow(): void {
    this.x = longerFloats(this.x)
    this.y = longerFloats(this.y)
    this.value = longerFloats(this.value)
    this.#identity = longerFloats(this.#identity)
    const shared = new Uint8Array(2 * this.#shared.length)
    shared.set(this.#shared)
    this.#shared = shared
  }

  #splitCrossings(): void {
    for (let splits = 0; splits < MAX_SPLITS && this.#splitOnce(); splits += 1);
  }

  /** Splits at one place where a stretch meets another or a vertex; false where none does. */
  #splitOnce(): boolean {
    const { a, b } = this.#stretches
    for (let s = 0; s < this.#stretches.count; s += 1) {
      const through = vertexOn(this, a[s] as number, b[s] as number, 4)
      if (through >= 0) {
        this.#split(s, through)
        return true
      }
      for (let t = 0; t < s; t += 1) {
        if (!crosses(this, a[s] as number, b[s] as number, a[t] as number, b[t] as number)) continue
        const vertex = this.#meet(s, t)
        const cutFirst = vertex !== a[s] && vertex !== b[s]
        const cutSecond = vertex !== a[t] && vertex !== b[t]
        if (cutFirst) this.#split(s, vertex)
        if (cutSecond) this.#split(t, vertex)
        if (cutFirst || cutSecond) return true
      }
    }
    return false
  }

  #split(s: number, vertex: number): void {
    const { aValue, bValue } = this.#stretches
    const from = aValue[s] as number
    const value = from + ((bValue[s] as number) - from) * this.#stretches.shareAt(this, s, vertex)
    this.#shared[vertex] = 1
    this.value[vertex] = Math.min(this.value[vertex] as number, value)
    this.#stretches.split(s, vertex, value)
  }

  /** The vertex where two stretches cross, on the nearest whole unit inside the cell. */
  #meet(s: number, t: number): number {
    const a = this.#stretches.a[s] as number
    const b = this.#stretches.b[s] as number
    const c = this.#stretches.a[t] as number
    const d = this.#stretches.b[t] as number
    const sideA = sideOf(this, c, d, a)
    const share = sideA / (sideA - sideOf(this, c, d, b))
    const x = inside((this.x[a] as number) + share * ((this.x[b] as number) - (this.x[a] as number)))
    const y = inside((this.y[a] as number) + share * ((this.y[b] as number) - (this.y[a] as number)))
    return this.#place(x, y, -4, Infinity)
  }

  /** Gives each way its own value back close to a shared place. */
  #pinch(): void {
    const { b } = this.#stretches
    const count = this.#stretches.count
    for (let s = 0; s < count; s += 1) {
      const end = b[s] as number
      if (this.#shared[this.#stretches.a[s] as number] === 1) this.#pinchNear(s, true)
      // Where the start was pinched, the stretch that kept the end is the last.
      const rest = this.#stretches.b[s] === end ? s : this.#stretches.count - 1
      if (this.#shared[end] === 1) this.#pinchNear(rest, false)
    }
  }

  #pinchNear(s: number, atStart: boolean): void {
    const a = this.#stretches.a[s] as number
    const b = this.#stretches.b[s] as number
    const dx = (this.x[b] as number) - (this.x[a] as number)
    const dy = (this.y[b] as number) - (this.y[a] as number)
    const length = Math.hypot(dx, dy)
    if (length < PINCH_UNITS / 16) return
    const near = Math.min(0.5, PINCH_UNITS / length)
    const share = atStart ? near : 1 - near
    const x = Math.round((this.x[a] as number) + share * dx)
    const y = Math.round((this.y[a] as number) + share * dy)
    if (x <= 0 || y <= 0 || x >= CELL_UNITS || y >= CELL_UNITS) return
    const from = this.#stretches.aValue[s] as number
    const value = from + share * ((this.#stretches.bValue[s] as number) - from)
    const vertex = this.#place(x, y, -3, value)
    if (vertex !== a && vertex !== b) this.#stretches.split(s, vertex, value)
  }
}

const inside = (units: number): number => Math.min(CELL_UNITS - 1, Math.max(1, Math.round(units)))
