import { lineOf } from './area-plane.ts'
import { CellOutline } from './cell-outline.ts'
import { CellVertices, ON_LINE } from './cell-vertices.ts'
import { splitWhereCrossing } from './cross-ways.ts'
import { fanAround, fansBeside } from './fan-triangles.ts'
import { GreedyTriangles } from './greedy-triangles.ts'
import { IntList } from './int-list.ts'
import { Stretches } from './stretches.ts'

/**
 * The mesh of one cell: its corners, the cuts on its lines and the ways' vertices in it, triangulated so that every
 * stretch of a way is a line of the mesh. It follows from the ways alone, not from the field, and coordinates are whole
 * units from the cell's south-western corner, so every side test is exact.
 */
export class CellMesh {
  readonly vertices = new CellVertices()
  readonly outline = new CellOutline()
  /** Triangles, counter-clockwise, three vertices each; those whose values have one sign may be missing. */
  readonly triangles = new IntList()
  readonly #stretches = new Stretches()
  readonly #greedy = new GreedyTriangles()
  #left = 0
  #bottom = 0

  /** Begins a cell; the field's values at its corners are to be written to `vertices.value`. */
  begin(column: number, row: number): void {
    this.#left = lineOf(column)
    this.#bottom = lineOf(row)
    this.vertices.count = 4
    this.#stretches.count = 0
  }

  /** A stretch of a way: absolute places, identities and field values of its two ends. */
  add(
    ax: number,
    ay: number,
    aIdentity: number,
    aValue: number,
    bx: number,
    by: number,
    bIdentity: number,
    bValue: number,
  ): void {
    const a = this.vertices.place(ax - this.#left, ay - this.#bottom, aIdentity, aValue)
    const b = this.vertices.place(bx - this.#left, by - this.#bottom, bIdentity, bValue)
    this.#stretches.push(a, b, aValue, bValue)
  }

  absoluteX(vertex: number): number {
    return this.#left + (this.vertices.x[vertex] as number)
  }

  absoluteY(vertex: number): number {
    return this.#bottom + (this.vertices.y[vertex] as number)
  }

  /** Fills `triangles` and `outline`. */
  triangulate(): void {
    const { vertices, outline, triangles } = this
    triangles.length = 0
    const hub = this.#hub()
    if (this.#isChord()) {
      outline.lay(vertices)
      fansBeside(4, 5, outline, triangles)
    } else if (hub >= 0) {
      outline.lay(vertices)
      fanAround(hub, outline, triangles)
    } else {
      this.#stretches.sort(vertices)
      splitWhereCrossing(vertices, this.#stretches)
      outline.lay(vertices)
      this.#greedy.fill(vertices, outline, this.#stretches, triangles)
    }
  }

  /** One way goes straight through the cell: most cells with ways are like this. */
  #isChord(): boolean {
    const { count, identity } = this.vertices
    return this.#stretches.count === 1 && count === 6 && identity[4] === ON_LINE && identity[5] === ON_LINE
  }

  /** The one vertex inside the cell that every stretch ends at: a bend, a junction, a dead end; −1 without. */
  #hub(): number {
    const { count, shared, identity } = this.vertices
    let hub = -1
    for (let v = 4; v < count; v += 1) {
      if (shared[v] === 1) return -1
      if (identity[v] === ON_LINE) continue
      if (hub >= 0) return -1
      hub = v
    }
    const { a, b, count: stretches } = this.#stretches
    for (let s = 0; s < stretches; s += 1) if (a[s] !== hub && b[s] !== hub) return -1
    return hub
  }
}
