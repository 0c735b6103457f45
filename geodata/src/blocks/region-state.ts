import { across, type RegionGraph } from './region-graph.ts'
import { borderScore, enclaveScore, regionScore, type ScoreScale } from './region-score.ts'
import { addSums, OUTLINE_M, SUMS } from './region-sums.ts'

/** An assignment of nodes to regions with its running sums. */
export interface RegionState {
  readonly graph: RegionGraph
  readonly scale: ScoreScale
  readonly regionOf: Int32Array
  /** A row of `SUMS` numbers for each region: see region-sums. */
  readonly sums: Float64Array
  readonly size: Int32Array
  /** Metres of border between two regions, by `pairKey`. */
  readonly sharedM: Map<number, number>
}

const pairKey = (regions: number, a: number, b: number): number => Math.min(a, b) * regions + Math.max(a, b)

const addShared = ({ sharedM, size }: RegionState, a: number, b: number, lengthM: number): void => {
  const key = pairKey(size.length, a, b)
  sharedM.set(key, (sharedM.get(key) ?? 0) + lengthM)
}

export const regionState = (
  graph: RegionGraph,
  scale: ScoreScale,
  regionOf: Int32Array,
  regions: number,
): RegionState => {
  const state: RegionState = {
    graph,
    scale,
    regionOf,
    sums: new Float64Array(regions * SUMS),
    size: new Int32Array(regions),
    sharedM: new Map(),
  }
  for (let node = 0; node < graph.count; node++) {
    const region = regionOf[node] ?? 0
    addSums(state.sums, region, graph.sums, node)
    state.size[region]! += 1
  }
  for (const { a, b, lengthM } of graph.edges) {
    const region = regionOf[a] ?? 0
    const other = regionOf[b] ?? 0
    if (region === other) state.sums[region * SUMS + OUTLINE_M]! -= 2 * lengthM
    else addShared(state, region, other, lengthM)
  }
  return state
}

/** Whether a region still hangs together without one of its nodes. */
const holdsWithout = ({ graph, regionOf }: RegionState, node: number): boolean => {
  const home = regionOf[node] ?? 0
  const around: number[] = []
  for (const index of graph.edgesOf[node] ?? []) {
    const next = across(graph.edges[index], node)
    if (regionOf[next] === home) around.push(next)
  }
  const first = around.pop()
  if (first === undefined) return false
  const wanted = new Set(around)
  const seen = new Set([node, first])
  const open = [first]
  for (let at = open.pop(); at !== undefined && wanted.size > 0; at = open.pop()) {
    for (const index of graph.edgesOf[at] ?? []) {
      const next = across(graph.edges[index], at)
      if (regionOf[next] !== home || seen.has(next)) continue
      seen.add(next)
      wanted.delete(next)
      open.push(next)
    }
  }
  return wanted.size === 0
}

/** Gain below which a move is not worth making. */
const LEAST_GAIN = 1e-6

/** Moves the node to the neighbouring region where the score falls most, if it falls; says whether it moved. */
const moveToBest = (state: RegionState, node: number): boolean => {
  const { graph, scale, regionOf, sums, size } = state
  const home = regionOf[node] ?? 0
  if ((size[home] ?? 0) < 2) return false
  const links = new Map<number, { lengthM: number; cost: number }>()
  for (const index of graph.edgesOf[node] ?? []) {
    const edge = graph.edges[index]
    if (edge === undefined) continue
    const region = regionOf[across(edge, node)] ?? 0
    const link = links.get(region) ?? { lengthM: 0, cost: 0 }
    link.lengthM += edge.lengthM
    link.cost += edge.cost
    links.set(region, link)
  }
  const toHome = links.get(home) ?? { lengthM: 0, cost: 0 }
  links.delete(home)
  if (links.size === 0) return false
  const without = sums.slice(home * SUMS, (home + 1) * SUMS)
  addSums(without, 0, graph.sums, node, -1)
  without[OUTLINE_M]! += 2 * toHome.lengthM
  const homeGain = regionScore(sums, home, scale) - regionScore(without, 0, scale)
  let best = -1
  let bestGain = LEAST_GAIN
  for (const [region, link] of links) {
    const joined = sums.slice(region * SUMS, (region + 1) * SUMS)
    addSums(joined, 0, graph.sums, node)
    joined[OUTLINE_M]! -= 2 * link.lengthM
    const sharedM = state.sharedM.get(pairKey(size.length, home, region)) ?? 0
    const gain =
      homeGain +
      enclaveScore(sharedM, sums[home * SUMS + OUTLINE_M] ?? 0, sums[region * SUMS + OUTLINE_M] ?? 0) -
      enclaveScore(sharedM + toHome.lengthM - link.lengthM, without[OUTLINE_M] ?? 0, joined[OUTLINE_M] ?? 0) +
      regionScore(sums, region, scale) -
      regionScore(joined, 0, scale) +
      borderScore(link.cost - toHome.cost, scale)
    if (gain <= bestGain) continue
    best = region
    bestGain = gain
  }
  const link = links.get(best)
  if (link === undefined || !holdsWithout(state, node)) return false
  regionOf[node] = best
  sums.set(without, home * SUMS)
  addSums(sums, best, graph.sums, node)
  sums[best * SUMS + OUTLINE_M]! -= 2 * link.lengthM
  for (const [region, { lengthM }] of links) {
    addShared(state, home, region, -lengthM)
    if (region !== best) addShared(state, best, region, lengthM)
  }
  addShared(state, home, best, toHome.lengthM)
  size[home]! -= 1
  size[best]! += 1
  return true
}

/** Moves single nodes between neighbouring regions until no move makes the whole better. */
export const refineByMoves = (state: RegionState): void => {
  for (let round = 0; round < 40; round++) {
    let moved = false
    for (let node = 0; node < state.graph.count; node++) if (moveToBest(state, node)) moved = true
    if (!moved) return
  }
}
