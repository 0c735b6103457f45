import { addWay, type Block, ringCrossings, wayOut } from './block.ts'
import { insetRing } from './inset-ring.ts'
import { ground } from './road-style.ts'
import {
  along,
  at,
  back,
  cross,
  distanceM,
  dot,
  insideRing,
  lerp,
  meeting,
  minus,
  type Ring,
  type Vec,
} from './vec.ts'

export interface Court {
  /** The wall's ring, with a vertex at each gate. */
  readonly ring: Vec[]
  readonly gates: readonly Vec[]
  /** Lanes through the court: each a straight line in the block's frame, from its first to its last point. */
  readonly lanes: readonly CourtLane[]
}

export interface CourtLane {
  /** `v`: runs north–south at this `u`; `u`: east–west at this `v`. */
  readonly axis: 'u' | 'v'
  readonly offset: number
  readonly path: Vec[]
}

/** Inside the plot, leaving room for shops on the sides that face a street with custom. */
export const courtRing = (block: Block, hasShops: (side: number) => boolean, depthM: number): Ring =>
  insetRing(block.plot, (i) => (hasShops(i) ? depthM : 0.6))?.ring ?? block.plot

/**
 * Opens a walled court with a straight lane from street to street, or from one street to a dead end.
 * Gates are where the lane meets the wall: the same point in both.
 */
export const openCourt = (
  block: Block,
  ring: Ring,
  wanted: readonly { axis: 'u' | 'v'; offset: number; both: boolean }[],
): Court => {
  const walls = [...ring]
  const gates: Vec[] = []
  const lanes: CourtLane[] = []
  for (const { axis, offset, both } of wanted) {
    const direction = axis === 'v' ? block.v : block.u
    const sideways = axis === 'v' ? block.u : block.v
    const start = along(block.middle, sideways, offset)
    if (!insideRing(start, ring)) continue
    const ends = (both ? [back(direction), direction] : [back(direction)]).map((d) => wayOut(block, start, d))
    const path: Vec[] = []
    const south = ends[0] ?? null
    const north = ends[1] ?? null
    if (south !== null) path.push(south)
    const inner = innerReach(start, direction, ring)
    if (south === null) path.push(along(start, back(direction), Math.max(4, inner.behind - 7)))
    if (north !== null) path.push(north)
    else path.push(along(start, direction, Math.max(4, inner.ahead - 7)))
    if (south === null && north === null) continue
    const withGates: Vec[] = [at(path, 0)]
    for (const crossing of ringCrossings(path, ring)) {
      gates.push(crossing.point)
      withGates.push(crossing.point)
      insertInto(walls, crossing.point)
    }
    withGates.push(at(path, 1))
    lanes.push({ axis, offset, path: withGates })
  }
  crossLanes(lanes)
  return { ring: walls, gates, lanes }
}

const innerReach = (start: Vec, direction: Vec, ring: Ring): { ahead: number; behind: number } => {
  const ahead = ringCrossings([start, along(start, direction, 3000)], ring)[0]
  const behind = ringCrossings([start, along(start, direction, -3000)], ring)[0]
  return {
    ahead: ahead === undefined ? 0 : distanceM(start, ahead.point),
    behind: behind === undefined ? 0 : distanceM(start, behind.point),
  }
}

const insertInto = (ring: Vec[], p: Vec): void => {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < ring.length; i += 1) {
    const a = at(ring, i)
    const b = at(ring, i + 1)
    const off = distanceM(a, p) + distanceM(p, b) - distanceM(a, b)
    if (off < least) {
      least = off
      best = i
    }
  }
  ring.splice(best + 1, 0, p)
}

/** Puts a shared vertex where two lanes of a court cross. */
const crossLanes = (lanes: readonly CourtLane[]): void => {
  for (const one of lanes) {
    for (const two of lanes) {
      if (one.axis === 'v' && two.axis === 'u') crossPaths(one.path, two.path)
    }
  }
}

const crossPaths = (one: Vec[], two: Vec[]): void => {
  for (let i = 0; i + 1 < one.length; i += 1) {
    for (let k = 0; k + 1 < two.length; k += 1) {
      const hit = meeting(at(one, i), at(one, i + 1), at(two, k), at(two, k + 1))
      if (hit === null) continue
      const p = lerp(at(one, i), at(one, i + 1), hit[0])
      one.splice(i + 1, 0, p)
      two.splice(k + 1, 0, p)
      return
    }
  }
}

/** Puts a point into a nearly straight path, in its order; false when it lies beside the path or beyond its ends. */
export const insertVertex = (path: Vec[], p: Vec): boolean => {
  for (let i = 0; i + 1 < path.length; i += 1) {
    const a = at(path, i)
    const b = at(path, i + 1)
    const length = distanceM(a, b)
    if (length < 0.5) continue
    const t = dot(minus(p, a), minus(b, a)) / (length * length)
    const off = Math.abs(cross(minus(p, a), minus(b, a))) / length
    if (off < 1 && t * length > 0.2 && (1 - t) * length > 0.2) {
      path.splice(i + 1, 0, p)
      return true
    }
  }
  return false
}

/** Draws the court: compound, wall, gates; returns its index. Lanes are drawn when all junctions are in. */
export const drawCourt = (
  block: Block,
  court: Court,
  kind: 'slab' | 'tower' | 'workers' | 'village',
): number => {
  const { town } = block
  town.compounds.push({ ring: court.ring, kind, gates: court.gates })
  drawWall(block, court)
  return town.compounds.length - 1
}

export const drawWall = (block: Block, court: Court): void => {
  const { shapes } = block.town
  shapes.push({ kind: 'wall', name: null, shape: { type: 'line', path: [...court.ring, at(court.ring, 0)] } })
  for (const gate of court.gates)
    shapes.push({ kind: 'gate', name: null, shape: { type: 'point', point: gate } })
}

/** A lane is private from the street on: the few metres before its gate lead nowhere else. */
export const drawLanes = (block: Block, court: Court, privateAccess: boolean): void => {
  for (const lane of court.lanes) addWay(block, lane.path, ground('service'), 0, privateAccess)
}

/** Keeps the lanes clear of buildings. */
export const reserveLanes = (block: Block, court: Court, widthM: number): void => {
  for (const lane of court.lanes) block.occupied.addPath(lane.path, widthM)
}
