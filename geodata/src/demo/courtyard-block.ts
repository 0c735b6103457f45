import { addWay, type Block, build, framePoint, hasRoom, spanOf, wayOut } from './block.ts'
import { insidePlot } from './occupied.ts'
import { ground } from './road-style.ts'
import { placeShops } from './shops.ts'
import {
  along,
  at,
  back,
  distanceM,
  insideRing,
  leftOf,
  rectangle,
  type Ring,
  turned,
  type Vec,
} from './vec.ts'

export interface CourtyardStyle {
  readonly lotWidthM: readonly [number, number]
  readonly lotDepthM: readonly [number, number]
  /** How far each lot may be turned from its row. */
  readonly sway: number
  readonly floors: readonly [number, number]
  readonly alleyM: number
  /** How often a further family shares a house. */
  readonly shared: number
  /** Share of lots left open: trees, a well, a small square. */
  readonly open: number
}

export const courtyardStyles: Readonly<Record<'old' | 'village', CourtyardStyle>> = {
  old: {
    lotWidthM: [11, 16.5],
    lotDepthM: [14.5, 19],
    sway: 0.05,
    floors: [1, 2],
    alleyM: 3.4,
    shared: 0.5,
    open: 0.07,
  },
  village: {
    lotWidthM: [13, 16],
    lotDepthM: [16, 18.5],
    sway: 0.012,
    floors: [1, 3],
    alleyM: 5,
    shared: 0.12,
    open: 0.1,
  },
}

interface Span {
  readonly low: number
  readonly high: number
}

/** Grey houses round courts (院落), in rows along narrow alleys that come out at the lanes around. */
export const fillCourtyards = (block: Block, style: CourtyardStyle): void => {
  const { prng, plot } = block
  placeShops(block, (side) => at(block.facing, side) >= 9, {
    depthM: 9.5,
    floors: [2, 3],
    lengthM: [7, 16],
    homesPer10M: 0.9,
  })
  const wide = spanOf(block, plot, block.u)
  const deep = spanOf(block, plot, block.v)
  let v = deep.low + 0.5
  let row = 0
  while (v < deep.high - 8) {
    const depthM = prng.between(style.lotDepthM[0], style.lotDepthM[1])
    if (row > 0 && row % 2 === 0) {
      drawAlley(block, v + style.alleyM / 2, style.alleyM)
      v += style.alleyM
    }
    placeLots(block, style, v, depthM, wide)
    v += depthM + 0.5
    row += 1
  }
  fillCorners(block, wide, deep)
}

const placeLots = (block: Block, style: CourtyardStyle, low: number, depthM: number, wide: Span): void => {
  const { prng, plot } = block
  let s = wide.low + 0.5
  while (s < wide.high - 8) {
    const widthM = prng.between(style.lotWidthM[0], style.lotWidthM[1])
    const middle = framePoint(block, s + widthM / 2, low + depthM / 2)
    const u = turned(block.u, prng.bell() * style.sway * 0.5)
    const whole = rectangle(middle, u, widthM - 0.8, depthM - 0.8)
    if (hasRoom(block, [whole], plot, 0.4)) {
      if (!prng.chance(style.open)) placeCourtyard(block, middle, u, widthM - 0.8, depthM - 0.8, style)
      s += widthM + (prng.chance(0.06) ? 2.6 : 0.3)
      continue
    }
    // No room for a whole court: a single house, shorter where it must be.
    const lengths = [widthM - 0.6, 8.5, 6]
    const fits = lengths.find((lengthM) =>
      hasRoom(block, [singleHouse(block, s, low, lengthM, depthM)], plot, 0.5),
    )
    if (fits === undefined) {
      s += 2
      continue
    }
    house(block, singleHouse(block, s, low, fits, depthM), 1, 1)
    s += fits + prng.between(0.5, 1.6)
  }
}

const singleHouse = (block: Block, s: number, low: number, lengthM: number, depthM: number): Vec[] =>
  rectangle(framePoint(block, s + lengthM / 2, low + depthM * 0.6), block.u, lengthM, 6.2)

/** Small houses in the corners that the rows left over. */
const fillCorners = (block: Block, wide: Span, deep: Span): void => {
  const { prng, plot, areaM2 } = block
  const attempts = Math.round(areaM2 / 55)
  for (let k = 0; k < attempts; k += 1) {
    const middle = framePoint(block, prng.between(wide.low, wide.high), prng.between(deep.low, deep.high))
    const u = prng.chance(0.75) ? block.u : block.v
    const ring = rectangle(middle, u, prng.between(6.5, 11), prng.between(4.6, 6.2))
    if (hasRoom(block, [ring], plot, 0.9)) house(block, ring, 1, prng.chance(0.4) ? 1 : 0)
  }
}

/**
 * The main house to the north with its wings, one building round the court as an L or a U; sometimes a front house.
 * One to three families live in it.
 */
const placeCourtyard = (
  block: Block,
  middle: Vec,
  u: Vec,
  widthM: number,
  depthM: number,
  style: CourtyardStyle,
): void => {
  const { prng } = block
  const v = leftOf(u)
  const p = (x: number, y: number): Vec => along(along(middle, u, x), v, y)
  const half = widthM / 2
  const top = depthM / 2
  const eaves = top - prng.between(5.6, 6.8)
  const frontM = prng.chance(0.4) ? prng.between(3.6, 4.6) : 0
  const foot = -top + (frontM > 0 ? frontM + prng.between(0.5, 2) : prng.between(0, 3))
  const wing = (): number => (prng.chance(0.75) ? prng.between(3.2, 4.3) : 0)
  const west = wing()
  const east = prng.chance(0.6) ? wing() : 0
  const ring: Vec[] = [p(half, top), p(-half, top)]
  const parts: Ring[] = [[p(-half, eaves), p(half, eaves), p(half, top), p(-half, top)]]
  if (west > 0) {
    ring.push(p(-half, foot), p(-half + west, foot), p(-half + west, eaves))
    parts.push([p(-half, foot), p(-half + west, foot), p(-half + west, eaves), p(-half, eaves)])
  } else ring.push(p(-half, eaves))
  if (east > 0) {
    ring.push(p(half - east, eaves), p(half - east, foot), p(half, foot))
    parts.push([p(half - east, foot), p(half, foot), p(half, eaves), p(half - east, eaves)])
  } else ring.push(p(half, eaves))
  const floors = prng.chance(0.25) ? style.floors[1] : style.floors[0]
  const homes =
    1 +
    (floors > 1 || prng.chance(style.shared) ? 1 : 0) +
    (west > 0 && east > 0 && prng.chance(style.shared) ? 1 : 0)
  build(block, { ring, use: 'residential', floors, homes, name: null, compound: -1 }, parts)
  if (frontM > 0) house(block, rectangle(p(widthM * 0.09, -top + frontM / 2), u, widthM * 0.82, frontM), 1, 0)
}

const house = (block: Block, ring: Ring, floors: number, homes: number): void =>
  build(block, { ring, use: 'residential', floors, homes, name: null, compound: -1 })

/** An alley right through the block, as far as nothing built stands in it. */
const drawAlley = (block: Block, v: number, widthM: number): void => {
  const start = framePoint(block, 0, v)
  if (!insideRing(start, block.plot)) return
  const strip = (path: readonly Vec[]): boolean => {
    const a = at(path, 0)
    const b = at(path, -1)
    const length = distanceM(a, b)
    return block.built.isFree(rectangle([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], block.u, length, 2), 0.2)
  }
  const reach = (direction: Vec): number => {
    let free = 0
    while (
      free < 200 &&
      block.built.isFree(rectangle(along(start, direction, free + 3), block.u, 6, 2), 0.2)
    ) {
      if (!insidePlot([along(start, direction, free + 6)], block.plot)) break
      free += 3
    }
    return free
  }
  const clear = (direction: Vec): Vec | null => {
    const beyond = along(start, direction, reach(direction) + 40)
    const inside = insideRing(beyond, block.ring)
    return inside ? null : wayOut(block, start, direction)
  }
  const west = clear(back(block.u))
  const east = clear(block.u)
  if (west === null && east === null) return
  const path = [
    west ?? along(start, back(block.u), Math.max(2, reach(back(block.u)) - 2)),
    start,
    east ?? along(start, block.u, Math.max(2, reach(block.u) - 2)),
  ]
  if (!strip([at(path, 0), start]) || !strip([start, at(path, 2)])) return
  addWay(block, path, ground(widthM > 4 ? 'lane' : 'footway'), widthM)
}
