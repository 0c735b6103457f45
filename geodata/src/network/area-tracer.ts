import type { CellBox } from './cell-box.ts'
import { CellMesh } from './cell-mesh.ts'
import { type CellPieces, ENDS_SIZE, LINKS_SIZE, pieceEnd } from './cell-pieces.ts'
import { ON_LINE } from './cell-vertices.ts'
import { Contour, PART_KEYS } from './contour.ts'
import type { CornerField } from './corner-field.ts'
import { longerInts } from './longer.ts'
import { nodeCount, type WalkNetwork } from './walk-network.ts'
import type { WalkedEdges } from './walked-edges.ts'

/** Key of the one line inside a cell without ways. */
const DIAGONAL = -1

/** Follows the field's zero through the mesh, cell by cell. */
export class AreaTracer {
  readonly contour = new Contour()
  readonly #mesh = new CellMesh()
  readonly #network: WalkNetwork
  readonly #field: CornerField
  readonly #pieces: CellPieces
  readonly #walked: WalkedEdges
  #inCell = new Int32Array(64)
  #box: CellBox = { west: 0, south: 0, width: 0, height: 0 }

  constructor(network: WalkNetwork, field: CornerField, pieces: CellPieces, walked: WalkedEdges) {
    this.#network = network
    this.#field = field
    this.#pieces = pieces
    this.#walked = walked
  }

  trace(box: CellBox): void {
    this.#box = box
    const { width, height } = box
    const { mixedColumn, mixedRow, mixedCount, head } = this.#pieces
    this.contour.begin(2 * (width + 1) * (height + 1))
    for (let k = 0; k < mixedCount; k += 1) {
      const column = mixedColumn[k] as number
      const row = mixedRow[k] as number
      const cell = row * width + column
      this.#begin(column, row)
      if ((head[cell] as number) < 0) this.#tracePlain(cell + row)
      else this.#traceWays(column, row, head[cell] as number)
    }
  }

  #begin(column: number, row: number): void {
    const { west, south, width } = this.#box
    const corner = row * (width + 1) + column
    const { values } = this.#field
    const mesh = this.#mesh
    mesh.begin(west + column, south + row)
    const { value } = mesh.vertices
    value[0] = values[corner] as number
    value[1] = values[corner + 1] as number
    value[2] = values[corner + width + 2] as number
    value[3] = values[corner + width + 1] as number
    this.contour.beginCell()
  }

  /** A cell without ways: two triangles, whose lines are known. Most cells of an outline are like this. */
  #tracePlain(corner: number): void {
    const { width } = this.#box
    const south = 2 * corner
    const west = south + 1
    const east = west + 2
    const north = south + 2 * (width + 1)
    this.#traceTriangle(0, 1, 2, south, east, DIAGONAL)
    this.#traceTriangle(0, 2, 3, DIAGONAL, north, west)
  }

  #traceTriangle(a: number, b: number, c: number, ab: number, bc: number, ca: number): void {
    const { value } = this.#mesh.vertices
    const insideA = (value[a] as number) < 0
    const insideB = (value[b] as number) < 0
    const insideC = (value[c] as number) < 0
    if (insideA === insideB && insideB === insideC) return
    // The contour passes around the vertex that is alone on its side.
    if (insideB === insideC) this.#join(insideA, this.#crossing(ab, a, b), this.#crossing(ca, a, c))
    else if (insideA === insideC) this.#join(insideB, this.#crossing(bc, b, c), this.#crossing(ab, b, a))
    else this.#join(insideC, this.#crossing(ca, c, a), this.#crossing(bc, c, b))
  }

  #join(inside: boolean, near: number, far: number): void {
    if (inside) this.contour.join(near, far)
    else this.contour.join(far, near)
  }

  #traceWays(column: number, row: number, first: number): void {
    const mesh = this.#mesh
    const { ends, links } = this.#pieces
    const count = this.#sortCell(links, first)
    for (let k = 0; k < count; k += 1) {
      const piece = this.#inCell[k] as number
      const end = ENDS_SIZE * piece
      const link = LINKS_SIZE * piece
      const edge = links[link + 2] as number
      const point = links[link + 4] as number
      mesh.add(
        ends[end] as number,
        ends[end + 1] as number,
        this.#identityOf(edge, point, links[link] as number),
        this.#walked.fieldAt(edge, ends[end + 2] as number),
        ends[end + 3] as number,
        ends[end + 4] as number,
        this.#identityOf(edge, point, links[link + 1] as number),
        this.#walked.fieldAt(edge, ends[end + 5] as number),
      )
    }
    mesh.triangulate()
    const { triangles } = mesh
    const { value } = mesh.vertices
    for (let t = 0; t < triangles.length; t += 3) {
      const a = triangles.at(t)
      const b = triangles.at(t + 1)
      const c = triangles.at(t + 2)
      const insideA = (value[a] as number) < 0
      const insideB = (value[b] as number) < 0
      const insideC = (value[c] as number) < 0
      if (insideA === insideB && insideB === insideC) continue
      const ab = insideA === insideB ? 0 : this.#lineKey(column, row, a, b)
      const bc = insideB === insideC ? 0 : this.#lineKey(column, row, b, c)
      const ca = insideC === insideA ? 0 : this.#lineKey(column, row, c, a)
      this.#traceTriangle(a, b, c, ab, bc, ca)
    }
  }

  /** What a way's vertex is the same as: its node, or the point of its shape. */
  #identityOf(edge: number, first: number, end: number): number {
    if (end === pieceEnd.onLine) return ON_LINE
    const { shapeStart, edgeFrom, edgeTo } = this.#network
    const point = first + end
    if (point === shapeStart[edge]) return edgeFrom[edge] as number
    if (point + 1 === shapeStart[edge + 1]) return edgeTo[edge] as number
    return nodeCount(this.#network) + point
  }

  /**
   * The pieces of a cell by their places in the network: in what order they were cut depends on the walk, and the mesh
   * must not.
   */
  #sortCell(links: Int32Array, first: number): number {
    let count = 0
    for (let piece = first; piece >= 0; piece = links[LINKS_SIZE * piece + 3] as number) {
      if (count === this.#inCell.length) this.#inCell = longerInts(this.#inCell)
      const point = links[LINKS_SIZE * piece + 4] as number
      let k = count++
      for (; k > 0; k -= 1) {
        const before = this.#inCell[k - 1] as number
        if ((links[LINKS_SIZE * before + 4] as number) < point) break
        this.#inCell[k] = before
      }
      this.#inCell[k] = piece
    }
    return count
  }

  #crossing(key: number, a: number, b: number): number {
    const known = this.contour.known(key)
    if (known >= 0) return known
    const mesh = this.#mesh
    const { value } = mesh.vertices
    const inside = (value[a] as number) < 0 ? a : b
    const outside = inside === a ? b : a
    return this.contour.cross(
      key,
      mesh.absoluteX(inside),
      mesh.absoluteY(inside),
      value[inside] as number,
      mesh.absoluteX(outside),
      mesh.absoluteY(outside),
      value[outside] as number,
    )
  }

  /** Lines of cells' outlines have one key for both cells; others a key below zero. */
  #lineKey(column: number, row: number, a: number, b: number): number {
    const place = this.#mesh.outline.placeOf(a, b)
    if (place < 0) return -2 - (Math.min(a, b) * 65536 + Math.max(a, b))
    const side = place >> 10
    const corner = (row + (side === 2 ? 1 : 0)) * (this.#box.width + 1) + column + (side === 1 ? 1 : 0)
    return 2 * corner + (side & 1) + PART_KEYS * (place & 1023)
  }
}
