import { longerFloats, longerInts } from './longer.ts'

/**
 * Pieces of edges within the limit, as columns. Piece i lies on `edge[i]` between `fromM[i]` and `toM[i]` (metres from
 * the edge's start, `fromM < toM`); the walk to its two ends is `metresAtFrom[i]` and `metresAtTo[i]`, and in between
 * it grows or falls metre by metre. Pieces of one edge stand together, in order along it.
 */
export interface ReachedPieces {
  readonly count: number
  readonly edge: Int32Array
  readonly fromM: Float64Array
  readonly toM: Float64Array
  readonly metresAtFrom: Float64Array
  readonly metresAtTo: Float64Array
}

/** Pieces as they are collected; grows. */
export class PieceList implements ReachedPieces {
  count = 0
  edge = new Int32Array(256)
  fromM = new Float64Array(256)
  toM = new Float64Array(256)
  metresAtFrom = new Float64Array(256)
  metresAtTo = new Float64Array(256)

  push(edge: number, fromM: number, toM: number, metresAtFrom: number, metresAtTo: number): void {
    if (!(fromM < toM)) return
    const at = this.count++
    if (at === this.edge.length) this.#grow()
    this.edge[at] = edge
    this.fromM[at] = fromM
    this.toM[at] = toM
    this.metresAtFrom[at] = metresAtFrom
    this.metresAtTo[at] = metresAtTo
  }

  /** A copy; the list may be used again. */
  take(): ReachedPieces {
    const count = this.count
    return {
      count,
      edge: this.edge.slice(0, count),
      fromM: this.fromM.slice(0, count),
      toM: this.toM.slice(0, count),
      metresAtFrom: this.metresAtFrom.slice(0, count),
      metresAtTo: this.metresAtTo.slice(0, count),
    }
  }

  #grow(): void {
    this.edge = longerInts(this.edge)
    this.fromM = longerFloats(this.fromM)
    this.toM = longerFloats(this.toM)
    this.metresAtFrom = longerFloats(this.metresAtFrom)
    this.metresAtTo = longerFloats(this.metresAtTo)
  }
}
