import type { EdgePlaces } from '../network/nearest-centres.ts'
import { edgeCount, type WalkNetwork } from '../network/walk-network.ts'
import { Walker, type WalkStart } from '../network/walker.ts'
import type { Lists } from './incidence.ts'

/** Pieces of no length are left out of a cut: a little farther on each has some. */
const SPARE_M = 1
/** Walks between two looks whether anybody still waits. */
const WALKS_A_LOOK = 64

/**
 * For each start the demand points within the limit (it included), ascending; null once `isCancelled` says so.
 * @param demand places on the network, −1 for a point that is nobody's to reach
 */
export const siteReach = (
  network: WalkNetwork,
  starts: readonly WalkStart[],
  demand: EdgePlaces,
  limitM: number,
  isCancelled: () => boolean,
): Lists | null => {
  const { first, next } = pointsOnEdges(network, demand)
  const walker = new Walker(network)
  const start = new Uint32Array(starts.length + 1)
  const reached: number[] = []
  for (const [site, from] of starts.entries()) {
    if (site % WALKS_A_LOOK === 0 && isCancelled()) return null
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
    for (const point of own.toSorted((a, b) => a - b)) reached.push(point)
    start[site + 1] = reached.length
  }
  return { start, item: Uint32Array.from(reached) }
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
