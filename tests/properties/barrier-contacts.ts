import { edgeCount, edgeFlag, edgeLengthM, type Landscape, type WalkNetwork } from '@wangge/geodata'
import type { Position } from 'geojson'

/** What nobody walks through. `waterway` is a river's middle line, `water` its shores. */
export type BarrierKind = 'wall' | 'water' | 'waterway' | 'railway'

export interface Contact {
  readonly kind: BarrierKind
  readonly landscape: number
  readonly edge: number
  /** `through`: inside both segments; `at`: at a vertex of one, whose place is told. */
  readonly how: 'through' | 'at'
  readonly place: string
  /** Bits of the edge. */
  readonly flags: number
  readonly level: number
}

type Flat = readonly [number, number]
interface Piece {
  readonly a: Flat
  readonly b: Flat
  readonly owner: number
}

/** Whole lattice steps from a corner of the town: sides are then computed without an error. */
const origin = (network: WalkNetwork): Flat => [network.nodeLon[0] ?? 0, network.nodeLat[0] ?? 0]
export const placeKey = ([lon = 0, lat = 0]: Position): string =>
  `${Math.round(lon * 1e7)},${Math.round(lat * 1e7)}`

/** Every place where an edge of the network meets a wall, a shore, a river's middle or a railway. */
export const barrierContacts = (network: WalkNetwork, landscape: readonly Landscape[]): Contact[] => {
  const [x0, y0] = origin(network)
  const edges = piecesOf(network, x0, y0)
  const cells = cellsOf(edges)
  const found = new Map<string, Contact>()
  for (const { id, kind, geometry } of landscape) {
    if (kind !== 'wall' && kind !== 'water' && kind !== 'waterway' && kind !== 'railway') continue
    for (const path of pathsOf(geometry)) {
      const points = path.map(
        ([lon = 0, lat = 0]): Flat => [Math.round(lon * 1e7) - x0, Math.round(lat * 1e7) - y0],
      )
      points.slice(1).forEach((d, i) => {
        const c = points[i] as Flat
        for (const number of near(cells, c, d)) {
          const { a, b, owner } = edges[number] as Piece
          for (const { how, at } of meetings(a, b, c, d)) {
            const place = `${Math.round(at[0] + x0)},${Math.round(at[1] + y0)}`
            found.set(`${id} ${owner} ${place}`, {
              kind,
              landscape: id,
              edge: owner,
              how,
              place,
              flags: network.edgeFlags[owner] as number,
              level: network.edgeLevel[owner] as number,
            })
          }
        }
      })
    }
  }
  return [...found.values()]
}

/** Metres of edges with both ends in water that neither bridge nor tunnel carries. */
export const metresInWater = (network: WalkNetwork, landscape: readonly Landscape[]): number => {
  const [x0, y0] = origin(network)
  const waters = landscape.flatMap(({ kind, geometry }) =>
    kind === 'water'
      ? pathsOf(geometry).map((ring) =>
          ring.map(([lon = 0, lat = 0]): Flat => [Math.round(lon * 1e7) - x0, Math.round(lat * 1e7) - y0]),
        )
      : [],
  )
  const isIn = (node: number): boolean => {
    const p: Flat = [(network.nodeLon[node] as number) - x0, (network.nodeLat[node] as number) - y0]
    return waters.filter((ring) => contains(ring, p)).length % 2 === 1
  }
  let metres = 0
  for (let edge = 0; edge < edgeCount(network); edge += 1) {
    if (((network.edgeFlags[edge] as number) & (edgeFlag.bridge | edgeFlag.tunnel)) !== 0) continue
    if (isIn(network.edgeFrom[edge] as number) && isIn(network.edgeTo[edge] as number))
      metres += edgeLengthM(network, edge)
  }
  return metres
}

const pathsOf = (geometry: Landscape['geometry']): Position[][] => {
  switch (geometry.type) {
    case 'Point':
      return []
    case 'LineString':
      return [geometry.coordinates]
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
  }
}

const piecesOf = (network: WalkNetwork, x0: number, y0: number): Piece[] => {
  const { shapeStart, shapeLon, shapeLat } = network
  const pieces: Piece[] = []
  const at = (p: number): Flat => [(shapeLon[p] as number) - x0, (shapeLat[p] as number) - y0]
  for (let edge = 0; edge < edgeCount(network); edge += 1) {
    const last = (shapeStart[edge + 1] as number) - 1
    for (let p = shapeStart[edge] as number; p < last; p += 1)
      pieces.push({ a: at(p), b: at(p + 1), owner: edge })
  }
  return pieces
}

/** About 50 m of lattice. */
const cell = 5000

const keysOf = (a: Flat, b: Flat): string[] => {
  const keys: string[] = []
  const span = (i: 0 | 1) => [
    Math.floor(Math.min(a[i], b[i]) / cell),
    Math.floor(Math.max(a[i], b[i]) / cell),
  ]
  const [west = 0, east = 0] = span(0)
  const [south = 0, north = 0] = span(1)
  for (let x = west; x <= east; x += 1) for (let y = south; y <= north; y += 1) keys.push(`${x},${y}`)
  return keys
}

const cellsOf = (pieces: readonly Piece[]): Map<string, number[]> => {
  const cells = new Map<string, number[]>()
  pieces.forEach(({ a, b }, number) => {
    for (const key of keysOf(a, b)) {
      const there = cells.get(key)
      if (there === undefined) cells.set(key, [number])
      else there.push(number)
    }
  })
  return cells
}

const near = (cells: Map<string, number[]>, a: Flat, b: Flat): Set<number> =>
  new Set(keysOf(a, b).flatMap((key) => cells.get(key) ?? []))

const side = (p: Flat, q: Flat, r: Flat): number =>
  Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

const within = (p: Flat, a: Flat, b: Flat): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])

const meetings = (a: Flat, b: Flat, c: Flat, d: Flat): { how: Contact['how']; at: Flat }[] => {
  const [toC, toD, toA, toB] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (toC * toD < 0 && toA * toB < 0) {
    const r: Flat = [b[0] - a[0], b[1] - a[1]]
    const s: Flat = [d[0] - c[0], d[1] - c[1]]
    const t = ((c[0] - a[0]) * s[1] - (c[1] - a[1]) * s[0]) / (r[0] * s[1] - r[1] * s[0])
    return [{ how: 'through', at: [a[0] + t * r[0], a[1] + t * r[1]] }]
  }
  const touching: Flat[] = []
  if (toC === 0 && within(c, a, b)) touching.push(c)
  if (toD === 0 && within(d, a, b)) touching.push(d)
  if (toA === 0 && within(a, c, d)) touching.push(a)
  if (toB === 0 && within(b, c, d)) touching.push(b)
  return touching.map((at) => ({ how: 'at', at }))
}

const contains = (ring: readonly Flat[], p: Flat): boolean => {
  let inside = false
  ring.slice(1).forEach((b, i) => {
    const a = ring[i] as Flat
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside
  })
  return inside
}
