import type { FaceMeasures } from './face-measures.ts'
import { AREA_M2, LOAD, MOMENT_R2, MOMENT_X, MOMENT_Y, OUTLINE_M, SUMS } from './region-sums.ts'

/** Nodes to be put together into regions, and the borders between them. */
export interface RegionGraph {
  readonly count: number
  /** A row of `SUMS` numbers for each node: see region-sums. */
  readonly sums: Float64Array
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
  const sums = new Float64Array(count * SUMS)
  for (let face = 0; face < load.length; face++) {
    const group = groupOf[face] ?? -1
    if (group < 0) continue
    const at = group * SUMS
    sums[at + LOAD]! += load[face] ?? 0
    sums[at + AREA_M2]! += measures.areaM2[face] ?? 0
    sums[at + OUTLINE_M]! += measures.perimeterM[face] ?? 0
    sums[at + MOMENT_X]! += measures.momentX[face] ?? 0
    sums[at + MOMENT_Y]! += measures.momentY[face] ?? 0
    sums[at + MOMENT_R2]! += measures.momentR2[face] ?? 0
  }
  const between = new Map<number, { a: number; b: number; lengthM: number; cost: number }>()
  measures.borders.forEach((borders, face) => {
    const own = groupOf[face] ?? -1
    if (own < 0) return
    for (const [neighbour, border] of borders) {
      const other = neighbour < 0 ? -1 : (groupOf[neighbour] ?? -1)
      if (other === own) sums[own * SUMS + OUTLINE_M]! -= border.lengthM
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
  return { count, sums, edges, edgesOf }
}

/** The other end of an edge. */
export const across = (edge: RegionEdge | undefined, node: number): number =>
  edge === undefined ? -1 : edge.a === node ? edge.b : edge.a
