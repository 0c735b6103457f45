import { CELL_UNITS, cellOf, even, lineOf } from './area-plane.ts'
import type { CellBox } from './cell-box.ts'
import type { CornerField } from './corner-field.ts'
import { longerFloats, longerInts } from './longer.ts'
import { type NearSegments, PLACES_SIZE, LINKS_SIZE as SEGMENT_LINKS } from './near-segments.ts'
import type { WalkNetwork } from './walk-network.ts'
import { edgeSign, type WalkedEdges } from './walked-edges.ts'

/** What an end of a piece is: a cut on a line of the lattice, or the first or last point of its segment. */
export const pieceEnd = { onLine: -1, first: 0, last: 1 } as const

const MIXED = edgeSign.inside | edgeSign.outside
/** By how many of a cell's corners are inside. */
const SIGN_OF_CORNERS = Uint8Array.of(edgeSign.outside, MIXED, MIXED, MIXED, edgeSign.inside)

/** Numbers a piece has in `CellPieces.ends` and `CellPieces.links`. */
export const ENDS_SIZE = 6
export const LINKS_SIZE = 5

/**
 * Segments of ways cut along the lattice's lines, listed by cell. A cut lies on the line in one coordinate and on an even
 * unit between the line's two corners in the other, whatever rounding does, so that both cells agree on it.
 */
export class CellPieces {
  /** First piece of each cell of the box, −1 without. */
  head = new Int32Array(0)
  /** Cells with values of both signs. */
  mixedColumn = new Int32Array(0)
  mixedRow = new Int32Array(0)
  mixedCount = 0
  /** Six numbers a piece: x, y, metres along the edge at both ends. */
  ends = new Float64Array(ENDS_SIZE * 1024)
  /** Five numbers a piece: both its ends (`pieceEnd`), its edge, the next piece in its cell (−1: none), its segment's first point. */
  links = new Int32Array(LINKS_SIZE * 1024)
  count = 0
  readonly #network: WalkNetwork
  readonly #walked: WalkedEdges
  /** Bits by cell: 1 the field is below zero somewhere, 2 it is not. */
  #signs = new Uint8Array(0)
  /** 1 for segments that are cut. */
  #done = new Uint8Array(0)
  #box: CellBox = { west: 0, south: 0, width: 0, height: 0 }

  constructor(network: WalkNetwork, walked: WalkedEdges) {
    this.#network = network
    this.#walked = walked
  }

  /** Cuts what goes through cells that the outline may pass through, and lists those in `mixed`. */
  cut(box: CellBox, segments: NearSegments, field: CornerField): void {
    this.#begin(box, segments.count)
    this.#markCorners(field)
    const { links, count } = segments
    for (let segment = 0; segment < count; segment += 1) {
      const link = SEGMENT_LINKS * segment
      const differs = !this.#agrees(links, link)
      this.#done[segment] = differs ? 1 : 0
      if (differs) this.#cutSegment(segments, segment, false)
    }
    this.#listMixed(field)
    for (let segment = 0; segment < count; segment += 1) {
      if (this.#done[segment] === 1 || !this.#hasMixed(links, SEGMENT_LINKS * segment)) continue
      this.#cutSegment(segments, segment, true)
    }
  }

  #begin(box: CellBox, segments: number): void {
    const cells = box.width * box.height
    if (this.head.length < cells) {
      this.head = new Int32Array(cells)
      this.mixedColumn = new Int32Array(cells)
      this.mixedRow = new Int32Array(cells)
      this.#signs = new Uint8Array(cells)
    }
    if (this.#done.length < segments) this.#done = new Uint8Array(2 * segments)
    this.head.fill(-1, 0, cells)
    this.#signs.fill(edgeSign.outside, 0, cells)
    this.count = 0
    this.mixedCount = 0
    this.#box = box
  }

  /** The sign of each cell's corners: bits of `edgeSign`. */
  #markCorners({ inside, spans }: CornerField): void {
    const { width, height } = this.#box
    const signs = this.#signs
    for (let row = 0; row < height; row += 1) {
      const first = Math.min(spans.first[row] as number, spans.first[row + 1] as number)
      const last = Math.max(spans.last[row] as number, spans.last[row + 1] as number)
      const end = row * width + Math.min(last + 1, width)
      if (first > last) continue
      let cell = row * width + Math.max(first - 1, 0)
      let west = (inside[cell + row] as number) + (inside[cell + row + width + 1] as number)
      for (; cell < end; cell += 1) {
        const corner = cell + row + 1
        const east = (inside[corner] as number) + (inside[corner + width + 1] as number)
        signs[cell] = SIGN_OF_CORNERS[west + east] as number
        west = east
      }
    }
  }

  /** Whether all corners around a segment have the sign that the field has all along it. */
  #agrees(links: Int32Array, link: number): boolean {
    const sign = links[link + 2]
    if (sign === edgeSign.varies) return false
    const { width } = this.#box
    const signs = this.#signs
    const left = links[link + 3] as number
    const right = links[link + 4] as number
    const top = links[link + 6] as number
    for (let row = links[link + 5] as number; row <= top; row += 1) {
      for (let cell = row * width + left; cell <= row * width + right; cell += 1) {
        if (signs[cell] !== sign) return false
      }
    }
    return true
  }

  /** Lists the cells with values of both signs, at corners or on ways. */
  #listMixed({ spans }: CornerField): void {
    const { width, height } = this.#box
    const signs = this.#signs
    for (let row = 0; row < height; row += 1) {
      const first = Math.min(spans.first[row] as number, spans.first[row + 1] as number)
      const last = Math.max(spans.last[row] as number, spans.last[row + 1] as number)
      const end = Math.min(last + 1, width)
      for (let column = Math.max(first - 1, 0); column < end; column += 1) {
        if (signs[row * width + column] !== MIXED) continue
        this.mixedColumn[this.mixedCount] = column
        this.mixedRow[this.mixedCount++] = row
      }
    }
  }

  #hasMixed(links: Int32Array, link: number): boolean {
    const { width } = this.#box
    const left = links[link + 3] as number
    const right = links[link + 4] as number
    const top = links[link + 6] as number
    for (let row = links[link + 5] as number; row <= top; row += 1) {
      for (let cell = row * width + left; cell <= row * width + right; cell += 1) {
        if (this.#signs[cell] === MIXED) return true
      }
    }
    return false
  }

  /** Cuts a segment between two vertices (even units) with their identities. One loop without calls: it is run a lot. */
  #cutSegment({ places, links }: NearSegments, segment: number, onlyMixed: boolean): void {
    const { shapeM } = this.#network
    const { head } = this
    const signs = this.#signs
    const { west, south, width, height } = this.#box
    const edge = links[SEGMENT_LINKS * segment] as number
    const point = links[SEGMENT_LINKS * segment + 1] as number
    const sign = links[SEGMENT_LINKS * segment + 2] as number
    // Out of reach the field is the same everywhere: the metres are not asked for.
    const aM = sign === edgeSign.outside ? 0 : (shapeM[point] as number)
    const bM = sign === edgeSign.outside ? 0 : (shapeM[point + 1] as number)
    const ax = places[PLACES_SIZE * segment] as number
    const ay = places[PLACES_SIZE * segment + 1] as number
    const bx = places[PLACES_SIZE * segment + 2] as number
    const by = places[PLACES_SIZE * segment + 3] as number
    const dx = bx - ax
    const dy = by - ay
    const ascent = Math.abs(dy)
    const advance = Math.abs(dx)
    const stepX = dx > 0 ? 1 : 0
    const stepY = dy > 0 ? 1 : 0
    const lastColumn = cellOf(bx)
    const lastRow = cellOf(by)
    let column = cellOf(ax)
    let row = cellOf(ay)
    let x = ax
    let y = ay
    let identity: number = pieceEnd.first
    let metres = aM
    let hereSign = sign === edgeSign.varies ? this.#signAt(edge, aM) : sign
    for (;;) {
      const isEnd = column === lastColumn && row === lastRow
      let sideways = false
      let nextX = bx
      let nextY = by
      let nextM = bM
      if (!isEnd) {
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
      const nextSign = sign === edgeSign.varies ? this.#signAt(edge, nextM) : sign
      const inColumn = column - west
      const inRow = row - south
      const inBox = inColumn >= 0 && inColumn < width && inRow >= 0 && inRow < height
      const cell = inRow * width + inColumn
      if (inBox && (x !== nextX || y !== nextY) && !(onlyMixed && signs[cell] !== MIXED)) {
        const piece = this.count++
        if (LINKS_SIZE * (piece + 1) > this.links.length) this.#grow()
        const { ends, links: ownLinks } = this
        const end = ENDS_SIZE * piece
        ends[end] = x
        ends[end + 1] = y
        ends[end + 2] = metres
        ends[end + 3] = nextX
        ends[end + 4] = nextY
        ends[end + 5] = nextM
        const link = LINKS_SIZE * piece
        ownLinks[link] = identity
        ownLinks[link + 1] = isEnd ? pieceEnd.last : pieceEnd.onLine
        ownLinks[link + 2] = edge
        ownLinks[link + 3] = head[cell] as number
        ownLinks[link + 4] = point
        head[cell] = piece
        signs[cell] = (signs[cell] as number) | hereSign | nextSign
      }
      if (isEnd) return
      if (sideways) column += stepX === 1 ? 1 : -1
      else row += stepY === 1 ? 1 : -1
      x = nextX
      y = nextY
      identity = pieceEnd.onLine
      metres = nextM
      hereSign = nextSign
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
  const nearest = even(units)
  const lowest = cell * CELL_UNITS + 2
  const highest = (cell + 1) * CELL_UNITS
  return nearest < lowest ? lowest : nearest > highest ? highest : nearest
}
