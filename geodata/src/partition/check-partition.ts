import Flatbush from 'flatbush'
import type { Polygon, Position } from 'geojson'
import { areaM2 } from '../crs/area.ts'
import { LatticePoints } from './lattice-points.ts'
import { orientedRings } from './polygon-edges.ts'
import { traceRegions } from './regions.ts'
import { properlyCross, type SegmentEnds } from './segment-crossing.ts'

/**
 * What is wrong with a set of parts. `overlap`: two parts have the same edge on the same side. `loose-edge`: an edge
 * of a part that neither another part nor the whole's outline answers (a gap, an overlap, or a missing vertex).
 * `uncovered`: an edge of the whole's outline that no part has. `edges-cross`: two edges cross between their ends.
 * `in-pieces`: a part that is not one connected piece with simple rings. `area`: parts do not add up to the whole.
 */
export type PartitionFinding =
  | { readonly code: 'overlap'; readonly parts: readonly [number, number]; readonly at: Position }
  | { readonly code: 'loose-edge'; readonly part: number; readonly at: Position }
  | { readonly code: 'uncovered'; readonly at: Position }
  | { readonly code: 'edges-cross'; readonly parts: readonly [number, number]; readonly at: Position }
  | { readonly code: 'in-pieces'; readonly part: number; readonly pieces: number }
  | { readonly code: 'area'; readonly partsM2: number; readonly wholeM2: number }

/** Largest difference between the sum of the parts' areas and the whole's, relative. */
const AREA_TOLERANCE = 1e-9

interface PartEdge {
  readonly part: number
  readonly from: number
  readonly to: number
}

const partEdges = (points: LatticePoints, polygons: readonly Polygon[]): PartEdge[] =>
  polygons.flatMap((polygon, part) =>
    orientedRings(points, polygon).flatMap((ring) =>
      ring.map((from, i) => ({ part, from, to: ring[(i + 1) % ring.length] ?? from })),
    ),
  )

const crossings = (points: LatticePoints, edges: readonly PartEdge[]): PartitionFinding[] => {
  if (edges.length === 0) return []
  const ends = edges.map(
    ({ from, to }): SegmentEnds => [points.x(from), points.y(from), points.x(to), points.y(to)],
  )
  const index = new Flatbush(ends.length)
  for (const [ax, ay, bx, by] of ends) {
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  }
  index.finish()
  const findings: PartitionFinding[] = []
  ends.forEach((segment, i) => {
    const [ax, ay, bx, by] = segment
    for (const j of index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) {
      const other = ends[j]
      if (j <= i || other === undefined || !properlyCross(segment, other)) continue
      const a = edges[i]
      const b = edges[j]
      if (a === undefined || b === undefined) continue
      findings.push({ code: 'edges-cross', parts: [a.part, b.part], at: points.position(a.from) })
    }
  })
  return findings
}

/** Connected pieces with simple rings that a part's edges make; 1 where its rings are written as they should be. */
const piecesOf = (polygon: Polygon): number => {
  const points = new LatticePoints()
  const edges = partEdges(points, [polygon])
  const { regions } = traceRegions(points, {
    from: edges.map((edge) => edge.from),
    to: edges.map((edge) => edge.to),
  })
  const rings = regions.reduce((sum, region) => sum + 1 + region.holes.length, 0)
  return regions.length === 1 && rings !== polygon.coordinates.length ? rings : regions.length
}

/**
 * Checks that `parts` tile `whole` exactly; an empty list is a proof. Every edge inside must be walked once each way
 * by two parts, every edge of the outline once, no two edges may cross, and each part must be in one piece: then
 * every point of the whole lies in exactly one part. Costs n log n; coordinates must be on the 1e-7° lattice.
 */
export const checkPartition = (parts: readonly Polygon[], whole: Polygon): PartitionFinding[] => {
  const points = new LatticePoints()
  const edges = partEdges(points, parts)
  const outline = partEdges(points, [whole])
  const key = (from: number, to: number): number => from * points.size + to
  const findings: PartitionFinding[] = []

  const walked = new Map<number, number>()
  for (const { part, from, to } of edges) {
    const other = walked.get(key(from, to))
    if (other !== undefined)
      findings.push({ code: 'overlap', parts: [other, part], at: points.position(from) })
    walked.set(key(from, to), part)
  }
  const onOutline = new Set(outline.map(({ from, to }) => key(from, to)))
  for (const { part, from, to } of edges) {
    if (walked.has(key(to, from)) === onOutline.has(key(from, to))) {
      findings.push({ code: 'loose-edge', part, at: points.position(from) })
    }
  }
  for (const { from, to } of outline) {
    if (!walked.has(key(from, to))) findings.push({ code: 'uncovered', at: points.position(from) })
  }
  findings.push(...crossings(points, edges))
  parts.forEach((polygon, part) => {
    const pieces = piecesOf(polygon)
    if (pieces !== 1) findings.push({ code: 'in-pieces', part, pieces })
  })
  const partsM2 = parts.reduce((sum, polygon) => sum + areaM2(polygon), 0)
  const wholeM2 = areaM2(whole)
  if (Math.abs(partsM2 - wholeM2) > AREA_TOLERANCE * wholeM2)
    findings.push({ code: 'area', partsM2, wholeM2 })
  return findings
}
