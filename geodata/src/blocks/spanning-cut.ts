import { UnionFind } from '../partition/union-find.ts'
import { across, type RegionEdge, type RegionGraph } from './region-graph.ts'
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

/** A piece of the graph that is to be cut, numbered from 0: built once, cut along many trees. */
export interface CutProblem {
  /** Numbers in the graph. */
  readonly nodes: readonly number[]
  readonly load: Float64Array
  readonly areaM2: Float64Array
  readonly perimeterM: Float64Array
  /** Ends of the edges between the nodes. */
  readonly a: Int32Array
  readonly b: Int32Array
  readonly lengthM: Float64Array
  readonly cost: Float64Array
}

export const cutProblem = (graph: RegionGraph, nodes: readonly number[]): CutProblem => {
  const slot = new Map(nodes.map((node, i) => [node, i] as const))
  const edges: RegionEdge[] = []
  for (const node of nodes) {
    for (const index of graph.edgesOf[node] ?? []) {
      const edge = graph.edges[index]
      if (edge !== undefined && edge.a === node && slot.has(edge.b)) edges.push(edge)
    }
  }
  return {
    nodes,
    load: Float64Array.from(nodes, (node) => graph.load[node] ?? 0),
    areaM2: Float64Array.from(nodes, (node) => graph.areaM2[node] ?? 0),
    perimeterM: Float64Array.from(nodes, (node) => graph.perimeterM[node] ?? 0),
    a: Int32Array.from(edges, (edge) => slot.get(edge.a) ?? 0),
    b: Int32Array.from(edges, (edge) => slot.get(edge.b) ?? 0),
    lengthM: Float64Array.from(edges, (edge) => edge.lengthM),
    cost: Float64Array.from(edges, (edge) => edge.cost),
  }
}

interface Tree {
  /** Nodes, each after its parent. */
  readonly order: Int32Array
  readonly parent: Int32Array
  readonly depth: Int32Array
}

/**
 * A random spanning tree. Weak borders (costly to follow) are taken into the tree first, so that what is left to
 * cut tends to be the strong ones.
 */
const spanningTree = (problem: CutProblem, random: () => number): Tree | null => {
  const { a, b } = problem
  const count = problem.nodes.length
  const sets = new UnionFind(count)
  // The tree's edges as linked lists, each edge once from either end.
  const head = new Int32Array(count).fill(-1)
  const link = new Int32Array(2 * count)
  const end = new Int32Array(2 * count)
  let links = 0
  for (const edge of shuffledEdges(problem, random)) {
    const from = a[edge] ?? 0
    const to = b[edge] ?? 0
    if (!sets.union(from, to)) continue
    end[links] = to
    link[links] = head[from] ?? -1
    head[from] = links++
    end[links] = from
    link[links] = head[to] ?? -1
    head[to] = links++
  }
  const order = new Int32Array(count)
  const parent = new Int32Array(count).fill(-1)
  const depth = new Int32Array(count)
  let reached = 1
  for (let i = 0; i < reached; i++) {
    const node = order[i] ?? 0
    for (let at = head[node] ?? -1; at >= 0; at = link[at] ?? -1) {
      const next = end[at] ?? 0
      if (next === parent[node]) continue
      parent[next] = node
      depth[next] = (depth[node] ?? 0) + 1
      order[reached++] = next
    }
  }
  return reached === count ? { order, parent, depth } : null
}

/** Steps that a random key is cut into, so that key and edge fit one number and sort without a comparison. */
const KEY_STEPS = 2 ** 22

/** The edges in random order, those that are costly to follow earlier. */
const shuffledEdges = ({ cost, lengthM }: CutProblem, random: () => number): Int32Array => {
  const count = cost.length
  const packed = cost.map((own, edge) => {
    const perM = Math.max(-3, Math.min(own / Math.max(lengthM[edge] ?? 0, 0.1), 3))
    const key = random() - 0.45 * perM + 2
    return Math.floor(key * KEY_STEPS) * count + edge
  })
  packed.sort()
  return Int32Array.from(packed, (both) => both % count)
}

/**
 * The best cut of one random spanning tree; null where the nodes do not hang together. For each tree edge the load,
 * area, outline and border of the part below come from sums up the tree, so all cuts are scored in one sweep.
 */
export const bestTreeCut = (
  problem: CutProblem,
  scale: ScoreScale,
  shares: readonly Shares[],
  random: () => number,
): Cut | null => {
  const tree = spanningTree(problem, random)
  if (tree === null) return null
  const { order, parent, depth } = tree
  const load = problem.load.slice()
  const area = problem.areaM2.slice()
  const outline = problem.perimeterM.slice()
  const crossing = new Float64Array(order.length)
  const crossingM = new Float64Array(order.length)
  problem.a.forEach((from, edge) => {
    const cost = problem.cost[edge] ?? 0
    const lengthM = problem.lengthM[edge] ?? 0
    let x = from
    let y = problem.b[edge] ?? 0
    crossing[x]! += cost
    crossing[y]! += cost
    crossingM[x]! += lengthM
    crossingM[y]! += lengthM
    while (x !== y) {
      if ((depth[x] ?? 0) >= (depth[y] ?? 0)) x = parent[x] ?? 0
      else y = parent[y] ?? 0
    }
    crossing[x]! -= 2 * cost
    crossingM[x]! -= 2 * lengthM
    outline[x]! -= 2 * lengthM
  })
  for (let i = order.length - 1; i > 0; i--) {
    const node = order[i] ?? 0
    const up = parent[node] ?? 0
    load[up]! += load[node] ?? 0
    area[up]! += area[node] ?? 0
    outline[up]! += outline[node] ?? 0
    crossing[up]! += crossing[node] ?? 0
    crossingM[up]! += crossingM[node] ?? 0
  }
  const root = order[0] ?? 0
  let best = -1
  let bestScore = Infinity
  for (let i = 1; i < order.length; i++) {
    const node = order[i] ?? 0
    const border = borderScore(crossing[node] ?? 0, scale)
    const restOutline = (outline[root] ?? 0) - (outline[node] ?? 0) + 2 * (crossingM[node] ?? 0)
    const restLoad = (load[root] ?? 0) - (load[node] ?? 0)
    const restArea = (area[root] ?? 0) - (area[node] ?? 0)
    for (const { first, second } of shares) {
      const score =
        border +
        regionScore(load[node] ?? 0, area[node] ?? 0, outline[node] ?? 0, scale, first) +
        regionScore(restLoad, restArea, restOutline, scale, second)
      if (score < bestScore) {
        bestScore = score
        best = node
      }
    }
  }
  return best < 0 ? null : { score: bestScore, first: nodesBelow(problem, tree, best) }
}

const nodesBelow = ({ nodes }: CutProblem, { order, parent }: Tree, top: number): number[] => {
  const below = new Uint8Array(order.length)
  below[top] = 1
  const found: number[] = []
  for (const node of order) {
    if (below[parent[node] ?? -1]) below[node] = 1
    if (below[node]) found.push(nodes[node] ?? 0)
  }
  return found
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
