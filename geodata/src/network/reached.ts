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
export class PieceList {
  count = 0
  #edge = new Int32Array(256)
  #fromM = new Float64Array(256)
  #toM = new Float64Array(256)
  #metresAtFrom = new Float64Array(256)
  #metresAtTo = new Float64Array(256)

  push(edge: number, fromM: number, toM: number, metresAtFrom: number, metresAtTo: number): void {
    if (!(fromM < toM)) return
    const at = this.count++
    if (at === this.#edge.length) this.#grow()
    this.#edge[at] = edge
    this.#fromM[at] = fromM
    this.#toM[at] = toM
    this.#metresAtFrom[at] = metresAtFrom
    this.#metresAtTo[at] = metresAtTo
  }

  /** A copy; the list may be used again. */
  take(): ReachedPieces {
    const count = this.count
    return {
      count,
      edge: this.#edge.slice(0, count),
      fromM: this.#fromM.slice(0, count),
      toM: this.#toM.slice(0, count),
      metresAtFrom: this.#metresAtFrom.slice(0, count),
      metresAtTo: this.#metresAtTo.slice(0, count),
    }
  }

  #grow(): void {
    const double = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const larger = new Float64Array(2 * old.length)
      larger.set(old)
      return larger
    }
    const edge = new Int32Array(2 * this.#edge.length)
    edge.set(this.#edge)
    this.#edge = edge
    this.#fromM = double(this.#fromM)
    this.#toM = double(this.#toM)
    this.#metresAtFrom = double(this.#metresAtFrom)
    this.#metresAtTo = double(this.#metresAtTo)
  }
}
