import { ALONG_M, clampedField } from './area-scale.ts'
import type { ReachedPieces } from './reached.ts'
import { edgeCount, edgeLengthM, type WalkNetwork } from './walk-network.ts'
import type { WayParts } from './way-parts.ts'

/** Whether the field has one sign all along an edge. Bits as in `CellPieces.signs`. */
export const edgeSign = { varies: 0, inside: 1, outside: 2 } as const

/** Rounding of sums of metres: pieces that end within it of each other meet. */
const SLACK_M = 1e-9

/** One walk's pieces by edge, and the field along them: the walk beyond the limit, less `ALONG_M`. */
export class WalkedEdges {
  readonly #network: WalkNetwork
  /** First piece of each edge, −1 without; cleared after each outline. */
  readonly #first: Int32Array
  #pieces: ReachedPieces | null = null
  #limitM = 0

  constructor(network: WalkNetwork) {
    this.#network = network
    this.#first = new Int32Array(edgeCount(network)).fill(-1)
  }

  begin(pieces: ReachedPieces, limitM: number): void {
    this.#pieces = pieces
    this.#limitM = limitM
    for (let piece = pieces.count - 1; piece >= 0; piece -= 1) {
      this.#first[pieces.edge[piece] as number] = piece
    }
  }

  end(): void {
    const { count, edge } = this.#pieces as ReachedPieces
    for (let piece = 0; piece < count; piece += 1) this.#first[edge[piece] as number] = -1
    this.#pieces = null
  }

  /** The parts of all pieces within the limit; to `fringe` those up to `ALONG_M` beyond it. */
  addReached(reached: WayParts, fringe: WayParts): void {
    const { count, edge, fromM, toM, metresAtFrom, metresAtTo } = this.#pieces as ReachedPieces
    const limitM = this.#limitM
    for (let piece = 0; piece < count; piece += 1) {
      const from = fromM[piece] as number
      const to = toM[piece] as number
      const atFrom = metresAtFrom[piece] as number
      const atTo = metresAtTo[piece] as number
      if (atFrom <= limitM && atTo <= limitM) {
        reached.add(edge[piece] as number, from, to)
        continue
      }
      const startM = Math.max(from, from + atFrom - limitM)
      const endM = Math.min(to, to - (atTo - limitM))
      if (startM < endM) reached.add(edge[piece] as number, startM, endM)
      const fringeStartM = Math.max(from, from + atFrom - limitM - ALONG_M)
      const fringeEndM = Math.min(to, to - (atTo - limitM - ALONG_M))
      if (fringeStartM < fringeEndM) fringe.add(edge[piece] as number, fringeStartM, fringeEndM)
    }
  }

  /** Adds the parts of a segment that no piece lies on: of an edge, from one point of its shape to the next. */
  addBeyond(edge: number, point: number, ax: number, ay: number, bx: number, by: number, parts: WayParts) {
    const { count, edge: edges, fromM, toM } = this.#pieces as ReachedPieces
    const { shapeM } = this.#network
    const aM = shapeM[point] as number
    const bM = shapeM[point + 1] as number
    let doneM = aM
    for (
      let piece = this.#first[edge] as number;
      piece < count && edges[piece] === edge && doneM < bM;
      piece += 1
    ) {
      const from = Math.min(fromM[piece] as number, bM)
      if (from > doneM)
        parts.push(ax, ay, bx, by, (doneM - aM) / (bM - aM), from < bM ? (from - aM) / (bM - aM) : 1)
      doneM = Math.max(doneM, toM[piece] as number)
    }
    if (doneM < bM) parts.push(ax, ay, bx, by, (doneM - aM) / (bM - aM), 1)
  }

  signOf(edge: number): number {
    let piece = this.#first[edge] as number
    if (piece < 0) return edgeSign.outside
    const { count, edge: edges, fromM, toM, metresAtFrom, metresAtTo } = this.#pieces as ReachedPieces
    const highestM = this.#limitM + ALONG_M - SLACK_M
    let doneM = 0
    for (; piece < count && edges[piece] === edge; piece += 1) {
      if ((fromM[piece] as number) > doneM) return edgeSign.varies
      if (!((metresAtFrom[piece] as number) < highestM && (metresAtTo[piece] as number) < highestM)) {
        return edgeSign.varies
      }
      doneM = toM[piece] as number
    }
    return doneM < edgeLengthM(this.#network, edge) ? edgeSign.varies : edgeSign.inside
  }

  fieldAt(edge: number, offsetM: number): number {
    let piece = this.#first[edge] as number
    if (piece < 0) return ALONG_M
    const { count, edge: edges, fromM, toM, metresAtFrom, metresAtTo } = this.#pieces as ReachedPieces
    let least = Infinity
    for (; piece < count && edges[piece] === edge; piece += 1) {
      const from = fromM[piece] as number
      const to = toM[piece] as number
      if (offsetM < from - SLACK_M || offsetM > to + SLACK_M) continue
      const atFrom = metresAtFrom[piece] as number
      const atTo = metresAtTo[piece] as number
      const metres = atFrom < atTo ? atFrom + offsetM - from : atTo + to - offsetM
      if (metres < least) least = metres
    }
    return clampedField(least - this.#limitM - ALONG_M)
  }
}
