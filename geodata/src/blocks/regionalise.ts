import type { RegionGraph } from './region-graph.ts'
import { borderScore, enclaveScore, regionScore, type ScoreScale } from './region-score.ts'
import { AREA_M2, LOAD, OUTLINE_M, SUMS } from './region-sums.ts'
import { refineByMoves, regionState, type RegionState } from './region-state.ts'
import { seededRandom } from './seeded-random.ts'
import { bestTreeCut, type Cut, cutProblem, type Shares } from './spanning-cut.ts'

/** Trees tried for each cut of the start, and for each pair of neighbours afterwards. */
const START_TREES = 20
const PAIR_TREES = 8
const ROUNDS = 6

/** How even regions have to be: the two numbers of a `ScoreScale` that do not come from the graph. */
export type Evenness = Pick<ScoreScale, 'balance' | 'tolerance'>

const total = ({ count, sums }: RegionGraph, column: number): number => {
  let sum = 0
  for (let node = 0; node < count; node++) sum += sums[node * SUMS + column] ?? 0
  return sum
}

const scaleOf = (graph: RegionGraph, regions: number, evenness: Evenness): ScoreScale => {
  return {
    ...evenness,
    loadPerRegion: Math.max(total(graph, LOAD) / regions, 1e-9),
    sideM: Math.max(Math.sqrt(total(graph, AREA_M2) / regions), 1),
  }
}

/** The best cut of so many trees that scores less than `worstScore`. */
const bestOf = (
  trees: number,
  tryOne: (worstScore: number) => Cut | null,
  worstScore = Infinity,
): Cut | null => {
  let best: Cut | null = null
  let score = worstScore
  for (let i = 0; i < trees; i++) {
    const cut = tryOne(score)
    if (cut === null) continue
    best = cut
    score = cut.score
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
    const cut = bestOf(START_TREES, (worst) => bestTreeCut(problem, scale, shares, random, worst))
    if (cut === null) return
    const first = new Set(cut.first)
    const second = nodes.filter((node) => !first.has(node))
    const load =
      cut.first.reduce((sum, node) => sum + (graph.sums[node * SUMS + LOAD] ?? 0), 0) / scale.loadPerRegion
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

/** Tells whether a region has changed: two different ones hardly ever have the same sums. */
const rowKey = ({ sums }: RegionState, region: number): string =>
  `${sums[region * SUMS + LOAD]} ${sums[region * SUMS + AREA_M2]} `

/** Puts two neighbours together and cuts them anew, if that makes the two better. */
const recutPair = (state: RegionState, low: number, high: number, random: () => number): boolean => {
  const { graph, scale, regionOf, sums } = state
  const nodes: number[] = []
  for (let node = 0; node < graph.count; node++) {
    if (regionOf[node] === low || regionOf[node] === high) nodes.push(node)
  }
  let border = 0
  let sharedM = 0
  for (const { a, b, cost, lengthM } of graph.edges) {
    const here = regionOf[a]
    if (here !== low && here !== high) continue
    if (regionOf[b] !== (here === low ? high : low)) continue
    border += cost
    sharedM += lengthM
  }
  const now =
    borderScore(border, scale) +
    enclaveScore(sharedM, sums[low * SUMS + OUTLINE_M] ?? 0, sums[high * SUMS + OUTLINE_M] ?? 0) +
    regionScore(sums, low, scale) +
    regionScore(sums, high, scale)
  const shares = [{ first: 1, second: 1 }]
  const problem = cutProblem(graph, nodes)
  const cut = bestOf(PAIR_TREES, (worst) => bestTreeCut(problem, scale, shares, random, worst), now - 1e-6)
  if (cut === null) return false
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
      const sums = rowKey(state, low) + rowKey(state, high)
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
