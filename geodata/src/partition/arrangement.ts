import type { LatticePoints } from './lattice-points.ts'
import { nodeSegments, type NodedEdges, type Segments } from './node-segments.ts'
import { type Region, traceRegions } from './regions.ts'

/** Faces of a set of segments. Region −1 is the unbounded outside. */
export interface Arrangement {
  readonly points: LatticePoints
  readonly edges: NodedEdges
  readonly regions: Region[]
  /** For edge `e`, the region on its left and on its right, looking from `from` to `to`. */
  readonly left: Int32Array
  readonly right: Int32Array
}

/** Nodes the segments and traces the faces between them. Edges that end blind have one region on both sides. */
export const arrange = (points: LatticePoints, segments: Segments): Arrangement => {
  const edges = nodeSegments(points, segments)
  const count = edges.from.length
  const from = new Int32Array(count * 2)
  const to = new Int32Array(count * 2)
  for (let edge = 0; edge < count; edge++) {
    from[2 * edge] = to[2 * edge + 1] = edges.from[edge] ?? 0
    to[2 * edge] = from[2 * edge + 1] = edges.to[edge] ?? 0
  }
  const { regions, regionOf } = traceRegions(points, { from, to })
  const left = new Int32Array(count)
  const right = new Int32Array(count)
  for (let edge = 0; edge < count; edge++) {
    left[edge] = regionOf[2 * edge] ?? -1
    right[edge] = regionOf[2 * edge + 1] ?? -1
  }
  return { points, edges, regions, left, right }
}
