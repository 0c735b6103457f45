import { CELL_UNITS } from './area-plane.ts'
import type { CellBox } from './cell-box.ts'
import { KeyTable } from './key-table.ts'
import { longerFloats, longerInts } from './longer.ts'
import { RowSpans } from './row-spans.ts'
import { edgeSign, type WalkedEdges } from './walked-edges.ts'
import type { WayParts } from './way-parts.ts'
import { isLong, SEGMENT_SIZE, type WayTiles } from './way-tiles.ts'

const CELL_SHIFT = Math.log2(CELL_UNITS)

/** Numbers a segment has in `NearSegments.places` and `NearSegments.links`. */
export const PLACES_SIZE = 4
export const LINKS_SIZE = 7

/** The segments of ways that matter to an outline: those near corners that something reached is near to. */
export class NearSegments {
  count = 0
  /** Four numbers a segment: x, y of both ends. */
  places = new Float64Array(PLACES_SIZE * 512)
  /**
   * Seven numbers a segment: its edge, the first point of the two in the edge's shape, the edge's sign (`edgeSign`), and
   * the cells of the box around the segment: columns from and to, rows from and to.
   */
  links = new Int32Array(LINKS_SIZE * 512)
  readonly #tiles: WayTiles
  readonly #near = new RowSpans()
  /** First points of the long segments collected: they stand in several tiles. */
  readonly #long = new KeyTable()

  constructor(tiles: WayTiles) {
    this.#tiles = tiles
  }

  /** Collects them; to `beyond` are added their parts that no piece of the walk lies on. */
  collect(box: CellBox, spans: RowSpans, walked: WalkedEdges, beyond: WayParts): void {
    this.count = 0
    this.#long.clear()
    beyond.count = 0
    spans.nearCells(box.height, this.#near)
    const { west, south, columns, rows, shift } = this.#tiles
    const cellShift = shift - CELL_SHIFT
    // What begins in a tile may reach into the next one eastwards and northwards.
    const left = Math.max((box.west >> cellShift) - west - 1, 0)
    const right = Math.min(((box.west + box.width - 1) >> cellShift) - west, columns - 1)
    const top = Math.min(((box.south + box.height - 1) >> cellShift) - south, rows - 1)
    for (let row = Math.max((box.south >> cellShift) - south - 1, 0); row <= top; row += 1) {
      const firstRow = ((row + south) << cellShift) - box.south
      const lastRow = firstRow + (2 << cellShift) - 1
      for (let column = left; column <= right; column += 1) {
        const firstColumn = ((column + west) << cellShift) - box.west
        const lastColumn = firstColumn + (2 << cellShift) - 1
        if (this.#near.touch(firstColumn, lastColumn, firstRow, lastRow, box.height)) {
          this.#collectTile(row * columns + column, box, walked, beyond)
        }
      }
    }
  }

  #collectTile(
    tile: number,
    { west, south, width, height }: CellBox,
    walked: WalkedEdges,
    beyond: WayParts,
  ): void {
    const { segments, start, shift } = this.#tiles
    const cellShift = shift - CELL_SHIFT
    const end = SEGMENT_SIZE * (start[tile + 1] as number)
    const near = this.#near
    let edge = -1
    let sign = 0
    for (let at = SEGMENT_SIZE * (start[tile] as number); at < end; at += SEGMENT_SIZE) {
      const ax = segments[at] as number
      const ay = segments[at + 1] as number
      const bx = segments[at + 2] as number
      const by = segments[at + 3] as number
      // As `cellOf`: a cell has a power of two of units.
      const left = ((ax < bx ? ax : bx) - 1) >> CELL_SHIFT
      const right = ((ax < bx ? bx : ax) - 1) >> CELL_SHIFT
      const bottom = ((ay < by ? ay : by) - 1) >> CELL_SHIFT
      const top = ((ay < by ? by : ay) - 1) >> CELL_SHIFT
      if (!near.touch(left - west, right - west, bottom - south, top - south, height)) continue
      const point = segments[at + 5] as number
      if (isLong(left >> cellShift, right >> cellShift, bottom >> cellShift, top >> cellShift)) {
        if (this.#long.get(point) >= 0) continue
        this.#long.set(point, 0)
      }
      if (segments[at + 4] !== edge) {
        edge = segments[at + 4] as number
        sign = walked.signOf(edge)
      }
      const segment = this.count++
      if (LINKS_SIZE * (segment + 1) > this.links.length) this.#grow()
      const place = PLACES_SIZE * segment
      const { places, links } = this
      places[place] = ax
      places[place + 1] = ay
      places[place + 2] = bx
      places[place + 3] = by
      const link = LINKS_SIZE * segment
      links[link] = edge
      links[link + 1] = point
      links[link + 2] = sign
      links[link + 3] = left < west ? 0 : left - west
      links[link + 4] = right - west < width ? right - west : width - 1
      links[link + 5] = bottom < south ? 0 : bottom - south
      links[link + 6] = top - south < height ? top - south : height - 1
      if (sign === edgeSign.outside) beyond.push(ax, ay, bx, by, 0, 1)
      else if (sign === edgeSign.varies) walked.addBeyond(edge, point, ax, ay, bx, by, beyond)
    }
  }

  #grow(): void {
    this.places = longerFloats(this.places)
    this.links = longerInts(this.links)
  }
}
