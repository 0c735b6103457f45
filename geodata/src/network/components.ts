import { UnionFind } from '../partition/union-find.ts'

/**
 * Component of each node, numbered by metres of ways, most first (ties: lower node first).
 * @param lengthM metres of an edge
 */
export const numberComponents = (
  nodes: number,
  edgeFrom: Int32Array,
  edgeTo: Int32Array,
  lengthM: (edge: number) => number,
): Int32Array => {
  const sets = new UnionFind(nodes)
  for (let edge = 0; edge < edgeFrom.length; edge += 1) {
    sets.union(edgeFrom[edge] as number, edgeTo[edge] as number)
  }
  const { label, count } = sets.labels()
  const metres = new Float64Array(count)
  for (let edge = 0; edge < edgeFrom.length; edge += 1) {
    const set = label[edgeFrom[edge] as number] as number
    metres[set] = (metres[set] as number) + lengthM(edge)
  }
  const bySize = Array.from(metres, (_, set) => set)
  bySize.sort((a, b) => (metres[b] as number) - (metres[a] as number) || a - b)
  const rank = new Int32Array(count)
  bySize.forEach((set, index) => {
    rank[set] = index
  })
  return label.map((set) => rank[set] as number)
}
