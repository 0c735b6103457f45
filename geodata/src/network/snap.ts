import type { Position } from 'geojson'
import { metresPerDegree } from '../crs/ellipsoid.ts'
import { fromLattice, LATTICE_PER_DEGREE } from '../crs/lattice.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { EdgeIndex } from './edge-index.ts'
import { edgeCount, MAIN_COMPONENT, type WalkNetwork } from './walk-network.ts'

/** A place on the network: metres along an edge from its start. */
export interface EdgePlace {
  readonly edge: number
  readonly offsetM: number
}

export interface Snapped extends EdgePlace {
  readonly position: Position
  /** Straight metres from the point to its place on the network. */
  readonly snappedM: number
  /** The place is on a component other than the main one: nobody gets from here to the rest of the town. */
  readonly island: boolean
}

export interface SnapOptions {
  /** Farther than this is refused; `DEFAULT_MAX_SNAP_M` unless given. */
  readonly maxSnapM?: number
  /** Whether the nearest way counts even when it is an island; no unless asked for. */
  readonly islands?: boolean
}

export type SnapFailure = 'bad-point' | 'no-network' | 'too-far-from-network'

/** From the middle of a large compound to its nearest way; farther out somebody pointed at no street at all. */
export const DEFAULT_MAX_SNAP_M = 150

/** Boxes are searched in steps: most points lie within the first. */
const firstReachM = 32

/**
 * Nearest point on an edge, on the main component unless `islands` is set; ties go to the lower edge.
 * Errors: `bad-point` (not finite, or not on the globe), `no-network`, `too-far-from-network`.
 */
export const snapPoint = (
  network: WalkNetwork,
  index: EdgeIndex,
  point: Position,
  { maxSnapM = DEFAULT_MAX_SNAP_M, islands = false }: SnapOptions = {},
): Result<Snapped, SnapFailure> => {
  const lon = point[0] ?? Number.NaN
  const lat = point[1] ?? Number.NaN
  // Written so that NaN is refused too.
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) < 90)) return fail('bad-point')
  if (edgeCount(network) === 0) return fail('no-network')
  const scale = metresPerDegree(lat)
  const lonM = scale.lon / LATTICE_PER_DEGREE
  const latM = scale.lat / LATTICE_PER_DEGREE
  const x = lon * LATTICE_PER_DEGREE
  const y = lat * LATTICE_PER_DEGREE
  const best = { edge: -1, offsetM: 0, distanceM2: Infinity, x: 0, y: 0 }
  for (let reachM = Math.min(firstReachM, maxSnapM); ; reachM = Math.min(3 * reachM, maxSnapM)) {
    const dx = reachM / lonM
    const dy = reachM / latM
    for (const edge of index.search(x - dx, y - dy, x + dx, y + dy)) {
      if (!islands && network.nodeComponent[network.edgeFrom[edge] as number] !== MAIN_COMPONENT) continue
      nearestOnEdge(network, edge, x, y, lonM, latM, best)
    }
    // What the box has missed is farther than its half width.
    if (best.distanceM2 <= reachM * reachM || reachM >= maxSnapM) break
  }
  const snappedM = Math.sqrt(best.distanceM2)
  if (!(snappedM <= maxSnapM)) return fail('too-far-from-network', { maxSnapM })
  return ok({
    edge: best.edge,
    offsetM: best.offsetM,
    position: [fromLattice(best.x), fromLattice(best.y)],
    snappedM,
    island: network.nodeComponent[network.edgeFrom[best.edge] as number] !== MAIN_COMPONENT,
  })
}

interface Best {
  edge: number
  offsetM: number
  distanceM2: number
  x: number
  y: number
}

const nearestOnEdge = (
  { shapeStart, shapeLon, shapeLat, shapeM }: WalkNetwork,
  edge: number,
  x: number,
  y: number,
  lonM: number,
  latM: number,
  best: Best,
): void => {
  const last = (shapeStart[edge + 1] as number) - 1
  for (let point = shapeStart[edge] as number; point < last; point += 1) {
    const ax = shapeLon[point] as number
    const ay = shapeLat[point] as number
    const dx = (shapeLon[point + 1] as number) - ax
    const dy = (shapeLat[point + 1] as number) - ay
    const ux = dx * lonM
    const uy = dy * latM
    const along = ((x - ax) * lonM * ux + (y - ay) * latM * uy) / (ux * ux + uy * uy)
    const share = along > 0 ? (along < 1 ? along : 1) : 0
    const px = ax + share * dx
    const py = ay + share * dy
    const distanceM2 = ((x - px) * lonM) ** 2 + ((y - py) * latM) ** 2
    if (distanceM2 > best.distanceM2 || (distanceM2 === best.distanceM2 && edge >= best.edge)) continue
    const startM = shapeM[point] as number
    best.edge = edge
    best.offsetM = startM + share * ((shapeM[point + 1] as number) - startM)
    best.distanceM2 = distanceM2
    best.x = px
    best.y = py
  }
}
