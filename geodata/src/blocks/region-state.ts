import { across, type RegionGraph } from './region-graph.ts'
import { borderScore, regionScore, type ScoreScale } from './region-score.ts'

/** An assignment of nodes to regions with its running sums. */
export interface RegionState {
  readonly graph: RegionGraph
  readonly scale: ScoreScale
  readonly regionOf: Int32Array
  readonly load: Float64Array
  readonly areaM2: Float64Array
  readonly perimeterM: Float64Array
  readonly size: Int32Array
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
    load: new Float64Array(regions),
    areaM2: new Float64Array(regions),
    perimeterM: new Float64Array(regions),
    size: new Int32Array(regions),
  }
  for (let node = 0; node < graph.count; node++) {
    const region = regionOf[node] ?? 0
    state.load[region]! += graph.load[node] ?? 0
    state.areaM2[region]! += graph.areaM2[node] ?? 0
    state.perimeterM[region]! += graph.perimeterM[node] ?? 0
    state.size[region]! += 1
  }
  for (const { a, b, lengthM } of graph.edges) {
    const region = regionOf[a] ?? 0
    if (region === regionOf[b]) state.perimeterM[region]! -= 2 * lengthM
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
  const { graph, scale, regionOf, load, areaM2, perimeterM, size } = state
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
  const own = {
    load: graph.load[node] ?? 0,
    area: graph.areaM2[node] ?? 0,
    outline: graph.perimeterM[node] ?? 0,
  }
  const score = (region: number): number =>
    regionScore(load[region] ?? 0, areaM2[region] ?? 0, perimeterM[region] ?? 0, scale)
  const homeOutline = (perimeterM[home] ?? 0) - own.outline + 2 * toHome.lengthM
  const homeGain =
    score(home) -
    regionScore((load[home] ?? 0) - own.load, (areaM2[home] ?? 0) - own.area, homeOutline, scale)
  let best = -1
  let bestGain = LEAST_GAIN
  let bestOutline = 0
  for (const [region, link] of links) {
    const outline = (perimeterM[region] ?? 0) + own.outline - 2 * link.lengthM
    const gain =
      homeGain +
      score(region) -
      regionScore((load[region] ?? 0) + own.load, (areaM2[region] ?? 0) + own.area, outline, scale) +
      borderScore(link.cost - toHome.cost, scale)
    if (gain > bestGain) {
      best = region
      bestGain = gain
      bestOutline = outline
    }
  }
  if (best < 0 || !holdsWithout(state, node)) return false
  regionOf[node] = best
  load[home]! -= own.load
  load[best]! += own.load
  areaM2[home]! -= own.area
  areaM2[best]! += own.area
  perimeterM[home] = homeOutline
  perimeterM[best] = bestOutline
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

/** Score of the whole: all regions, and all borders between them. */
export const totalScore = ({ graph, scale, regionOf, load, areaM2, perimeterM }: RegionState): number => {
  let score = 0
  for (let region = 0; region < load.length; region++) {
    score += regionScore(load[region] ?? 0, areaM2[region] ?? 0, perimeterM[region] ?? 0, scale)
  }
  for (const { a, b, cost } of graph.edges) if (regionOf[a] !== regionOf[b]) score += borderScore(cost, scale)
  return score
}
