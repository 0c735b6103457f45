import type { MultiPolygon, Position } from 'geojson'
import { fromLattice } from '../crs/lattice.ts'
import { AreaPlane, CELL_UNITS, cellOf, lineOf, UNITS_PER_M } from './area-plane.ts'
import { type CellBox, CornerDistances } from './area-window.ts'
import { CellMesh } from './cell-mesh.ts'
import { CellPieces } from './cell-pieces.ts'
import { Contour } from './contour.ts'
import type { EdgeIndex } from './edge-index.ts'
import type { ReachedPieces } from './reached.ts'
import { ringsToPolygons } from './rings-to-polygons.ts'
import { edgeCount, edgeLengthM, nodeCount, type WalkNetwork } from './walk-network.ts'

/** The polygon reaches this far to the sides of a reached way, or half way to the next that is not reached. */
export const BUFFER_M = 20
/** No place whose walk is longer than the limit by more than this is inside: the walk must be known that far. */
export const BEYOND_M = 25
/** Along a way the outline lies about this far beyond the limit. */
const ALONG_M = 12
/** Field beside a way, per metre: −`ALONG_M` on it, 0 at the buffer's edge. */
const SLOPE = ALONG_M / BUFFER_M
/** About 41 km by 41 km. */
const MAX_CELLS = 2 ** 24

/**
 * Draws outlines of service areas on one network, again and again with the same memory.
 *
 * A field is laid over a fixed mesh: squares of 16 m that follow from the network, cut so that every way is a line of the
 * mesh. On ways the field is the walk beyond the limit; at the squares' corners it grows from the nearest reached place
 * and is zero at the buffer, or half way to a place out of reach. The outline is where the field is zero. Field values
 * fall everywhere as the limit grows, and the mesh stays, so larger limits contain smaller ones.
 */
export class AreaOutliner {
  readonly network: WalkNetwork
  readonly #index: EdgeIndex
  readonly #plane: AreaPlane
  /** First piece of each edge, −1 without; cleared after each outline. */
  readonly #firstPiece: Int32Array
  readonly #reached = new CornerDistances()
  readonly #beyond = new CornerDistances()
  readonly #cells = new CellPieces()
  readonly #mesh = new CellMesh()
  readonly #contour = new Contour()
  readonly #reachedParts: number[] = []
  #corners = new Float64Array(0)
  #box: CellBox = { west: 0, south: 0, width: 0, height: 0 }

  constructor(network: WalkNetwork, index: EdgeIndex) {
    this.network = network
    this.#index = index
    this.#plane = new AreaPlane(network)
    this.#firstPiece = new Int32Array(edgeCount(network)).fill(-1)
  }

  /**
   * Outline of what is within the limit; null where the area is larger than an outline may be.
   * @param pieces everything within `limitM + BEYOND_M`; what is not among them counts as out of reach
   */
  outline(pieces: ReachedPieces, limitM: number): MultiPolygon | null {
    const box = this.#boxAround(pieces, limitM)
    if (box === null) return { type: 'MultiPolygon', coordinates: [] }
    if (box.width * box.height > MAX_CELLS) return null
    this.#box = box
    this.#markPieces(pieces)
    this.#drawReached()
    const edges = this.#edgesAround(box)
    this.#drawBeyond(pieces, edges)
    this.#layField()
    this.#cutWays(pieces, edges, limitM)
    this.#trace()
    this.#unmarkPieces(pieces)
    return this.#polygons()
  }

  /** Collects the segments within the limit, and the box around them with their buffer. */
  #boxAround(pieces: ReachedPieces, limitM: number): CellBox | null {
    let west = Infinity
    let south = Infinity
    let east = -Infinity
    let north = -Infinity
    const parts = this.#reachedParts
    parts.length = 0
    const collect: VisitPart = (ax, ay, bx, by, from, to) => {
      const x0 = ax + from * (bx - ax)
      const x1 = ax + to * (bx - ax)
      const y0 = ay + from * (by - ay)
      const y1 = ay + to * (by - ay)
      west = Math.min(west, x0, x1)
      east = Math.max(east, x0, x1)
      south = Math.min(south, y0, y1)
      north = Math.max(north, y0, y1)
      parts.push(ax, ay, bx, by, from, to)
    }
    for (let piece = 0; piece < pieces.count; piece += 1) {
      const fromM = pieces.fromM[piece] as number
      const toM = pieces.toM[piece] as number
      const atFrom = pieces.metresAtFrom[piece] as number
      const atTo = pieces.metresAtTo[piece] as number
      const startM = atFrom > limitM ? fromM + atFrom - limitM : fromM
      const endM = atTo > limitM ? toM - (atTo - limitM) : toM
      if (startM < endM) this.#forEachSegment(pieces.edge[piece] as number, startM, endM, collect)
    }
    if (parts.length === 0) return null
    // The buffer and a cell more: along the whole border of the box the field is above zero.
    const margin = Math.ceil((BUFFER_M * UNITS_PER_M) / CELL_UNITS) + 1
    const firstColumn = cellOf(west) - margin
    const firstRow = cellOf(south) - margin
    return {
      west: firstColumn,
      south: firstRow,
      width: cellOf(east) + margin + 1 - firstColumn,
      height: cellOf(north) + margin + 1 - firstRow,
    }
  }

  #forEachSegment(edge: number, startM: number, endM: number, visit: VisitPart): void {
    const { shapeStart, shapeLon, shapeLat, shapeM } = this.network
    const plane = this.#plane
    const last = (shapeStart[edge + 1] as number) - 1
    for (let point = shapeStart[edge] as number; point < last; point += 1) {
      const aM = shapeM[point] as number
      const bM = shapeM[point + 1] as number
      if (bM <= startM) continue
      if (aM >= endM) break
      const ax = plane.x(shapeLon[point] as number)
      const ay = plane.y(shapeLat[point] as number)
      const bx = plane.x(shapeLon[point + 1] as number)
      const by = plane.y(shapeLat[point + 1] as number)
      if (ax === bx && ay === by) continue
      const from = startM > aM ? (startM - aM) / (bM - aM) : 0
      const to = endM < bM ? (endM - aM) / (bM - aM) : 1
      visit(ax, ay, bx, by, from, to, aM, bM, point)
    }
  }

  #markPieces({ count, edge }: ReachedPieces): void {
    for (let piece = count - 1; piece >= 0; piece -= 1) this.#firstPiece[edge[piece] as number] = piece
  }

  #unmarkPieces({ count, edge }: ReachedPieces): void {
    for (let piece = 0; piece < count; piece += 1) this.#firstPiece[edge[piece] as number] = -1
  }

  #drawReached(): void {
    // Farther than the buffer: beside it the field still grows, and the outline lies where it should between corners.
    this.#reached.begin(this.#box, BUFFER_M * UNITS_PER_M + CELL_UNITS)
    const parts = this.#reachedParts
    for (let at = 0; at < parts.length; at += 6) {
      this.#reached.draw(
        parts[at] as number,
        parts[at + 1] as number,
        parts[at + 2] as number,
        parts[at + 3] as number,
        parts[at + 4] as number,
        parts[at + 5] as number,
      )
    }
  }

  #edgesAround({ west, south, width, height }: CellBox): number[] {
    const reach = BUFFER_M * UNITS_PER_M
    const plane = this.#plane
    return this.#index.search(
      Math.floor(plane.lon(lineOf(west) - reach)),
      Math.floor(plane.lat(lineOf(south) - reach)),
      Math.ceil(plane.lon(lineOf(west + width) + reach)),
      Math.ceil(plane.lat(lineOf(south + height) + reach)),
    )
  }

  /** Draws what of the edges is not among the pieces. */
  #drawBeyond(pieces: ReachedPieces, edges: readonly number[]): void {
    this.#beyond.begin(this.#box, BUFFER_M * UNITS_PER_M)
    const draw: VisitPart = (ax, ay, bx, by, from, to) => this.#beyond.draw(ax, ay, bx, by, from, to)
    for (const edge of edges) {
      let doneM = 0
      const first = this.#firstPiece[edge] as number
      for (let piece = first; piece >= 0 && pieces.edge[piece] === edge; piece += 1) {
        if ((pieces.fromM[piece] as number) > doneM) {
          this.#forEachSegment(edge, doneM, pieces.fromM[piece] as number, draw)
        }
        doneM = pieces.toM[piece] as number
      }
      const lengthM = edgeLengthM(this.network, edge)
      if (doneM < lengthM) this.#forEachSegment(edge, doneM, lengthM, draw)
    }
  }

  #layField(): void {
    const { width, height } = this.#box
    const corners = (width + 1) * (height + 1)
    const buffer = BUFFER_M * UNITS_PER_M
    if (this.#corners.length < corners) this.#corners = new Float64Array(corners)
    for (let corner = 0; corner < corners; corner += 1) {
      const reached = this.#reached.at(corner)
      this.#corners[corner] =
        reached === Infinity
          ? ALONG_M
          : clamped((SLOPE / UNITS_PER_M) * (reached - Math.min(buffer, this.#beyond.at(corner))))
    }
  }

  #cutWays(pieces: ReachedPieces, edges: readonly number[], limitM: number): void {
    this.#cells.begin(this.#box)
    const { shapeStart, edgeFrom, edgeTo } = this.network
    const nodes = nodeCount(this.network)
    const [left, bottom, right, top] = [
      lineOf(this.#box.west),
      lineOf(this.#box.south),
      lineOf(this.#box.west + this.#box.width),
      lineOf(this.#box.south + this.#box.height),
    ]
    let edge = 0
    let startM = 0
    let spanM = 0
    const field = (share: number) =>
      clamped(this.#walkedM(pieces, edge, startM + share * spanM) - limitM - ALONG_M)
    const cut: VisitPart = (ax, ay, bx, by, _from, _to, aM, bM, point) => {
      if (Math.max(ax, bx) < left || Math.min(ax, bx) > right) return
      if (Math.max(ay, by) < bottom || Math.min(ay, by) > top) return
      startM = aM
      spanM = bM - aM
      const first = point === shapeStart[edge]
      const last = point + 2 === shapeStart[edge + 1]
      this.#cells.add(
        ax,
        ay,
        first ? (edgeFrom[edge] as number) : nodes + point,
        bx,
        by,
        last ? (edgeTo[edge] as number) : nodes + point + 1,
        (this.#firstPiece[edge] as number) < 0 ? outOfReach : field,
      )
    }
    for (edge of edges) this.#forEachSegment(edge, 0, Infinity, cut)
  }

  #walkedM(pieces: ReachedPieces, edge: number, offsetM: number): number {
    let least = Infinity
    const first = this.#firstPiece[edge] as number
    for (let piece = first; piece >= 0 && pieces.edge[piece] === edge; piece += 1) {
      const fromM = pieces.fromM[piece] as number
      const toM = pieces.toM[piece] as number
      if (offsetM < fromM || offsetM > toM) continue
      const atFrom = pieces.metresAtFrom[piece] as number
      const atTo = pieces.metresAtTo[piece] as number
      least = Math.min(least, atFrom < atTo ? atFrom + offsetM - fromM : atTo + toM - offsetM)
    }
    return least
  }

  #trace(): void {
    const { width, height } = this.#box
    const corners = this.#corners
    this.#contour.begin(2 * (width + 1) * (height + 1))
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        const corner = row * (width + 1) + column
        const southWest = corners[corner] as number
        const southEast = corners[corner + 1] as number
        const northEast = corners[corner + width + 2] as number
        const northWest = corners[corner + width + 1] as number
        const signs =
          (this.#cells.signs[row * width + column] as number) |
          (southWest < 0 || southEast < 0 || northEast < 0 || northWest < 0 ? 1 : 0) |
          (southWest < 0 && southEast < 0 && northEast < 0 && northWest < 0 ? 0 : 2)
        if (signs === 3) {
          this.#mesh.begin(
            this.#box.west + column,
            this.#box.south + row,
            southWest,
            southEast,
            northEast,
            northWest,
          )
          this.#traceCell(column, row)
        }
      }
    }
  }

  #traceCell(column: number, row: number): void {
    const { width } = this.#box
    const mesh = this.#mesh
    const { head, next, values } = this.#cells
    for (let piece = head[row * width + column] as number; piece >= 0; piece = next[piece] as number) {
      mesh.add(values, 8 * piece)
    }
    const triangles = mesh.triangulate()
    this.#contour.beginCell()
    for (let t = 0; t < triangles.length; t += 3) {
      this.#traceTriangle(
        column,
        row,
        triangles[t] as number,
        triangles[t + 1] as number,
        triangles[t + 2] as number,
      )
    }
  }

  #traceTriangle(column: number, row: number, a: number, b: number, c: number): void {
    const { value } = this.#mesh
    const insideA = (value[a] as number) < 0
    const insideB = (value[b] as number) < 0
    const insideC = (value[c] as number) < 0
    if (insideA === insideB && insideB === insideC) return
    // Turned so that the first vertex is the one alone on its side.
    if (insideB === insideC) this.#traceCorner(column, row, a, b, c)
    else if (insideA === insideC) this.#traceCorner(column, row, b, c, a)
    else this.#traceCorner(column, row, c, a, b)
  }

  #traceCorner(column: number, row: number, alone: number, second: number, third: number): void {
    const near = this.#crossing(column, row, alone, second)
    const far = this.#crossing(column, row, alone, third)
    if ((this.#mesh.value[alone] as number) < 0) this.#contour.join(near, far)
    else this.#contour.join(far, near)
  }

  #crossing(column: number, row: number, a: number, b: number): number {
    const mesh = this.#mesh
    const inside = (mesh.value[a] as number) < 0 ? a : b
    const outside = inside === a ? b : a
    return this.#contour.crossing(
      this.#lineKey(column, row, a, b),
      mesh.absoluteX(inside),
      mesh.absoluteY(inside),
      mesh.value[inside] as number,
      mesh.absoluteX(outside),
      mesh.absoluteY(outside),
      mesh.value[outside] as number,
    )
  }

  /** Lines of cells' outlines have one key for both cells; others a key below zero. */
  #lineKey(column: number, row: number, a: number, b: number): number {
    const place = this.#mesh.outlinePlace(a, b)
    if (place < 0) return -1 - (Math.min(a, b) * 65536 + Math.max(a, b))
    const side = place >> 10
    const corner = (row + (side === 2 ? 1 : 0)) * (this.#box.width + 1) + column + (side === 1 ? 1 : 0)
    return (2 * corner + (side & 1)) * 1024 + (place & 1023)
  }

  #polygons(): MultiPolygon {
    const { x, y } = this.#contour
    const plane = this.#plane
    const position = (crossing: number): Position => [
      fromLattice(plane.lon(x[crossing] as number)),
      fromLattice(plane.lat(y[crossing] as number)),
    ]
    return ringsToPolygons(this.#contour.rings().map((ring) => ring.map(position)))
  }
}

type VisitPart = (
  ax: number,
  ay: number,
  bx: number,
  by: number,
  fromShare: number,
  toShare: number,
  aM: number,
  bM: number,
  point: number,
) => void

/** The field along an edge that no piece lies on. */
const outOfReach = (): number => ALONG_M

const clamped = (value: number): number => (value < -ALONG_M ? -ALONG_M : value > ALONG_M ? ALONG_M : value)
