import { edgeCount, edgeLengthM, nodeCount, type StoredColumns, type WalkNetwork } from './walk-network.ts'

/** Adds the half-edges that leave each node, in order of their edges: an edge counts at both ends, a loop twice. */
export const withAdjacency = (columns: StoredColumns): WalkNetwork => {
  const nodes = nodeCount(columns)
  const edges = edgeCount(columns)
  const { edgeFrom, edgeTo } = columns
  const degree = new Int32Array(nodes)
  for (const ends of [edgeFrom, edgeTo]) {
    for (const node of ends) degree[node] = (degree[node] as number) + 1
  }
  const adjacentStart = new Int32Array(nodes + 1)
  for (let node = 0; node < nodes; node += 1) {
    adjacentStart[node + 1] = (adjacentStart[node] as number) + (degree[node] as number)
  }
  const next = adjacentStart.slice()
  const adjacentNode = new Int32Array(2 * edges)
  const adjacentEdge = new Int32Array(2 * edges)
  const adjacentM = new Float64Array(2 * edges)
  const add = (from: number, to: number, edge: number, lengthM: number) => {
    const slot = next[from] as number
    next[from] = slot + 1
    adjacentNode[slot] = to
    adjacentEdge[slot] = edge
    adjacentM[slot] = lengthM
  }
  for (let edge = 0; edge < edges; edge += 1) {
    const from = edgeFrom[edge] as number
    const to = edgeTo[edge] as number
    const lengthM = edgeLengthM(columns, edge)
    add(from, to, edge, lengthM)
    add(to, from, edge, lengthM)
  }
  return { ...columns, adjacentStart, adjacentNode, adjacentEdge, adjacentM }
}
