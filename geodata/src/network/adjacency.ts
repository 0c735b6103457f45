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
  const halfEdgeStart = new Int32Array(nodes + 1)
  for (let node = 0; node < nodes; node += 1) {
    halfEdgeStart[node + 1] = (halfEdgeStart[node] as number) + (degree[node] as number)
  }
  const next = halfEdgeStart.slice()
  const halfEdges = new Int32Array(8 * edges)
  const halfEdgeM = new Float64Array(halfEdges.buffer)
  const add = (from: number, to: number, edge: number, backward: number, lengthM: number) => {
    const half = next[from] as number
    next[from] = half + 1
    halfEdges[4 * half] = to
    halfEdges[4 * half + 1] = 2 * edge + backward
    halfEdgeM[2 * half + 1] = lengthM
  }
  for (let edge = 0; edge < edges; edge += 1) {
    const from = edgeFrom[edge] as number
    const to = edgeTo[edge] as number
    const lengthM = edgeLengthM(columns, edge)
    add(from, to, edge, 0, lengthM)
    add(to, from, edge, 1, lengthM)
  }
  return { ...columns, halfEdgeStart, halfEdges, halfEdgeM }
}
