import { insetRing } from './inset-ring.ts'
import { insidePlot, Occupied } from './occupied.ts'
import type { WayStyle } from './planar-map.ts'
import type { Prng } from './prng.ts'
import { halfWidthM } from './road-style.ts'
import type { Town, TownBuilding } from './town.ts'
import {
  along,
  at,
  distanceM,
  dot,
  leftOf,
  lerp,
  meeting,
  minus,
  type Ring,
  ringAreaM2,
  ringCentroid,
  type Vec,
} from './vec.ts'

/** A block about to be filled: its land inside the pavements, its own grain, and what stands there already. */
export interface Block {
  readonly town: Town
  readonly face: number
  readonly ring: Ring
  readonly plot: Ring
  /** For each side of the plot, the half width of the way it faces; 0 for a bare border. */
  readonly facing: readonly number[]
  readonly areaM2: number
  readonly middle: Vec
  /** Along the rows: roughly east. */
  readonly u: Vec
  /** Across the rows: roughly north. */
  readonly v: Vec
  /** All ground that is taken: buildings, lanes, lawns. */
  readonly occupied: Occupied
  /** Buildings alone: a path may cross a lane, never a house. */
  readonly built: Occupied
  readonly prng: Prng
}

/** Null when nothing of the face is left inside its pavements. */
export const makeBlock = (town: Town, face: number, prng: Prng, vergeM: number): Block | null => {
  const { map, field } = town.skeleton
  const nodes = map.ringNodes(face)
  const ring = map.ring(face)
  const half = nodes.map((a, i) => {
    const way = map.wayAlong(a, at(nodes, i + 1))
    return way === null ? 0 : halfWidthM[way.roadClass]
  })
  const inset = insetRing(ring, (i) => at(half, i) + vergeM + (at(half, i) === 0 ? 5 : 0))
  if (inset === null) return null
  const middle = ringCentroid(inset.ring)
  const u = field(middle)
  return {
    town,
    face,
    ring,
    plot: inset.ring,
    facing: inset.sides.map((side) => at(half, side)),
    areaM2: ringAreaM2(inset.ring),
    middle,
    u,
    v: leftOf(u),
    occupied: new Occupied(),
    built: new Occupied(),
    prng,
  }
}

/** Room for every convex part inside the ring and clear of what stands there. */
export const hasRoom = (block: Block, parts: readonly Ring[], within: Ring, marginM: number): boolean =>
  parts.every((part) => block.occupied.isFree(part, marginM) && insidePlot(part, within))

/** Puts a building up; `parts` are its convex parts where its own ring is not convex. */
export const build = (
  block: Block,
  building: TownBuilding,
  parts: readonly Ring[] = [building.ring],
): void => {
  for (const part of parts) {
    block.occupied.add(part)
    block.built.add(part)
  }
  block.town.buildings.push(building)
}

/** Low and high of a ring along a direction, from the block's middle. */
export const spanOf = (block: Block, ring: Ring, direction: Vec): { low: number; high: number } => {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const p of ring) {
    const s = dot(minus(p, block.middle), direction)
    low = Math.min(low, s)
    high = Math.max(high, s)
  }
  return { low, high }
}

/** A point of the block's own frame: metres along u and v from its middle. */
export const framePoint = (block: Block, alongU: number, alongV: number): Vec =>
  along(along(block.middle, block.u, alongU), block.v, alongV)

/**
 * A way from inside the block straight out to the street around it, which gets a junction there.
 * Null where it would come out at a bare border.
 */
export const wayOut = (block: Block, from: Vec, direction: Vec): Vec | null => {
  const { map } = block.town.skeleton
  const nodes = map.ringNodes(block.face)
  const far = along(from, direction, 3000)
  let best: { a: number; b: number; p: Vec; t: number } | null = null
  for (let i = 0; i < nodes.length; i += 1) {
    const a = at(nodes, i)
    const b = at(nodes, i + 1)
    const hit = meeting(from, far, map.point(a), map.point(b))
    if (hit !== null && (best === null || hit[0] < best.t))
      best = { a, b, p: lerp(from, far, hit[0]), t: hit[0] }
  }
  if (best === null) return null
  if (map.onBorder(best.a, best.b)) {
    if (map.wayAlong(best.a, best.b) === null) return null
    const node = distanceM(best.p, map.point(best.a)) < distanceM(best.p, map.point(best.b)) ? best.a : best.b
    return map.point(node)
  }
  for (const node of [best.a, best.b]) {
    if (distanceM(best.p, map.point(node)) < 2.5) return map.point(node)
  }
  return map.point(map.splitEdge(best.a, best.b, best.p))
}

export const addWay = (
  block: Block,
  path: readonly Vec[],
  style: WayStyle,
  roomM: number,
  privateAccess = false,
): void => {
  block.town.innerWays.push({ path, style, privateAccess })
  if (roomM > 0) block.occupied.addPath(path, roomM)
}

/** Where a path crosses a ring, in order along the path. */
export const ringCrossings = (
  path: readonly Vec[],
  ring: Ring,
): { point: Vec; side: number; segment: number }[] => {
  const found: { point: Vec; side: number; segment: number; t: number }[] = []
  for (let i = 0; i + 1 < path.length; i += 1) {
    for (let k = 0; k < ring.length; k += 1) {
      const hit = meeting(at(path, i), at(path, i + 1), at(ring, k), at(ring, k + 1))
      if (hit !== null)
        found.push({ point: lerp(at(path, i), at(path, i + 1), hit[0]), side: k, segment: i, t: hit[0] })
    }
  }
  return found.toSorted((a, b) => a.segment - b.segment || a.t - b.t)
}
