import type { LatticePoints } from './lattice-points.ts'
import { orientation } from './orientation.ts'
import type { Region } from './regions.ts'

/** Edges of one band, on average: few enough to look at all of them. */
const EDGES_A_BAND = 4
const MOST_BANDS = 4096

/**
 * A function that gives the region that a point (lattice steps) lies strictly inside, or −1: outside, or on an edge.
 * The regions must not overlap. Each answer looks only at the edges at the point's height.
 */
export const regionLocator = (
  points: LatticePoints,
  regions: readonly Region[],
): ((x: number, y: number) => number) => {
  const { from, to, region } = edgesOf(regions)
  const { south, height, start, list } = sortIntoBands(points, from, to)
  const bands = start.length - 1
  /** Regions whose outline was crossed an odd number of times; few, so a list will do. */
  const open: number[] = []
  return (x, y) => {
    const band = Math.floor((y - south) / height)
    // Written so that NaN is refused too.
    if (!(band >= 0 && band < bands)) return -1
    open.length = 0
    for (let at = start[band] as number; at < (start[band + 1] as number); at += 1) {
      const edge = list[at] as number
      const ax = points.x(from[edge] as number)
      const ay = points.y(from[edge] as number)
      const bx = points.x(to[edge] as number)
      const by = points.y(to[edge] as number)
      if ((ay > y && by > y) || (ay < y && by < y)) continue
      // Wholly to the right, it is not crossed on the way out to the left.
      if (ax > x && bx > x) continue
      const side = orientation(ax, ay, bx, by, x, y)
      if (side === 0 && Math.min(ax, bx) <= x && x <= Math.max(ax, bx)) return -1
      // Crossed to the left of the point.
      if (ay > y === by > y || side > 0 === by > ay) continue
      toggle(open, region[edge] as number)
    }
    return open[0] ?? -1
  }
}

const toggle = (open: number[], region: number): void => {
  const at = open.indexOf(region)
  if (at < 0) open.push(region)
  else {
    open[at] = open.at(-1) as number
    open.length -= 1
  }
}

const edgesOf = (regions: readonly Region[]) => {
  const from = [] as number[]
  const to = [] as number[]
  const region = [] as number[]
  const add = (ring: readonly number[], number: number): void => {
    ring.forEach((point, i) => {
      from.push(point)
      to.push(ring[i + 1 === ring.length ? 0 : i + 1] as number)
      region.push(number)
    })
  }
  regions.forEach(({ shell, holes }, number) => {
    add(shell, number)
    for (const hole of holes) add(hole, number)
  })
  return { from: Int32Array.from(from), to: Int32Array.from(to), region: Int32Array.from(region) }
}

/** Bands of equal height; those of band b are `list[start[b]] … list[start[b + 1] − 1]`. */
const sortIntoBands = (points: LatticePoints, from: Int32Array, to: Int32Array) => {
  let south = Infinity
  let north = -Infinity
  for (const point of from) {
    south = Math.min(south, points.y(point))
    north = Math.max(north, points.y(point))
  }
  const bands = from.length === 0 ? 0 : Math.min(MOST_BANDS, Math.ceil(from.length / EDGES_A_BAND))
  const height = (north - south + 1) / Math.max(1, bands)
  const bandOf = (point: number): number => Math.floor((points.y(point) - south) / height)
  const start = new Int32Array(bands + 1)
  const eachBand = (visit: (band: number, edge: number) => void): void => {
    for (let edge = 0; edge < from.length; edge += 1) {
      const a = bandOf(from[edge] as number)
      const b = bandOf(to[edge] as number)
      for (let band = Math.min(a, b); band <= Math.max(a, b); band += 1) visit(band, edge)
    }
  }
  eachBand((band) => {
    start[band + 1] = (start[band + 1] as number) + 1
  })
  for (let band = 0; band < bands; band += 1)
    start[band + 1] = (start[band + 1] as number) + (start[band] as number)
  const cursor = start.slice()
  const list = new Int32Array(start[bands] as number)
  eachBand((band, edge) => {
    list[cursor[band] as number] = edge
    cursor[band] = (cursor[band] as number) + 1
  })
  return { south, height, start, list }
}
