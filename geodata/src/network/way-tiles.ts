import { type AreaPlane, CELL_UNITS } from './area-plane.ts'
import { edgeCount, type WalkNetwork } from './walk-network.ts'

/** Numbers a segment has in `WayTiles.segments`. */
export const SEGMENT_SIZE = 6

/** A tile is four cells wide, 64 m. Networks that would have more tiles than this have larger ones. */
const SMALLEST_SHIFT = Math.log2(4 * CELL_UNITS)
const MAX_TILES = 2 ** 24

/**
 * The straight segments of all ways by tiles, row by row: what lies together on the map lies together in memory, which
 * an outline needs more than anything else. A segment stands in one tile, that of its box's south-western corner, unless
 * it is long (`isLong`): then in each tile that its box touches. 24 bytes each time.
 * Derived from the network, in about half a second for a million edges.
 */
export class WayTiles {
  /** Six numbers a segment: x, y of both ends, its edge, the first point of the two in the edge's shape. */
  readonly segments: Int32Array
  /** First segment of each tile, by row and column; one more at the end. */
  readonly start: Int32Array
  readonly west: number
  readonly south: number
  readonly columns: number
  readonly rows: number
  /** A coordinate less one, shifted by this, is its tile. */
  readonly shift: number

  constructor(network: WalkNetwork, plane: AreaPlane) {
    const bounds = boundsOf(network, plane)
    this.west = bounds.west
    this.south = bounds.south
    this.columns = bounds.columns
    this.rows = bounds.rows
    this.shift = bounds.shift
    const tiles = bounds.columns * bounds.rows
    // Twice over the same segments: to count, then to write.
    const start = new Int32Array(tiles + 1)
    forEachSegment(network, plane, (_edge, _point, ax, ay, bx, by) => {
      forEachTile(bounds, ax, ay, bx, by, (tile) => {
        start[tile + 1] = (start[tile + 1] as number) + 1
      })
    })
    for (let tile = 0; tile < tiles; tile += 1) {
      start[tile + 1] = (start[tile + 1] as number) + (start[tile] as number)
    }
    const next = start.slice()
    const segments = new Int32Array(SEGMENT_SIZE * (start[tiles] as number))
    forEachSegment(network, plane, (edge, point, ax, ay, bx, by) => {
      forEachTile(bounds, ax, ay, bx, by, (tile) => {
        const at = SEGMENT_SIZE * (next[tile] as number)
        next[tile] = (next[tile] as number) + 1
        segments[at] = ax
        segments[at + 1] = ay
        segments[at + 2] = bx
        segments[at + 3] = by
        segments[at + 4] = edge
        segments[at + 5] = point
      })
    })
    this.start = start
    this.segments = segments
  }
}

interface Bounds {
  readonly west: number
  readonly south: number
  readonly columns: number
  readonly rows: number
  readonly shift: number
}

const boundsOf = ({ shapeLon, shapeLat }: WalkNetwork, plane: AreaPlane): Bounds => {
  if (shapeLon.length === 0) return { west: 0, south: 0, columns: 0, rows: 0, shift: SMALLEST_SHIFT }
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (let point = 0; point < shapeLon.length; point += 1) {
    const x = plane.x(shapeLon[point] as number)
    const y = plane.y(shapeLat[point] as number)
    if (x < west) west = x
    if (x > east) east = x
    if (y < south) south = y
    if (y > north) north = y
  }
  for (let shift = SMALLEST_SHIFT; ; shift += 1) {
    const first = { west: (west - 1) >> shift, south: (south - 1) >> shift }
    const columns = ((east - 1) >> shift) - first.west + 1
    const rows = ((north - 1) >> shift) - first.south + 1
    if (columns * rows <= MAX_TILES) return { ...first, columns, rows, shift }
  }
}

type VisitSegment = (edge: number, point: number, ax: number, ay: number, bx: number, by: number) => void

const forEachSegment = (network: WalkNetwork, plane: AreaPlane, visit: VisitSegment): void => {
  const { shapeStart, shapeLon, shapeLat } = network
  for (let edge = 0; edge < edgeCount(network); edge += 1) {
    const last = (shapeStart[edge + 1] as number) - 1
    for (let point = shapeStart[edge] as number; point < last; point += 1) {
      const ax = plane.x(shapeLon[point] as number)
      const ay = plane.y(shapeLat[point] as number)
      const bx = plane.x(shapeLon[point + 1] as number)
      const by = plane.y(shapeLat[point + 1] as number)
      if (ax !== bx || ay !== by) visit(edge, point, ax, ay, bx, by)
    }
  }
}

const forEachTile = (
  { west, south, columns, shift }: Bounds,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  visit: (tile: number) => void,
): void => {
  const left = ((Math.min(ax, bx) - 1) >> shift) - west
  const right = ((Math.max(ax, bx) - 1) >> shift) - west
  const bottom = ((Math.min(ay, by) - 1) >> shift) - south
  const top = ((Math.max(ay, by) - 1) >> shift) - south
  if (!isLong(left, right, bottom, top)) return visit(bottom * columns + left)
  for (let row = bottom; row <= top; row += 1) {
    for (let column = left; column <= right; column += 1) visit(row * columns + column)
  }
}

/** Whether a box of tiles goes farther than to the next tile eastwards or northwards. */
export const isLong = (left: number, right: number, bottom: number, top: number): boolean =>
  right > left + 1 || top > bottom + 1
