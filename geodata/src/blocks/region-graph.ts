import type { FaceMeasures } from './face-measures.ts'

/** Nodes to be put together into regions, and the borders between them. */
export interface RegionGraph {
  readonly count: number
  /** What is to be balanced: households, with a small share for the ground that has to be walked. */
  readonly load: Float64Array
  readonly areaM2: Float64Array
  readonly perimeterM: Float64Array
  readonly edges: readonly RegionEdge[]
  /** Numbers of the edges at each node. */
  readonly edgesOf: readonly (readonly number[])[]
}

export interface RegionEdge {
  readonly a: number
  readonly b: number
  readonly lengthM: number
  /** Metres weighted by how little the line divides: a border here costs that much. May be negative: a reward. */
  readonly cost: number
}

/** The graph of groups of faces: `groupOf` gives each face its group, dense from 0, or −1 to leave it out. */
export const regionGraph = (
  measures: FaceMeasures,
  load: Float64Array,
  groupOf: ArrayLike<number>,
  count: number,
  costPerM: readonly number[],
): RegionGraph => {
  const sum = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(count)
    for (let face = 0; face < values.length; face++) {
      const group = groupOf[face] ?? -1
      if (group >= 0) sums[group]! += values[face] ?? 0
    }
    return sums
  }
  const perimeterM = sum(measures.perimeterM)
  const between = new Map<number, { a: number; b: number; lengthM: number; cost: number }>()
  measures.borders.forEach((borders, face) => {
    const own = groupOf[face] ?? -1
    if (own < 0) return
    for (const [neighbour, border] of borders) {
      const other = neighbour < 0 ? -1 : (groupOf[neighbour] ?? -1)
      if (other === own) perimeterM[own]! -= border.lengthM
      if (other <= own) continue
      const key = own * count + other
      const edge = between.get(key) ?? { a: own, b: other, lengthM: 0, cost: 0 }
      border.byRankM.forEach((lengthM, rank) => {
        edge.lengthM += lengthM
        edge.cost += lengthM * (costPerM[rank] ?? 0)
      })
      between.set(key, edge)
    }
  })
  const edges = [...between.values()]
  const edgesOf: number[][] = Array.from({ length: count }, () => [])
  edges.forEach(({ a, b }, index) => {
    edgesOf[a]?.push(index)
    edgesOf[b]?.push(index)
  })
  return { count, load: sum(load), areaM2: sum(measures.areaM2), perimeterM, edges, edgesOf }
}

/** The other end of an edge. */
export const across = (edge: RegionEdge | undefined, node: number): number =>
  edge === undefined ? -1 : edge.a === node ? edge.b : edge.a
