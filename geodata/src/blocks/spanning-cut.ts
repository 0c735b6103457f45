import type { RegionEdge, RegionGraph } from './region-graph.ts'
import { borderScore, enclaveScore, regionScore, type ScoreScale } from './region-score.ts'
import { addSums, OUTLINE_M, SUMS } from './region-sums.ts'

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
  /** A row of `SUMS` numbers for each node, and one for all together at the end. */
  readonly sums: Float64Array
  /** Ends of the edges between the nodes. */
  readonly a: Int32Array
  readonly b: Int32Array
  readonly lengthM: Float64Array
  readonly cost: Float64Array
  /** What each tree writes over: so that a thousand trees leave no garbage. */
  readonly tree: Tree
  readonly below: Float64Array
  readonly crossing: Float64Array
  readonly crossingM: Float64Array
}

interface Tree {
  /** Nodes, each after its parent. */
  readonly order: Int32Array
  readonly parent: Int32Array
  readonly depth: Int32Array
  /** Scratch: the edges in random order; the tree's edges as linked lists, each edge once from either end. */
  readonly keys: Float64Array
  readonly root: Int32Array
  readonly head: Int32Array
  readonly link: Int32Array
  readonly end: Int32Array
}

export const cutProblem = (graph: RegionGraph, nodes: readonly number[]): CutProblem => {
  const count = nodes.length
  const slot = new Map(nodes.map((node, i) => [node, i] as const))
  const sums = new Float64Array((count + 1) * SUMS)
  const edges: RegionEdge[] = []
  nodes.forEach((node, i) => {
    addSums(sums, i, graph.sums, node)
    addSums(sums, count, graph.sums, node)
    for (const index of graph.edgesOf[node] ?? []) {
      const edge = graph.edges[index]
      if (edge === undefined || edge.a !== node || !slot.has(edge.b)) continue
      edges.push(edge)
      sums[count * SUMS + OUTLINE_M]! -= 2 * edge.lengthM
    }
  })
  return {
    nodes,
    sums,
    a: Int32Array.from(edges, (edge) => slot.get(edge.a) ?? 0),
    b: Int32Array.from(edges, (edge) => slot.get(edge.b) ?? 0),
    lengthM: Float64Array.from(edges, (edge) => edge.lengthM),
    cost: Float64Array.from(edges, (edge) => edge.cost),
    tree: {
      order: new Int32Array(count),
      parent: new Int32Array(count),
      depth: new Int32Array(count),
      keys: new Float64Array(edges.length),
      root: new Int32Array(count),
      head: new Int32Array(count),
      link: new Int32Array(2 * count),
      end: new Int32Array(2 * count),
    },
    below: new Float64Array(count * SUMS),
    crossing: new Float64Array(count),
    crossingM: new Float64Array(count),
  }
}

/** Steps that a random key is cut into, so that key and edge fit one number and sort without a comparison. */
const KEY_STEPS = 2 ** 22

/** Puts the edges in random order, those that are costly to follow earlier: key and edge in one number. */
const shuffleEdges = ({ cost, lengthM, tree: { keys } }: CutProblem, random: () => number): void => {
  const count = cost.length
  for (let edge = 0; edge < count; edge++) {
    const perM = Math.max(-3, Math.min((cost[edge] ?? 0) / Math.max(lengthM[edge] ?? 0, 0.1), 3))
    const key = random() - 0.45 * perM + 2
    keys[edge] = Math.floor(key * KEY_STEPS) * count + edge
  }
  keys.sort()
}

const rootOf = (root: Int32Array, node: number): number => {
  let at = node
  while (root[at] !== at) {
    const up = root[at] ?? at
    root[at] = root[up] ?? up
    at = root[at] ?? at
  }
  return at
}

/**
 * Grows a random spanning tree. Weak borders (costly to follow) are taken into it first, so that what is left to cut
 * tends to be the strong ones. False where the nodes do not hang together.
 */
const growTree = (problem: CutProblem, random: () => number): boolean => {
  const { a, b, tree } = problem
  const { order, parent, depth, keys, root, head, link, end } = tree
  const count = problem.nodes.length
  shuffleEdges(problem, random)
  for (let node = 0; node < count; node++) root[node] = node
  head.fill(-1)
  let links = 0
  for (let i = 0; i < keys.length && links < 2 * (count - 1); i++) {
    const edge = (keys[i] ?? 0) % keys.length
    const from = a[edge] ?? 0
    const to = b[edge] ?? 0
    const rootFrom = rootOf(root, from)
    const rootTo = rootOf(root, to)
    if (rootFrom === rootTo) continue
    root[rootFrom] = rootTo
    end[links] = to
    link[links] = head[from] ?? -1
    head[from] = links++
    end[links] = from
    link[links] = head[to] ?? -1
    head[to] = links++
  }
  order[0] = 0
  parent[0] = -1
  depth[0] = 0
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
  return reached === count
}

/** Sums up, for each node of the tree, the part below it: its row, and what borders on the rest. */
const sumBelow = (problem: CutProblem): void => {
  const { a, b, tree, below, crossing, crossingM } = problem
  const { order, parent, depth } = tree
  below.set(problem.sums.subarray(0, below.length))
  crossing.fill(0)
  crossingM.fill(0)
  for (let edge = 0; edge < a.length; edge++) {
    const cost = problem.cost[edge] ?? 0
    const lengthM = problem.lengthM[edge] ?? 0
    let x = a[edge] ?? 0
    let y = b[edge] ?? 0
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
    below[x * SUMS + OUTLINE_M]! -= 2 * lengthM
  }
  for (let i = order.length - 1; i > 0; i--) {
    const node = order[i] ?? 0
    const up = parent[node] ?? 0
    addSums(below, up, below, node)
    crossing[up]! += crossing[node] ?? 0
    crossingM[up]! += crossingM[node] ?? 0
  }
}

/**
 * The best cut of one random spanning tree; null where the nodes do not hang together, or where none is better than
 * `worstScore`. For each tree edge, both halves come from sums up the tree, so all cuts are scored in one sweep.
 */
export const bestTreeCut = (
  problem: CutProblem,
  scale: ScoreScale,
  shares: readonly Shares[],
  random: () => number,
  worstScore = Infinity,
): Cut | null => {
  if (!growTree(problem, random)) return null
  sumBelow(problem)
  const { sums, below, crossing, crossingM, tree, nodes } = problem
  const rest = new Float64Array(SUMS)
  let best = -1
  let bestScore = worstScore
  for (let i = 1; i < nodes.length; i++) {
    const node = tree.order[i] ?? 0
    rest.set(sums.subarray(nodes.length * SUMS))
    addSums(rest, 0, below, node, -1)
    rest[OUTLINE_M]! += 2 * (crossingM[node] ?? 0)
    const border =
      borderScore(crossing[node] ?? 0, scale) +
      enclaveScore(crossingM[node] ?? 0, below[node * SUMS + OUTLINE_M] ?? 0, rest[OUTLINE_M] ?? 0)
    for (const { first, second } of shares) {
      const score = border + regionScore(below, node, scale, first) + regionScore(rest, 0, scale, second)
      if (score < bestScore) {
        bestScore = score
        best = node
      }
    }
  }
  return best < 0 ? null : { score: bestScore, first: nodesBelow(problem, best) }
}

const nodesBelow = ({ nodes, tree: { order, parent } }: CutProblem, top: number): number[] => {
  const isBelow = new Uint8Array(order.length)
  isBelow[top] = 1
  const found: number[] = []
  for (const node of order) {
    if (isBelow[parent[node] ?? -1]) isBelow[node] = 1
    if (isBelow[node]) found.push(nodes[node] ?? 0)
  }
  return found
}
