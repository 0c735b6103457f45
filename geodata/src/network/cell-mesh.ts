import { CELL_UNITS, lineOf, UNITS_PER_M } from './area-plane.ts'
import { ON_LINE } from './cell-pieces.ts'

/** Around a place that two ways share without being joined, each way has its own value again after this much. */
const PINCH_UNITS = UNITS_PER_M
/** More splits than any real crossing of ways asks for; a guard against going round in circles. */
const MAX_SPLITS = 2000

const plainTriangles = [0, 1, 2, 0, 2, 3]

/** Sides of a cell that no way goes through. */
const plainSides = [
  [0, 1],
  [1, 2],
  [3, 2],
  [0, 3],
] as const

interface ChordMesh {
  readonly sides: readonly (readonly number[])[]
  readonly triangles: readonly number[]
}

/** A stretch of a way: vertices and the way's own field values there. */
interface Stretch {
  a: number
  b: number
  aValue: number
  bValue: number
}

/**
 * The mesh of one cell: its corners, the cuts on its lines and the ways' vertices in it, triangulated so that every
 * stretch of a way is a line of the mesh. It follows from the ways alone, not from the field, and coordinates are whole
 * units from the cell's south-western corner, so every side test is exact.
 */
export class CellMesh {
  readonly x: number[] = [0, CELL_UNITS, CELL_UNITS, 0]
  readonly y: number[] = [0, 0, CELL_UNITS, CELL_UNITS]
  readonly value: number[] = [0, 0, 0, 0]
  readonly #identity: number[] = [-2, -2, -2, -2]
  /** The vertex is a place of several ways that are not joined there. */
  readonly #shared: boolean[] = [false, false, false, false]
  readonly #stretches: Stretch[] = []
  readonly #lines: number[] = []
  /** Meshes of cells with one way straight through, by the sides of its two ends: they look the same everywhere. */
  readonly #chords: (ChordMesh | undefined)[] = Array.from({ length: 16 })
  #neighbours: number[][] = []
  #sides: readonly (readonly number[])[] = plainSides
  #left = 0
  #bottom = 0

  /** Corners counter-clockwise from the south-west become vertices 0 to 3. */
  begin(
    column: number,
    row: number,
    southWest: number,
    southEast: number,
    northEast: number,
    northWest: number,
  ): void {
    this.#left = lineOf(column)
    this.#bottom = lineOf(row)
    this.x.length = 4
    this.y.length = 4
    this.value.length = 4
    this.value[0] = southWest
    this.value[1] = southEast
    this.value[2] = northEast
    this.value[3] = northWest
    this.#identity.length = 4
    this.#shared.length = 4
    this.#stretches.length = 0
    this.#lines.length = 0
    this.#sides = plainSides
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
    this.#stretches.push({ a, b, aValue, bValue })
  }

  absoluteX(vertex: number): number {
    return this.#left + (this.x[vertex] as number)
  }

  absoluteY(vertex: number): number {
    return this.#bottom + (this.y[vertex] as number)
  }

  /** Triangles, counter-clockwise, three vertices each. */
  triangulate(): readonly number[] {
    if (this.#stretches.length === 0) return plainTriangles
    if (this.#isChord()) return this.#besideChord()
    this.#sortStretches()
    this.#splitCrossings()
    this.#pinch()
    // Near a sharp crossing a new vertex may have moved one way over the other.
    this.#splitCrossings()
    this.#drawLines()
    return this.#triangles()
  }

  /** One way goes straight through the cell: most cells with ways are like this. */
  #isChord(): boolean {
    return this.#stretches.length === 1 && this.x.length === 6 && this.#onOutline(4) && this.#onOutline(5)
  }

  #besideChord(): readonly number[] {
    const which = 4 * this.#sideOf(4) + this.#sideOf(5)
    const mesh = (this.#chords[which] ??= this.#meshChord())
    this.#sides = mesh.sides
    return mesh.triangles
  }

  /** The two convex halves, each as a fan. */
  #meshChord(): ChordMesh {
    const sides = [0, 1, 2, 3].map((side) => this.#alongSide(side))
    const [south, east, north, west] = sides as [number[], number[], number[], number[]]
    const around = [south, east, north.toReversed(), west.toReversed()]
    const outline = around.flatMap((side) => side.slice(0, -1))
    const first = outline.indexOf(4)
    const triangles: number[] = []
    let fan = 4
    for (let k = 1; k < outline.length; k += 1) {
      const from = outline[(first + k) % outline.length] as number
      const to = outline[(first + k + 1) % outline.length] as number
      if (from === 5) fan = 5
      if (from !== fan && to !== fan) triangles.push(fan, from, to)
    }
    return { sides, triangles }
  }

  /** The side that a cut lies on. */
  #sideOf(v: number): number {
    if (this.y[v] === 0) return 0
    if (this.y[v] === CELL_UNITS) return 2
    return this.x[v] === 0 ? 3 : 1
  }

  #vertex(absoluteX: number, absoluteY: number, identity: number, value: number): number {
    return this.#place(absoluteX - this.#left, absoluteY - this.#bottom, identity, value)
  }

  #place(x: number, y: number, identity: number, value: number): number {
    for (let v = 4; v < this.x.length; v += 1) {
      if (this.x[v] !== x || this.y[v] !== y) continue
      // Several cuts of one way at one place are taken for two ways: it costs a vertex, no more.
      if (identity === ON_LINE || this.#identity[v] !== identity) this.#shared[v] = true
      this.value[v] = Math.min(this.value[v] as number, value)
      return v
    }
    this.x.push(x)
    this.y.push(y)
    this.value.push(value)
    this.#identity.push(identity)
    this.#shared.push(false)
    return this.x.length - 1
  }

  /** An order that follows from the ways' places alone, whatever order they were added in. */
  #sortStretches(): void {
    const key = (v: number) => (this.y[v] as number) * 65536 + (this.x[v] as number)
    for (const stretch of this.#stretches) {
      if (key(stretch.a) <= key(stretch.b)) continue
      const { a, b, aValue, bValue } = stretch
      Object.assign(stretch, { a: b, b: a, aValue: bValue, bValue: aValue })
    }
    this.#stretches.sort((s, t) => key(s.a) - key(t.a) || key(s.b) - key(t.b))
  }

  #splitCrossings(): void {
    for (let splits = 0; splits < MAX_SPLITS && this.#splitOnce(); splits += 1);
  }

  /** Splits at one place where a stretch meets another or a vertex; false where none does. */
  #splitOnce(): boolean {
    const stretches = this.#stretches
    for (let s = 0; s < stretches.length; s += 1) {
      const stretch = stretches[s] as Stretch
      const through = this.#vertexOn(stretch.a, stretch.b, 4)
      if (through >= 0) {
        this.#split(s, through)
        return true
      }
      for (let t = 0; t < s; t += 1) {
        const other = stretches[t] as Stretch
        if (!this.#cross(stretch.a, stretch.b, other.a, other.b)) continue
        const [x, y] = this.#meet(stretch, other)
        const before = this.x.length
        const vertex = this.#place(x, y, before, Infinity)
        const cutFirst = vertex !== stretch.a && vertex !== stretch.b
        const cutSecond = vertex !== other.a && vertex !== other.b
        if (cutFirst) this.#split(s, vertex)
        if (cutSecond) this.#split(t, vertex)
        if (cutFirst || cutSecond) return true
      }
    }
    return false
  }

  #split(s: number, vertex: number): void {
    const stretch = this.#stretches[s] as Stretch
    const { a, b, aValue, bValue } = stretch
    const value = aValue + (bValue - aValue) * this.#shareOf(a, b, vertex)
    this.#shared[vertex] = true
    this.value[vertex] = Math.min(this.value[vertex] as number, value)
    this.#stretches[s] = { a, b: vertex, aValue, bValue: value }
    this.#stretches.push({ a: vertex, b, aValue: value, bValue })
  }

  #shareOf(a: number, b: number, vertex: number): number {
    const length = this.#length(a, b)
    return length === 0 ? 0 : Math.min(1, this.#length(a, vertex) / length)
  }

  #length(a: number, b: number): number {
    return Math.hypot(
      (this.x[b] as number) - (this.x[a] as number),
      (this.y[b] as number) - (this.y[a] as number),
    )
  }

  #meet({ a, b }: Stretch, other: Stretch): [number, number] {
    const ax = this.x[a] as number
    const ay = this.y[a] as number
    const sideA = this.#side(other.a, other.b, a)
    const share = sideA / (sideA - this.#side(other.a, other.b, b))
    const inside = (units: number) => Math.min(CELL_UNITS - 1, Math.max(1, Math.round(units)))
    return [
      inside(ax + share * ((this.x[b] as number) - ax)),
      inside(ay + share * ((this.y[b] as number) - ay)),
    ]
  }

  /** Gives each way its own value back close to a shared place. */
  #pinch(): void {
    const count = this.#stretches.length
    for (let s = 0; s < count; s += 1) {
      const { a, b } = this.#stretches[s] as Stretch
      if (this.#shared[a] === true) this.#pinchNear(s, true)
      // The stretch that kept `b` is the last pushed when the start was pinched.
      const rest = this.#stretches[s]?.b === b ? s : this.#stretches.length - 1
      if (this.#shared[b] === true) this.#pinchNear(rest, false)
    }
  }

  #pinchNear(s: number, atStart: boolean): void {
    const { a, b, aValue, bValue } = this.#stretches[s] as Stretch
    const length = this.#length(a, b)
    if (length < PINCH_UNITS / 16) return
    const near = Math.min(0.5, PINCH_UNITS / length)
    const share = atStart ? near : 1 - near
    const ax = this.x[a] as number
    const ay = this.y[a] as number
    const x = Math.round(ax + share * ((this.x[b] as number) - ax))
    const y = Math.round(ay + share * ((this.y[b] as number) - ay))
    if (x <= 0 || y <= 0 || x >= CELL_UNITS || y >= CELL_UNITS) return
    const value = aValue + share * (bValue - aValue)
    const vertex = this.#place(x, y, -3, value)
    if (vertex === a || vertex === b) return
    this.#stretches[s] = { a, b: vertex, aValue, bValue: value }
    this.#stretches.push({ a: vertex, b, aValue: value, bValue })
  }

  /** Lines of the mesh: the cell's outline, the ways' stretches, then the shortest that cross none: a triangulation. */
  #drawLines(): void {
    const count = this.x.length
    this.#neighbours = Array.from({ length: count }, () => [])
    this.#sides = [0, 1, 2, 3].map((side) => this.#alongSide(side))
    for (const along of this.#sides) {
      for (let k = 1; k < along.length; k += 1) this.#draw(along[k - 1] as number, along[k] as number)
    }
    for (const { a, b } of this.#stretches) this.#drawIfFree(a, b)
    const candidates: { a: number; b: number; length2: number }[] = []
    for (let a = 0; a < count; a += 1) {
      for (let b = a + 1; b < count; b += 1) {
        const dx = (this.x[b] as number) - (this.x[a] as number)
        const dy = (this.y[b] as number) - (this.y[a] as number)
        candidates.push({ a, b, length2: dx * dx + dy * dy })
      }
    }
    const rank = this.#ranks()
    const low = (c: { a: number; b: number }) => Math.min(rank[c.a] as number, rank[c.b] as number)
    const high = (c: { a: number; b: number }) => Math.max(rank[c.a] as number, rank[c.b] as number)
    candidates.sort((c, d) => c.length2 - d.length2 || low(c) - low(d) || high(c) - high(d))
    const enough = 3 * count - 3 - this.#outlineSize()
    for (const { a, b } of candidates) {
      if (this.#lines.length >= 2 * enough) break
      this.#drawIfFree(a, b)
    }
  }

  #outlineSize(): number {
    let size = 0
    for (let v = 0; v < this.x.length; v += 1) if (this.#onOutline(v)) size += 1
    return size
  }

  #onOutline(v: number): boolean {
    const x = this.x[v] as number
    const y = this.y[v] as number
    return x === 0 || y === 0 || x === CELL_UNITS || y === CELL_UNITS
  }

  /** Order of vertices by place, so that ties between lines do not depend on the order of ways. */
  #ranks(): number[] {
    const order = this.x.map((_, v) => v)
    order.sort(
      (a, b) =>
        (this.y[a] as number) - (this.y[b] as number) || (this.x[a] as number) - (this.x[b] as number),
    )
    const rank: number[] = []
    order.forEach((v, k) => {
      rank[v] = k
    })
    return rank
  }

  /** Vertices along a side: 0 south, 1 east, 2 north, 3 west; from west to east, from south to north. */
  #alongSide(side: number): number[] {
    const fixed = side === 0 || side === 2 ? this.y : this.x
    const moving = side === 0 || side === 2 ? this.x : this.y
    const at = side === 1 || side === 2 ? CELL_UNITS : 0
    const along: number[] = []
    for (let v = 0; v < fixed.length; v += 1) if (fixed[v] === at) along.push(v)
    return along.sort((a, b) => (moving[a] as number) - (moving[b] as number))
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

  #drawIfFree(a: number, b: number): void {
    if (a === b || (this.#neighbours[a] as number[]).includes(b)) return
    if (this.#vertexOn(a, b, 0) >= 0) return
    for (let k = 0; k < this.#lines.length; k += 2) {
      if (this.#cross(a, b, this.#lines[k] as number, this.#lines[k + 1] as number)) return
    }
    this.#draw(a, b)
  }

  #draw(a: number, b: number): void {
    this.#lines.push(a, b)
    ;(this.#neighbours[a] as number[]).push(b)
    ;(this.#neighbours[b] as number[]).push(a)
  }

  #triangles(): number[] {
    const triangles: number[] = []
    for (let a = 0; a < this.x.length; a += 1) {
      const around = this.#neighbours[a] as number[]
      around.sort((b, c) => this.#angle(a, b) - this.#angle(a, c))
      around.forEach((b, k) => {
        const c = around[(k + 1) % around.length] as number
        if (a < b && a < c && this.#side(a, b, c) > 0) triangles.push(a, b, c)
      })
    }
    return triangles
  }

  #angle(from: number, to: number): number {
    return Math.atan2(
      (this.y[to] as number) - (this.y[from] as number),
      (this.x[to] as number) - (this.x[from] as number),
    )
  }

  /** Above zero where `c` lies left of a → b; exact. */
  #side(a: number, b: number, c: number): number {
    const ax = this.x[a] as number
    const ay = this.y[a] as number
    return (
      ((this.x[b] as number) - ax) * ((this.y[c] as number) - ay) -
      ((this.y[b] as number) - ay) * ((this.x[c] as number) - ax)
    )
  }

  #cross(a: number, b: number, c: number, d: number): boolean {
    if (a === c || a === d || b === c || b === d) return false
    const sideC = this.#side(a, b, c)
    const sideD = this.#side(a, b, d)
    if (sideC * sideD >= 0) return false
    return this.#side(c, d, a) * this.#side(c, d, b) < 0
  }

  /** A vertex, from `first` on, strictly between a and b; −1 without. */
  #vertexOn(a: number, b: number, first: number): number {
    const ax = this.x[a] as number
    const ay = this.y[a] as number
    const bx = this.x[b] as number
    const by = this.y[b] as number
    for (let v = first; v < this.x.length; v += 1) {
      if (v === a || v === b || this.#side(a, b, v) !== 0) continue
      const x = this.x[v] as number
      const y = this.y[v] as number
      if ((x - ax) * (x - bx) + (y - ay) * (y - by) < 0) return v
    }
    return -1
  }
}
