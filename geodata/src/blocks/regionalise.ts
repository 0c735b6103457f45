import type { RegionGraph } from './region-graph.ts'
import { borderScore, regionScore, type ScoreScale } from './region-score.ts'
import { refineByMoves, regionState, type RegionState } from './region-state.ts'
import { seededRandom } from './seeded-random.ts'
import { bestTreeCut, connectedPieces, type Cut, cutProblem, type Shares } from './spanning-cut.ts'

/** Trees tried for each cut of the start, and for each pair of neighbours afterwards. */
const START_TREES = 20
const PAIR_TREES = 8
const ROUNDS = 6

/** How even regions have to be: the two numbers of a `ScoreScale` that do not come from the graph. */
export type Evenness = Pick<ScoreScale, 'balance' | 'tolerance'>

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

const scaleOf = (graph: RegionGraph, regions: number, evenness: Evenness): ScoreScale => {
  return {
    ...evenness,
    loadPerRegion: Math.max(total(graph.load) / regions, 1e-9),
    sideM: Math.max(Math.sqrt(total(graph.areaM2) / regions), 1),
  }
}

const bestOf = (trees: number, tryOne: () => Cut | null): Cut | null => {
  let best: Cut | null = null
  for (let i = 0; i < trees; i++) {
    const cut = tryOne()
    if (cut !== null && (best === null || cut.score < best.score)) best = cut
  }
  return best
}

/** Cuts the nodes in two again and again until there are `regions` pieces. */
const startRegions = (
  graph: RegionGraph,
  regions: number,
  scale: ScoreScale,
  random: () => number,
): Int32Array => {
  const regionOf = new Int32Array(graph.count)
  let made = 1
  const halve = (nodes: readonly number[], parts: number, region: number): void => {
    if (parts < 2 || nodes.length < 2) return
    const small = Math.floor(parts / 2)
    const shares: Shares[] = [{ first: small, second: parts - small }]
    if (small !== parts - small) shares.push({ first: parts - small, second: small })
    const problem = cutProblem(graph, nodes)
    const cut = bestOf(START_TREES, () => bestTreeCut(problem, scale, shares, random))
    if (cut === null) return
    const first = new Set(cut.first)
    const second = nodes.filter((node) => !first.has(node))
    const load = cut.first.reduce((sum, node) => sum + (graph.load[node] ?? 0), 0) / scale.loadPerRegion
    const wanted = Math.abs(load - small) <= Math.abs(load - (parts - small)) ? small : parts - small
    const firstParts = Math.max(1, Math.min(wanted, cut.first.length, parts - 1))
    const other = made++
    for (const node of second) regionOf[node] = other
    halve(cut.first, Math.max(firstParts, parts - second.length), region)
    halve(second, Math.min(parts - firstParts, second.length), other)
  }
  halve(
    Array.from({ length: graph.count }, (_, node) => node),
    regions,
    0,
  )
  return regionOf
}

/** Pairs of regions that have a border with each other. */
const neighbouringPairs = ({ graph, regionOf }: RegionState): [number, number][] => {
  const pairs = new Map<number, [number, number]>()
  for (const { a, b } of graph.edges) {
    const low = Math.min(regionOf[a] ?? 0, regionOf[b] ?? 0)
    const high = Math.max(regionOf[a] ?? 0, regionOf[b] ?? 0)
    if (low !== high) pairs.set(low * graph.count + high, [low, high])
  }
  return [...pairs.values()].toSorted((x, y) => x[0] - y[0] || x[1] - y[1])
}

/** Puts two neighbours together and cuts them anew, if that makes the two better. */
const recutPair = (state: RegionState, low: number, high: number, random: () => number): boolean => {
  const { graph, scale, regionOf, load, areaM2, perimeterM } = state
  const nodes: number[] = []
  for (let node = 0; node < graph.count; node++) {
    if (regionOf[node] === low || regionOf[node] === high) nodes.push(node)
  }
  let border = 0
  for (const { a, b, cost } of graph.edges) {
    const [x, y] = [regionOf[a], regionOf[b]]
    if ((x === low && y === high) || (x === high && y === low)) border += cost
  }
  const now =
    borderScore(border, scale) +
    regionScore(load[low] ?? 0, areaM2[low] ?? 0, perimeterM[low] ?? 0, scale) +
    regionScore(load[high] ?? 0, areaM2[high] ?? 0, perimeterM[high] ?? 0, scale)
  const shares = [{ first: 1, second: 1 }]
  const problem = cutProblem(graph, nodes)
  const cut = bestOf(PAIR_TREES, () => bestTreeCut(problem, scale, shares, random))
  if (cut === null || cut.score > now - 1e-6) return false
  for (const node of nodes) regionOf[node] = high
  for (const node of cut.first) regionOf[node] = low
  return true
}

/**
 * Puts the nodes into `regions` regions, each in one piece, even in load, compact, with borders where lines divide
 * most. The nodes must hang together. Starts from cuts of random spanning trees (seeded), then joins and re-cuts
 * neighbouring pairs (ReCom, DeFord et al. 2021) and moves single nodes while the score falls. Returns a dense
 * label for each node; fewer regions come out only where there are fewer nodes.
 */
export const regionalise = (
  graph: RegionGraph,
  regions: number,
  evenness: Evenness,
  seed: number,
): Int32Array => {
  const wanted = Math.max(1, Math.min(regions, graph.count))
  if (wanted === 1) return new Int32Array(graph.count)
  if (wanted === graph.count) return Int32Array.from({ length: wanted }, (_, node) => node)
  const random = seededRandom(seed)
  const scale = scaleOf(graph, wanted, evenness)
  const regionOf = startRegions(graph, wanted, scale, random)
  let state = regionState(graph, scale, regionOf, wanted)
  refineByMoves(state)
  const lastTried = new Map<number, string>()
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false
    for (const [low, high] of neighbouringPairs(state)) {
      const sums = `${state.load[low]} ${state.load[high]} ${state.areaM2[low]} ${state.areaM2[high]}`
      if (lastTried.get(low * wanted + high) === sums) continue
      lastTried.set(low * wanted + high, sums)
      if (!recutPair(state, low, high, random)) continue
      changed = true
      state = regionState(graph, scale, regionOf, wanted)
    }
    refineByMoves(state)
    if (!changed) break
  }
  return regionOf
}

/** Whether all nodes hang together. */
export const isConnected = (graph: RegionGraph): boolean =>
  connectedPieces(
    graph,
    Array.from({ length: graph.count }, (_, node) => node),
  ).length <= 1
