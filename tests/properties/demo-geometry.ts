import type { StreetDataset } from '@wangge/geodata'
import type { Position } from 'geojson'

type Flat = readonly [number, number]
interface Segment {
  readonly a: Flat
  readonly b: Flat
  readonly layer: number
  readonly road: number
}

// The demo lies near 35.5° N.
const flat = (p: Position): Flat => [((p[0] ?? 0) - 117.6) * 90_729.5, ((p[1] ?? 0) - 35.5) * 110_949.8]
export const metresBetween = (a: Position, b: Position): number => {
  const p = flat(a)
  const q = flat(b)
  return Math.hypot(p[0] - q[0], p[1] - q[1])
}

const side = (p: Flat, q: Flat, r: Flat): number =>
  (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
/** Crossing inside both; touching within a centimetre does not count. */
const crosses = (a: Flat, b: Flat, c: Flat, d: Flat): boolean => {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) * 0.01
  const other = Math.hypot(d[0] - c[0], d[1] - c[1]) * 0.01
  const [p, q, r, s] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  return (
    p * q < 0 &&
    r * s < 0 &&
    Math.min(Math.abs(p), Math.abs(q)) > length &&
    Math.min(Math.abs(r), Math.abs(s)) > other
  )
}

const contains = (ring: readonly Flat[], p: Flat): boolean => {
  let inside = false
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside
  })
  return inside
}

type Box = readonly [number, number, number, number]
const boxOf = (points: readonly Flat[]): Box => [
  Math.min(...points.map((p) => p[0])),
  Math.min(...points.map((p) => p[1])),
  Math.max(...points.map((p) => p[0])),
  Math.max(...points.map((p) => p[1])),
]

interface BoxIndex {
  search(west: number, south: number, east: number, north: number): number[]
}

/** Boxes by squares of 50 m: enough for a town. */
const indexOf = (boxes: readonly Box[]): BoxIndex => {
  const cellM = 50
  const cells = new Map<string, number[]>()
  const keys = ([west, south, east, north]: Box): string[] => {
    const found: string[] = []
    for (let x = Math.floor(west / cellM); x <= Math.floor(east / cellM); x += 1)
      for (let y = Math.floor(south / cellM); y <= Math.floor(north / cellM); y += 1) found.push(`${x},${y}`)
    return found
  }
  boxes.forEach((box, i) => {
    for (const key of keys(box)) cells.set(key, [...(cells.get(key) ?? []), i])
  })
  return {
    search: (...box) => {
      const near = new Set(keys(box).flatMap((key) => cells.get(key) ?? []))
      return [...near].filter((i) => {
        const [west, south, east, north] = boxes[i] as Box
        return west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1]
      })
    },
  }
}

const segmentsOf = (street: StreetDataset): Segment[] =>
  street.roads.flatMap((road) => {
    const path = road.geometry.coordinates.map(flat)
    return path.slice(1).map((b, i): Segment => ({ a: path[i] ?? b, b, layer: road.layer, road: road.id }))
  })

/** Ways of one level that cross without a shared vertex, as pairs of road ids. */
export const unnodedCrossings = (street: StreetDataset): string[] => {
  const segments = segmentsOf(street)
  const boxes = segments.map((s) => boxOf([s.a, s.b]))
  const index = indexOf(boxes)
  const found: string[] = []
  segments.forEach((s, i) => {
    for (const j of index.search(...(boxes[i] as Box))) {
      const t = segments[j] as Segment
      if (j > i && s.layer === t.layer && crosses(s.a, s.b, t.a, t.b)) found.push(`${s.road}×${t.road}`)
    }
  })
  return found
}

/** How many buildings touch a centre line, stand in water, or share ground with another. */
export const buildingConflicts = (
  street: StreetDataset,
): { roads: number; water: number; buildings: number } => {
  const segments = segmentsOf(street)
  const lines = indexOf(segments.map((s) => boxOf([s.a, s.b])))
  const rings = street.buildings.map((b) => (b.geometry.coordinates[0] ?? []).slice(0, -1).map(flat))
  const boxes = rings.map(boxOf)
  const houses = indexOf(boxes)
  const waters = street.landscape.flatMap((l) =>
    l.kind === 'water' && l.geometry.type === 'Polygon'
      ? [(l.geometry.coordinates[0] ?? []).slice(0, -1).map(flat)]
      : [],
  )
  const conflicts = { roads: 0, water: 0, buildings: 0 }
  rings.forEach((ring, i) => {
    const box = boxes[i] as Box
    const sides = ring.map((p, k): readonly [Flat, Flat] => [p, ring[(k + 1) % ring.length] ?? p])
    for (const j of lines.search(...box)) {
      const { a, b } = segments[j] as Segment
      if (contains(ring, a) || contains(ring, b) || sides.some(([p, q]) => crosses(p, q, a, b)))
        conflicts.roads += 1
    }
    if (waters.some((water) => ring.some((p) => contains(water, p)))) conflicts.water += 1
    for (const j of houses.search(...box)) {
      if (j <= i) continue
      const other = rings[j] as Flat[]
      const meet = sides.some(([p, q]) =>
        other.some((r, k) => crosses(p, q, r, other[(k + 1) % other.length] ?? r)),
      )
      if (meet || contains(ring, other[0] as Flat) || contains(other, ring[0] as Flat))
        conflicts.buildings += 1
    }
  })
  return conflicts
}

/** Ids of buildings that do not lie wholly in the basic grid they are counted in. */
export const cutBuildings = ({ grids, buildings }: StreetDataset): number[] => {
  const rings = new Map(grids.map((g) => [g.code, (g.geometry?.coordinates[0] ?? []).slice(0, -1).map(flat)]))
  return buildings.flatMap(({ id, basicCode, geometry }) => {
    const grid = basicCode === null ? [] : (rings.get(basicCode) ?? [])
    const ring = (geometry.coordinates[0] ?? []).slice(0, -1).map(flat)
    const [west, south, east, north] = boxOf(ring)
    const whole = ring.every((p) => contains(grid, p))
    const cut = grid.some((a, i) => {
      const b = grid[(i + 1) % grid.length] ?? a
      const near = boxOf([a, b])
      if (near[0] > east || near[2] < west || near[1] > north || near[3] < south) return false
      return ring.some((p, k) => crosses(p, ring[(k + 1) % ring.length] ?? p, a, b))
    })
    return whole && !cut ? [] : [id]
  })
}

/** Pieces that the ways of these streets fall into, joined where they share a vertex. */
export const connectedParts = (streets: readonly StreetDataset[]): number => {
  const leader = new Map<string, string>()
  const leaderOf = (key: string): string => {
    let at = key
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next
    leader.set(key, at)
    return at
  }
  for (const { roads } of streets) {
    for (const { geometry } of roads) {
      const keys = geometry.coordinates.map(String)
      for (const key of keys) {
        if (!leader.has(key)) leader.set(key, key)
        leader.set(leaderOf(key), leaderOf(keys[0] ?? key))
      }
    }
  }
  return new Set([...leader.keys()].map(leaderOf)).size
}

/** Edges of the walking network: pieces of ways between junctions and ends. */
export const junctionEdges = ({ roads }: StreetDataset): number => {
  const uses = new Map<string, number>()
  for (const { geometry } of roads) {
    for (const p of geometry.coordinates) uses.set(String(p), (uses.get(String(p)) ?? 0) + 1)
  }
  let edges = 0
  for (const { geometry } of roads) {
    edges += 1 + geometry.coordinates.slice(1, -1).filter((p) => (uses.get(String(p)) ?? 0) > 1).length
  }
  return edges
}
