import { fail, ok, type Result } from '../model/result.ts'
import { IntList } from '../network/int-list.ts'
import type { EdgePlaces } from '../network/nearest-centres.ts'
import { edgeCount, type WalkNetwork } from '../network/walk-network.ts'
import { Walker, type WalkStart } from '../network/walker.ts'
import type { Lists } from './incidence.ts'

/** Pieces of no length are left out of a cut: a little farther on each has some. */
const SPARE_M = 1
/** Walks between two looks whether to go on. */
const WALKS_A_LOOK = 64
/** Pairs of a start and a point within its reach that are kept at the most: some 300 MB with what follows from them. */
export const MOST_PAIRS = 20_000_000

export interface ReachControls {
  readonly isCancelled: () => boolean
  /** Time that the walks may take is over. */
  readonly isLate: () => boolean
  /** `MOST_PAIRS` unless given. */
  readonly mostPairs?: number
}

export type ReachFailure = 'cancelled' | 'siting-too-large'

/**
 * For each start the demand points within the limit (it included), ascending. Errors: `cancelled`; `siting-too-large`:
 * more than `mostPairs`, or not walked in time.
 * @param demand places on the network, −1 for a point that is nobody's to reach
 */
export const siteReach = (
  network: WalkNetwork,
  starts: readonly WalkStart[],
  demand: EdgePlaces,
  limitM: number,
  { isCancelled, isLate, mostPairs = MOST_PAIRS }: ReachControls,
): Result<Lists, ReachFailure> => {
  const { first, next } = pointsOnEdges(network, demand)
  const walker = new Walker(network)
  const start = new Uint32Array(starts.length + 1)
  const reached = new IntList()
  for (const [site, from] of starts.entries()) {
    if (site % WALKS_A_LOOK === 0) {
      if (isCancelled()) return fail('cancelled')
      if (isLate()) return fail('siting-too-large', { walked: site, starts: starts.length })
    }
    const own: number[] = []
    if (walker.walk([from], limitM + SPARE_M).ok) {
      const { count, edge } = walker.cut()
      for (let piece = 0; piece < count; piece += 1) {
        const at = edge[piece] as number
        if (piece > 0 && edge[piece - 1] === at) continue
        for (let point = first[at] as number; point >= 0; point = next[point] as number) {
          const metres = walker.metresTo({ edge: at, offsetM: demand.offsetM[point] as number })
          if (metres <= limitM) own.push(point)
        }
      }
    }
    if (reached.length + own.length > mostPairs) return fail('siting-too-large', { mostPairs })
    for (const point of own.toSorted((a, b) => a - b)) reached.push(point)
    start[site + 1] = reached.length
  }
  return ok({ start, item: new Uint32Array(reached.toArray().buffer) })
}

/** Heads and links of a list of demand points for each edge. */
const pointsOnEdges = (network: WalkNetwork, { edge }: EdgePlaces) => {
  const first = new Int32Array(edgeCount(network)).fill(-1)
  const next = new Int32Array(edge.length).fill(-1)
  edge.forEach((own, point) => {
    if (own < 0) return
    next[point] = first[own] as number
    first[own] = point
  })
  return { first, next }
}
