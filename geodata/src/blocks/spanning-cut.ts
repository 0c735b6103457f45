import { UnionFind } from '../partition/union-find.ts'
import { across, type RegionGraph } from './region-graph.ts'
import { borderScore, regionScore, type ScoreScale } from './region-score.ts'

/** Two halves of a set of nodes, each in one piece, and how good they are together. */
export interface Cut {
  readonly score: number
  /** Nodes of the first half. */
  readonly first: readonly number[]
}

/** How many regions each half stands for. */
export interface Shares {
  readonly first: number
  readonly second: number
}

/**
 * A random spanning tree of the nodes, as a list in which each node's parent comes before it. Weak borders (costly
 * to follow) are taken into the tree first, so that what is left to cut tends to be the strong ones.
 */
const spanningTree = (
  graph: RegionGraph,
  nodes: readonly number[],
  edges: readonly number[],
  random: () => number,
) => {
  const keyed = edges.map((index) => {
    const edge = graph.edges[index]
    const perM = edge === undefined ? 0 : edge.cost / Math.max(edge.lengthM, 0.1)
    return { index, key: random() - 0.45 * Math.min(perM, 3) }
  })
  keyed.sort((x, y) => x.key - y.key || x.index - y.index)
  const sets = new UnionFind(graph.count)
  const kept = new Map<number, number[]>(nodes.map((node) => [node, []]))
  for (const { index } of keyed) {
    const edge = graph.edges[index]
    if (edge === undefined || !sets.union(edge.a, edge.b)) continue
    kept.get(edge.a)?.push(edge.b)
    kept.get(edge.b)?.push(edge.a)
  }
  const order: number[] = []
  const parent = new Map<number, number>()
  const root = nodes[0] ?? -1
  const open = [root]
  parent.set(root, -1)
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    order.push(node)
    for (const next of kept.get(node) ?? []) {
      if (parent.has(next)) continue
      parent.set(next, node)
      open.push(next)
    }
  }
  return { order, parent }
}

/**
 * The best cut of one random spanning tree of `nodes` (which must hang together). For each tree edge the load, area,
 * outline and border of the part below come from sums up the tree, so all cuts are scored in one sweep.
 */
export const bestTreeCut = (
  graph: RegionGraph,
  nodes: readonly number[],
  scale: ScoreScale,
  shares: readonly Shares[],
  random: () => number,
): Cut | null => {
  const member = new Set(nodes)
  const inner: number[] = []
  for (const node of nodes) {
    for (const index of graph.edgesOf[node] ?? []) {
      const edge = graph.edges[index]
      if (edge !== undefined && edge.a === node && member.has(edge.b)) inner.push(index)
    }
  }
  const { order, parent } = spanningTree(graph, nodes, inner, random)
  if (order.length !== nodes.length) return null
  const depth = new Map<number, number>()
  for (const node of order) depth.set(node, 1 + (depth.get(parent.get(node) ?? -1) ?? -1))

  const slot = new Map(order.map((node, i) => [node, i] as const))
  const count = order.length
  const load = Float64Array.from(order, (node) => graph.load[node] ?? 0)
  const area = Float64Array.from(order, (node) => graph.areaM2[node] ?? 0)
  const outline = Float64Array.from(order, (node) => graph.perimeterM[node] ?? 0)
  const crossing = new Float64Array(count)
  const crossingM = new Float64Array(count)
  for (const index of inner) {
    const edge = graph.edges[index]
    if (edge === undefined) continue
    let a = edge.a
    let b = edge.b
    for (const end of [a, b]) {
      crossing[slot.get(end) ?? 0]! += edge.cost
      crossingM[slot.get(end) ?? 0]! += edge.lengthM
    }
    while (a !== b) {
      if ((depth.get(a) ?? 0) >= (depth.get(b) ?? 0)) a = parent.get(a) ?? b
      else b = parent.get(b) ?? a
    }
    crossing[slot.get(a) ?? 0]! -= 2 * edge.cost
    crossingM[slot.get(a) ?? 0]! -= 2 * edge.lengthM
    outline[slot.get(a) ?? 0]! -= 2 * edge.lengthM
  }
  for (let i = count - 1; i > 0; i--) {
    const up = slot.get(parent.get(order[i] ?? 0) ?? 0) ?? 0
    for (const sums of [load, area, outline, crossing, crossingM]) sums[up]! += sums[i] ?? 0
  }
  let best = -1
  let bestScore = Infinity
  for (let i = 1; i < count; i++) {
    const border = borderScore(crossing[i] ?? 0, scale)
    const restOutline = (outline[0] ?? 0) - (outline[i] ?? 0) + 2 * (crossingM[i] ?? 0)
    for (const { first, second } of shares) {
      const score =
        border +
        regionScore(load[i] ?? 0, area[i] ?? 0, outline[i] ?? 0, scale, first) +
        regionScore(
          (load[0] ?? 0) - (load[i] ?? 0),
          (area[0] ?? 0) - (area[i] ?? 0),
          restOutline,
          scale,
          second,
        )
      if (score < bestScore) {
        bestScore = score
        best = i
      }
    }
  }
  if (best < 0) return null
  const below = new Set([order[best] ?? -1])
  for (let i = best + 1; i < count; i++) {
    const node = order[i] ?? -1
    if (below.has(parent.get(node) ?? -1)) below.add(node)
  }
  return { score: bestScore, first: [...below] }
}

/** Pieces that hang together, each as its nodes. */
export const connectedPieces = (graph: RegionGraph, nodes: readonly number[]): number[][] => {
  const left = new Set(nodes)
  const pieces: number[][] = []
  for (const start of nodes) {
    if (!left.delete(start)) continue
    const piece = [start]
    for (let i = 0; i < piece.length; i++) {
      const node = piece[i] ?? 0
      for (const index of graph.edgesOf[node] ?? []) {
        const next = across(graph.edges[index], node)
        if (left.delete(next)) piece.push(next)
      }
    }
    pieces.push(piece)
  }
  return pieces
}
