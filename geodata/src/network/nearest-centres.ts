import { MetreBuckets } from './metre-buckets.ts'
import type { EdgePlace } from './snap.ts'
import { Stacks } from './stacks.ts'
import { edgeCount, edgeLengthM, nodeCount, type WalkNetwork } from './walk-network.ts'

/** Places on the network as columns. */
export interface EdgePlaces {
  readonly edge: Int32Array
  readonly offsetM: Float64Array
  /** Of centres: metres from the entrance to its place on the network, counted with every walk; 0 unless given. */
  readonly beforeM?: Float64Array
}

/** For each target its nearest and second nearest centre (numbers in `centres`; −1: none can be walked to). */
export interface NearestCentres {
  readonly nearest: Int32Array
  readonly nearestM: Float64Array
  /** The nearest of the other centres. */
  readonly second: Int32Array
  readonly secondM: Float64Array
}

/** Centres → columns of their places. */
export const edgePlaces = (places: readonly EdgePlace[]): EdgePlaces => ({
  edge: Int32Array.from(places, ({ edge }) => edge),
  offsetM: Float64Array.from(places, ({ offsetM }) => offsetM),
})

/**
 * Nearest and second nearest of `centres` for every one of `targets`: one pass from all centres together in which
 * each node keeps its two best walks from different centres. Ties go to the lower centre's number.
 */
export const nearestCentres = (
  network: WalkNetwork,
  centres: EdgePlaces,
  targets: EdgePlaces,
): NearestCentres => {
  const labels = labelNodes(network, centres)
  const onEdge = centresOnEdges(network, centres)
  const count = targets.edge.length
  const best = new TwoNearest()
  const result = {
    nearest: new Int32Array(count),
    nearestM: new Float64Array(count),
    second: new Int32Array(count),
    secondM: new Float64Array(count),
  }
  const { edgeFrom, edgeTo } = network
  for (let target = 0; target < count; target += 1) {
    const edge = targets.edge[target] as number
    const offsetM = targets.offsetM[target] as number
    best.clear()
    best.offerNode(labels, edgeFrom[edge] as number, offsetM)
    best.offerNode(labels, edgeTo[edge] as number, edgeLengthM(network, edge) - offsetM)
    for (let next = onEdge.first[edge] as number; next >= 0; next = onEdge.next[next] as number) {
      const alongM = Math.abs((centres.offsetM[next] as number) - offsetM)
      best.offer(next, (centres.beforeM?.[next] ?? 0) + alongM)
    }
    result.nearest[target] = best.centre
    result.nearestM[target] = best.metres
    result.second[target] = best.otherCentre
    result.secondM[target] = best.otherMetres
  }
  return result
}

/** Two labels a node, at 2 × node and 2 × node + 1: centre (−1: none) and metres (Infinity). */
interface NodeLabels {
  readonly centre: Int32Array
  readonly metres: Float64Array
}

class TwoNearest {
  centre = -1
  metres = Infinity
  otherCentre = -1
  otherMetres = Infinity

  clear(): void {
    this.centre = -1
    this.metres = Infinity
    this.otherCentre = -1
    this.otherMetres = Infinity
  }

  offerNode({ centre, metres }: NodeLabels, node: number, alongM: number): void {
    const first = centre[2 * node] as number
    if (first < 0) return
    this.offer(first, (metres[2 * node] as number) + alongM)
    const second = centre[2 * node + 1] as number
    if (second >= 0) this.offer(second, (metres[2 * node + 1] as number) + alongM)
  }

  offer(centre: number, metres: number): void {
    if (before(metres, centre, this.metres, this.centre)) {
      if (centre !== this.centre) {
        this.otherCentre = this.centre
        this.otherMetres = this.metres
      }
      this.centre = centre
      this.metres = metres
    } else if (centre !== this.centre && before(metres, centre, this.otherMetres, this.otherCentre)) {
      this.otherCentre = centre
      this.otherMetres = metres
    }
  }
}

const before = (metres: number, centre: number, otherM: number, other: number): boolean =>
  metres < otherM || (metres === otherM && centre < other)

/** Heads and links of a list of centres for each edge. */
const centresOnEdges = (network: WalkNetwork, centres: EdgePlaces) => {
  const first = new Int32Array(edgeCount(network)).fill(-1)
  const next = new Int32Array(centres.edge.length)
  centres.edge.forEach((edge, centre) => {
    next[centre] = first[edge] as number
    first[edge] = centre
  })
  return { first, next }
}

/**
 * Nodes of one block, neighbours on the map: their labels and half-edges fit a processor's own cache. A pass over the
 * whole network by metres alone would wait for memory at nearly every step.
 */
const BLOCK_BITS = 13
/** Within so many metres block after block is walked to its end; then the next so many. */
const WINDOW_M = 500

const labelNodes = (network: WalkNetwork, centres: EdgePlaces): NodeLabels => {
  const { halfEdgeStart, halfEdges, halfEdgeM, edgeFrom, edgeTo } = network
  const nodes = nodeCount(network)
  const blocks = (nodes >> BLOCK_BITS) + 1
  const centre = new Int32Array(2 * nodes).fill(-1)
  const metres = new Float64Array(2 * nodes).fill(Infinity)
  /** Entries of the block being walked. */
  const waiting = new MetreBuckets()
  /** Those of other blocks, by block, and those beyond the window, by `blocks` + block. */
  const later = new Stacks()
  let beyond = 0
  let block = -1
  let windowEndM = WINDOW_M

  const queue = (walkedM: number, node: number): void => {
    const of = node >> BLOCK_BITS
    if (walkedM >= windowEndM) {
      beyond += 1
      later.push(blocks + of, walkedM, node)
    } else if (of === block) waiting.push(walkedM, node)
    else later.push(of, walkedM, node)
  }
  /** Writes the label where it is among the node's two best of different centres, and queues the node. */
  const offer = (node: number, by: number, walkedM: number): void => {
    const slot = 2 * node
    if (walkedM > (metres[slot + 1] as number)) return
    if (before(walkedM, by, metres[slot] as number, centre[slot] as number)) {
      if (centre[slot] !== by) {
        centre[slot + 1] = centre[slot] as number
        metres[slot + 1] = metres[slot] as number
      }
      centre[slot] = by
      metres[slot] = walkedM
    } else if (
      centre[slot] !== by &&
      before(walkedM, by, metres[slot + 1] as number, centre[slot + 1] as number)
    ) {
      centre[slot + 1] = by
      metres[slot + 1] = walkedM
    } else return
    queue(walkedM, node)
  }
  const walkBlock = (): void => {
    waiting.restart()
    while (later.pop(block)) waiting.push(later.metres, later.item)
    while (waiting.pop()) {
      const walkedM = waiting.metres
      const node = waiting.item
      const end = halfEdgeStart[node + 1] as number
      // Of the node's labels, those of just these metres; one that was beaten meanwhile is no longer there.
      for (let slot = 2 * node; slot < 2 * node + 2; slot += 1) {
        if (metres[slot] !== walkedM) continue
        const by = centre[slot] as number
        for (let next = halfEdgeStart[node] as number; next < end; next += 1) {
          offer(halfEdges[4 * next] as number, by, walkedM + (halfEdgeM[2 * next + 1] as number))
        }
      }
    }
  }
  centres.edge.forEach((edge, index) => {
    const offsetM = centres.offsetM[index] as number
    const beforeM = centres.beforeM?.[index] ?? 0
    offer(edgeFrom[edge] as number, index, beforeM + offsetM)
    offer(edgeTo[edge] as number, index, beforeM + edgeLengthM(network, edge) - offsetM)
  })
  while (later.size > 0) {
    // What a block hands to an earlier one is walked in the next round.
    while (later.size > beyond) for (block = 0; block < blocks; block += 1) walkBlock()
    windowEndM += WINDOW_M
    block = -1
    beyond = 0
    for (let of = 0; of < blocks; of += 1) {
      // The stack is drained into another first: entries may go back onto it.
      while (later.pop(blocks + of)) later.push(2 * blocks, later.metres, later.item)
      while (later.pop(2 * blocks)) queue(later.metres, later.item)
    }
  }
  return { centre, metres }
}
