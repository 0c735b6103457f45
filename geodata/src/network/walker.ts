import { fail, ok, type Result } from '../model/result.ts'
import { type Cone, pushConePieces } from './edge-cones.ts'
import { MetreHeap } from './metre-heap.ts'
import { PieceList, type ReachedPieces } from './reached.ts'
import type { EdgePlace } from './snap.ts'
import { edgeCount, edgeLengthM, MAIN_COMPONENT, nodeCount, type WalkNetwork } from './walk-network.ts'

/** Where a walk begins: an entrance on an edge. */
export interface WalkStart extends EdgePlace {
  /** Metres walked before; 0 unless given. */
  readonly beforeM?: number
}

export type WalkFailure = 'no-start' | 'bad-start' | 'bad-limit'

/**
 * Walks one network again and again without asking for memory: holds the walk from its last starts, out to their limit
 * (the surface), which `cut` cuts at any smaller limit. One walker serves one caller at a time.
 */
export class Walker {
  readonly network: WalkNetwork
  /** Limit of the surface held, in metres; −1 before the first walk. */
  limitM = -1
  /** Every start is on an island: nobody walks from here to the rest of the town. */
  island = false
  /** Metres to each node; Infinity where the walk has not been. */
  #metres: Float64Array
  /** Nodes within the limit, nearest first. */
  #settled: Int32Array
  #settledCount = 0
  #heap = new MetreHeap()
  /** Where the walk begins on each edge that has a start. */
  #starts = new Map<number, Cone[]>()
  /** Bit per edge: a start lies on it. Asked far more often than the map can answer. */
  #startEdges: Uint8Array
  #pieces = new PieceList()

  constructor(network: WalkNetwork) {
    this.network = network
    this.#metres = new Float64Array(nodeCount(network)).fill(Infinity)
    this.#settled = new Int32Array(nodeCount(network))
    this.#startEdges = new Uint8Array((edgeCount(network) >> 3) + 1)
  }

  /**
   * Walks from all starts at once, each place by its nearest, out to the limit (it included).
   * Errors: `no-start`; `bad-start` (not on the network, or negative metres before); `bad-limit` (negative, NaN).
   */
  walk(starts: readonly WalkStart[], limitM: number): Result<this, WalkFailure> {
    if (!(limitM >= 0)) return fail('bad-limit', { limitM })
    if (starts.length === 0) return fail('no-start')
    const wrong = starts.findIndex((start) => !this.#isPlace(start))
    if (wrong >= 0) return fail('bad-start', { start: wrong })
    this.#begin(starts, limitM)
    this.#settle()
    return ok(this)
  }

  /** Metres walked to a node; Infinity beyond the surface's limit. */
  metresAt(node: number): number {
    return this.#metres[node] as number
  }

  /** Metres walked to a place on an edge; Infinity beyond the surface's limit. */
  metresTo({ edge, offsetM }: EdgePlace): number {
    const { edgeFrom, edgeTo } = this.network
    let least = Math.min(
      this.metresAt(edgeFrom[edge] as number) + offsetM,
      this.metresAt(edgeTo[edge] as number) + edgeLengthM(this.network, edge) - offsetM,
    )
    if (this.#hasStart(edge)) {
      for (const start of this.#starts.get(edge) ?? []) {
        least = Math.min(least, start.metres + Math.abs(start.offsetM - offsetM))
      }
    }
    return least <= this.limitM ? least : Infinity
  }

  /** The pieces of edges within a limit (it included) no larger than the surface's own; a larger one is cut to that. */
  cut(limitM = this.limitM): ReachedPieces {
    this.#cut(limitM)
    return this.#pieces.take()
  }

  /** As `cut`, in the walker's own memory: only until it walks or cuts again. */
  lend(limitM = this.limitM): ReachedPieces {
    this.#cut(limitM)
    return this.#pieces
  }

  #cut(limitM: number): void {
    const limit = Math.min(limitM, this.limitM)
    const { halfEdgeStart, halfEdges, halfEdgeM } = this.network
    const pieces = this.#pieces
    const metres = this.#metres
    pieces.count = 0
    for (let k = 0; k < this.#settledCount; k += 1) {
      const node = this.#settled[k] as number
      const here = metres[node] as number
      if (here > limit) break
      const first = halfEdgeStart[node] as number
      const end = halfEdgeStart[node + 1] as number
      for (let half = first; half < end; half += 1) {
        const other = halfEdges[4 * half] as number
        const coded = halfEdges[4 * half + 1] as number
        const there = metres[other] as number
        const backward = (coded & 1) === 1
        // Where both ends are reached, the edge is written once, from its start.
        if (backward && there <= limit) continue
        const edge = coded >> 1
        if (this.#hasStart(edge)) continue
        const lengthM = halfEdgeM[2 * half + 1] as number
        if (there <= limit) pushBothEnds(pieces, edge, lengthM, here, there, limit)
        else if (backward) {
          const reachM = Math.min(lengthM, limit - here)
          pieces.push(edge, lengthM - reachM, lengthM, here + reachM, here)
        } else {
          const reachM = Math.min(lengthM, limit - here)
          pieces.push(edge, 0, reachM, here, here + reachM)
        }
      }
    }
    this.#pushStartEdges(limit)
  }

  #isPlace({ edge, offsetM, beforeM = 0 }: WalkStart): boolean {
    if (!Number.isInteger(edge) || edge < 0 || edge >= edgeCount(this.network)) return false
    return offsetM >= 0 && offsetM <= edgeLengthM(this.network, edge) && beforeM >= 0 && beforeM < Infinity
  }

  #hasStart(edge: number): boolean {
    return (((this.#startEdges[edge >> 3] as number) >> (edge & 7)) & 1) === 1
  }

  #begin(starts: readonly WalkStart[], limitM: number): void {
    for (const edge of this.#starts.keys()) this.#startEdges[edge >> 3] = 0
    for (let k = 0; k < this.#settledCount; k += 1) this.#metres[this.#settled[k] as number] = Infinity
    this.#heap.clear()
    this.#settledCount = 0
    this.#starts.clear()
    this.limitM = limitM
    this.island = true
    const { edgeFrom, edgeTo, nodeComponent } = this.network
    for (const { edge, offsetM, beforeM = 0 } of starts) {
      this.#startEdges[edge >> 3] = (this.#startEdges[edge >> 3] as number) | (1 << (edge & 7))
      const onEdge = this.#starts.get(edge)
      if (onEdge === undefined) this.#starts.set(edge, [{ offsetM, metres: beforeM }])
      else onEdge.push({ offsetM, metres: beforeM })
      const from = edgeFrom[edge] as number
      this.#offer(from, beforeM + offsetM)
      this.#offer(edgeTo[edge] as number, beforeM + edgeLengthM(this.network, edge) - offsetM)
      if (nodeComponent[from] === MAIN_COMPONENT) this.island = false
    }
  }

  #offer(node: number, metres: number): void {
    if (metres > this.limitM) return
    if ((this.#metres[node] as number) <= metres) return
    this.#metres[node] = metres
    this.#heap.push(metres, node)
  }

  #settle(): void {
    const { halfEdgeStart, halfEdges, halfEdgeM } = this.network
    const heap = this.#heap
    const metres = this.#metres
    const settled = this.#settled
    const limit = this.limitM
    let count = 0
    while (heap.size > 0) {
      const here = heap.firstMetres()
      const node = heap.pop()
      // A node that was offered again for less has been settled already.
      if (here > (metres[node] as number)) continue
      settled[count++] = node
      const end = halfEdgeStart[node + 1] as number
      for (let half = halfEdgeStart[node] as number; half < end; half += 1) {
        const there = here + (halfEdgeM[2 * half + 1] as number)
        if (there > limit) continue
        const other = halfEdges[4 * half] as number
        if ((metres[other] as number) <= there) continue
        metres[other] = there
        heap.push(there, other)
      }
    }
    this.#settledCount = count
  }

  #pushStartEdges(limitM: number): void {
    const { edgeFrom, edgeTo } = this.network
    for (const [edge, starts] of this.#starts) {
      const lengthM = edgeLengthM(this.network, edge)
      const ends = [
        { offsetM: 0, metres: this.metresAt(edgeFrom[edge] as number) },
        { offsetM: lengthM, metres: this.metresAt(edgeTo[edge] as number) },
      ]
      pushConePieces(this.#pieces, edge, lengthM, [...ends, ...starts], limitM)
    }
  }
}

/** An edge without a start whose two ends are within the limit: two walks that may meet. */
const pushBothEnds = (
  pieces: PieceList,
  edge: number,
  lengthM: number,
  atFrom: number,
  atTo: number,
  limitM: number,
): void => {
  const meetM = (lengthM + atTo - atFrom) / 2
  const fromReachM = Math.min(meetM, limitM - atFrom)
  const toReachM = Math.min(lengthM - meetM, limitM - atTo)
  pieces.push(edge, 0, fromReachM, atFrom, atFrom + fromReachM)
  pieces.push(edge, lengthM - toReachM, lengthM, atTo + toReachM, atTo)
}

/** One walk with a walker of its own. Errors as `Walker.walk`. */
export const walkFrom = (
  network: WalkNetwork,
  starts: readonly WalkStart[],
  limitM: number,
): Result<Walker, WalkFailure> => new Walker(network).walk(starts, limitM)
