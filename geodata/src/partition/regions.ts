import { doubleAreaSteps, pointInRing } from './orientation.ts'
import type { LatticePoints } from './lattice-points.ts'
import { type DirectedEdges, nextEdges, simpleRings } from './trace-walks.ts'

/** One connected piece of the plane: a counter-clockwise shell and clockwise holes, as point numbers. */
export interface Region {
  readonly shell: number[]
  readonly holes: number[][]
}

export interface TracedRegions {
  readonly regions: Region[]
  /** For each directed edge the region on its left, or −1 for the unbounded outside and for edges that do not close. */
  readonly regionOf: Int32Array
}

interface Box {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

const boxOf = (points: LatticePoints, ring: readonly number[]): Box => {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const point of ring) {
    minX = Math.min(minX, points.x(point))
    maxX = Math.max(maxX, points.x(point))
    minY = Math.min(minY, points.y(point))
    maxY = Math.max(maxY, points.y(point))
  }
  return { minX, minY, maxX, maxY }
}

const boxContains = (outer: Box, inner: Box): boolean =>
  outer.minX <= inner.minX && outer.minY <= inner.minY && outer.maxX >= inner.maxX && outer.maxY >= inner.maxY

/** Whether `ring` lies inside `shell`; the two may touch at points but not cross. */
const ringInside = (points: LatticePoints, shell: readonly number[], ring: readonly number[]): boolean => {
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] ?? 0
    const side = pointInRing(points, shell, points.x(a), points.y(a))
    if (side !== 0) return side > 0
  }
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] ?? 0
    const b = ring[(i + 1) % ring.length] ?? 0
    const side = pointInRing(points, shell, (points.x(a) + points.x(b)) / 2, (points.y(a) + points.y(b)) / 2)
    if (side !== 0) return side > 0
  }
  return false
}

/** Walks of edges, each as the list of its edges; edges that never come back to their start are left out. */
const closedWalks = (next: Int32Array): number[][] => {
  const seen = new Uint8Array(next.length)
  const walks: number[][] = []
  for (let first = 0; first < next.length; first++) {
    if (seen[first]) continue
    const walk: number[] = []
    let edge = first
    while (edge >= 0 && !seen[edge]) {
      seen[edge] = 1
      walk.push(edge)
      edge = next[edge] ?? -1
    }
    if (edge === first) walks.push(walk)
  }
  return walks
}

/** Traces the regions that lie left of the edges, gives each its holes, and says which region each edge borders. */
export const traceRegions = (points: LatticePoints, edges: DirectedEdges): TracedRegions => {
  const regions: Region[] = []
  const regionOf = new Int32Array(edges.from.length).fill(-1)
  const loose: { walk: number[]; rings: number[][] }[] = []
  for (const walk of closedWalks(nextEdges(points, edges))) {
    const rings = simpleRings(walk.map((edge) => edges.from[edge] ?? 0))
    const shell = rings.find((ring) => doubleAreaSteps(points, ring) > 0)
    if (shell === undefined) {
      loose.push({ walk, rings })
      continue
    }
    for (const edge of walk) regionOf[edge] = regions.length
    regions.push({ shell, holes: rings.filter((ring) => ring !== shell) })
  }
  if (loose.length > 0) placeHoles(points, regions, loose, regionOf)
  return { regions, regionOf }
}

const placeHoles = (
  points: LatticePoints,
  regions: Region[],
  loose: readonly { walk: number[]; rings: number[][] }[],
  regionOf: Int32Array,
): void => {
  const boxes = regions.map((region) => boxOf(points, region.shell))
  const areas = regions.map((region) => doubleAreaSteps(points, region.shell))
  const smallestFirst = [...areas.keys()].toSorted((a, b) => (areas[a] ?? 0) - (areas[b] ?? 0))
  for (const { walk, rings } of loose) {
    const outline = rings.flat()
    const box = boxOf(points, outline)
    // What lies within a shell is smaller: so the regions that the outline itself bounds need no look.
    const enclosed = rings.reduce((sum, ring) => sum - doubleAreaSteps(points, ring), 0)
    const home = smallestFirst.find(
      (region) =>
        (areas[region] ?? 0) > enclosed &&
        boxContains(boxes[region] ?? box, box) &&
        ringInside(points, regions[region]?.shell ?? [], outline),
    )
    if (home === undefined) continue
    regions[home]?.holes.push(...rings)
    for (const edge of walk) regionOf[edge] = home
  }
}
