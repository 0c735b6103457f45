import { type AreaPlane, CELL_UNITS, cellOf, lineOf } from './area-plane.ts'
import type { CellBox } from './cell-box.ts'
import { ON_LINE } from './cell-vertices.ts'
import { longerFloats, longerInts } from './longer.ts'
import { nodeCount, type WalkNetwork } from './walk-network.ts'
import { edgeSign, type WalkedEdges } from './walked-edges.ts'

/** Numbers a piece has in `CellPieces.ends` and `CellPieces.links`. */
export const ENDS_SIZE = 6
export const LINKS_SIZE = 4

/**
 * Segments of ways cut along the lattice's lines, listed by cell. A cut lies on the line in one coordinate and on an even
 * unit between the line's two corners in the other, whatever rounding does, so that both cells agree on it.
 */
export class CellPieces {
  /** First piece of each cell of the box, −1 without. */
  head = new Int32Array(0)
  /** Bits by cell: 1 the field is below zero somewhere on a way, 2 it is not. */
  signs = new Uint8Array(0)
  /** Six numbers a piece: x, y, metres along the edge at both ends. */
  ends = new Float64Array(ENDS_SIZE * 1024)
  /** Four numbers a piece: identities of both ends, its edge, the next piece in its cell (−1: none). */
  links = new Int32Array(LINKS_SIZE * 1024)
  count = 0
  readonly #network: WalkNetwork
  readonly #plane: AreaPlane
  readonly #walked: WalkedEdges
  #box: CellBox = { west: 0, south: 0, width: 0, height: 0 }

  constructor(network: WalkNetwork, plane: AreaPlane, walked: WalkedEdges) {
    this.#network = network
    this.#plane = plane
    this.#walked = walked
  }

  cut(box: CellBox, edges: readonly number[]): void {
    const cells = box.width * box.height
    if (this.head.length < cells) {
      this.head = new Int32Array(cells)
      this.signs = new Uint8Array(cells)
    }
    this.head.fill(-1, 0, cells)
    this.signs.fill(0, 0, cells)
    this.count = 0
    this.#box = box
    for (let k = 0; k < edges.length; k += 1) this.#cutEdge(edges[k] as number)
  }

  #cutEdge(edge: number): void {
    const { shapeStart, shapeLon, shapeLat, edgeFrom, edgeTo } = this.#network
    const plane = this.#plane
    const { west, south, width, height } = this.#box
    const left = lineOf(west)
    const bottom = lineOf(south)
    const right = lineOf(west + width)
    const top = lineOf(south + height)
    const nodes = nodeCount(this.#network)
    const sign = this.#walked.signOf(edge)
    const first = shapeStart[edge] as number
    const last = (shapeStart[edge + 1] as number) - 1
    let bx = plane.x(shapeLon[first] as number)
    let by = plane.y(shapeLat[first] as number)
    let bIdentity = edgeFrom[edge] as number
    for (let point = first + 1; point <= last; point += 1) {
      const ax = bx
      const ay = by
      const aIdentity = bIdentity
      bx = plane.x(shapeLon[point] as number)
      by = plane.y(shapeLat[point] as number)
      bIdentity = point === last ? (edgeTo[edge] as number) : nodes + point
      if (ax === bx && ay === by) continue
      if ((ax < left && bx < left) || (ax > right && bx > right)) continue
      if ((ay < bottom && by < bottom) || (ay > top && by > top)) continue
      this.#cutSegment(edge, sign, point - 1, ax, ay, aIdentity, bx, by, bIdentity)
    }
  }

  /** Cuts a segment between two vertices (even units) with their identities. One loop without calls: it is run a lot. */
  #cutSegment(
    edge: number,
    sign: number,
    point: number,
    ax: number,
    ay: number,
    aIdentity: number,
    bx: number,
    by: number,
    bIdentity: number,
  ): void {
    const { shapeM } = this.#network
    const { head, signs } = this
    const { west, south, width, height } = this.#box
    const aM = shapeM[point] as number
    const bM = shapeM[point + 1] as number
    const dx = bx - ax
    const dy = by - ay
    const ascent = Math.abs(dy)
    const advance = Math.abs(dx)
    const stepX = dx > 0 ? 1 : 0
    const stepY = dy > 0 ? 1 : 0
    const lastColumn = cellOf(bx) | 0
    const lastRow = cellOf(by) | 0
    let column = cellOf(ax) | 0
    let row = cellOf(ay) | 0
    let x = ax
    let y = ay
    let identity = aIdentity
    let metres = aM
    for (;;) {
      const ends = column === lastColumn && row === lastRow
      let sideways = false
      let nextX = bx
      let nextY = by
      let nextM = bM
      if (!ends) {
        const lineX = lineOf(column + stepX)
        const lineY = lineOf(row + stepY)
        sideways =
          row === lastRow ||
          (column !== lastColumn && Math.abs(lineX - ax) * ascent <= Math.abs(lineY - ay) * advance)
        const share = sideways ? (lineX - ax) / dx : (lineY - ay) / dy
        nextX = sideways ? lineX : evenBetween(ax + share * dx, column)
        nextY = sideways ? evenBetween(ay + share * dy, row) : lineY
        nextM = aM + share * (bM - aM)
      }
      const inColumn = column - west
      const inRow = row - south
      if (inColumn >= 0 && inColumn < width && inRow >= 0 && inRow < height && (x !== nextX || y !== nextY)) {
        const cell = inRow * width + inColumn
        const piece = this.count++
        if (LINKS_SIZE * piece === this.links.length) this.#grow()
        const places = this.ends
        const end = ENDS_SIZE * piece
        places[end] = x
        places[end + 1] = y
        places[end + 2] = metres
        places[end + 3] = nextX
        places[end + 4] = nextY
        places[end + 5] = nextM
        const { links } = this
        const link = LINKS_SIZE * piece
        links[link] = identity
        links[link + 1] = ends ? bIdentity : ON_LINE
        links[link + 2] = edge
        links[link + 3] = head[cell] as number
        head[cell] = piece
        signs[cell] =
          (signs[cell] as number) |
          (sign === edgeSign.varies ? this.#signAt(edge, metres) | this.#signAt(edge, nextM) : sign)
      }
      if (ends) return
      if (sideways) column += stepX === 1 ? 1 : -1
      else row += stepY === 1 ? 1 : -1
      x = nextX
      y = nextY
      identity = ON_LINE
      metres = nextM
    }
  }

  #signAt(edge: number, offsetM: number): number {
    return this.#walked.fieldAt(edge, offsetM) < 0 ? edgeSign.inside : edgeSign.outside
  }

  #grow(): void {
    this.ends = longerFloats(this.ends)
    this.links = longerInts(this.links)
  }
}

/** Nearest even unit strictly between the lines of a column or row. */
const evenBetween = (units: number, cell: number): number => {
  const even = 2 * Math.round(units / 2)
  const lowest = cell * CELL_UNITS + 2
  const highest = (cell + 1) * CELL_UNITS
  return even < lowest ? lowest : even > highest ? highest : even
}
