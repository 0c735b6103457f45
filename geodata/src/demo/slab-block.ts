import { type Block, build, framePoint, hasRoom, spanOf } from './block.ts'
import { plantLawns } from './lawns.ts'
import { drawRowPath } from './row-path.ts'
import { placeShops } from './shops.ts'
import { area } from './town.ts'
import { type Court, courtRing, drawCourt, drawLanes, openCourt, reserveLanes } from './walled-court.ts'
import { along, at, insideRing, rectangle, type Vec } from './vec.ts'

/** How a generation of housing was built. */
export interface SlabStyle {
  readonly kind: 'slab' | 'workers'
  readonly floors: readonly [number, number]
  readonly depthM: number
  /** Length of one stairwell's piece; a slab has two to five. */
  readonly stairM: number
  /** Gap between rows in building heights: the sun rule. */
  readonly sun: number
}

export const slabStyles: Readonly<Record<'work-unit' | 'estate' | 'mid-rise', SlabStyle>> = {
  'work-unit': { kind: 'workers', floors: [4, 5], depthM: 10.5, stairM: 14, sun: 1.35 },
  estate: { kind: 'slab', floors: [5, 6], depthM: 12, stairM: 17, sun: 1.45 },
  'mid-rise': { kind: 'slab', floors: [7, 11], depthM: 13.5, stairM: 19, sun: 1.25 },
}

const floorM = 2.9

/** A walled compound of parallel slabs that face south, rows a sun's distance apart, a path before each door side. */
export const fillSlabs = (block: Block, style: SlabStyle): void => {
  const { prng, plot } = block
  const hasShops = (side: number): boolean => at(block.facing, side) >= 10
  const ring = courtRing(block, hasShops, 13.5)
  const wide = spanOf(block, ring, block.u)
  const deep = spanOf(block, ring, block.v)
  const big = wide.high - wide.low > 200
  const court = openCourt(block, ring, [
    {
      axis: 'v',
      offset: big ? wide.low * 0.42 + prng.between(-6, 6) : prng.between(-16, 16),
      both: prng.chance(0.8),
    },
    ...(big
      ? [{ axis: 'v' as const, offset: wide.high * 0.42 + prng.between(-6, 6), both: prng.chance(0.6) }]
      : []),
    ...(deep.high - deep.low > 165
      ? [{ axis: 'u' as const, offset: prng.between(-8, 8), both: prng.chance(0.7) }]
      : []),
  ])
  reserveLanes(block, court, 7)
  placeShops(block, hasShops, { depthM: 11.5, floors: [2, 3], lengthM: [14, 42], homesPer10M: 1.1 })
  const compound = drawCourt(block, court, style.kind)
  const floors = prng.int(style.floors[0], style.floors[1])
  const pitch = style.depthM + Math.max(17, floors * floorM * style.sun)
  const green = prng.chance(0.55) && deep.high - deep.low > 110 ? prng.int(1, 2) : -1
  let row = 0
  for (let v = deep.low + 5 + style.depthM / 2; v < deep.high - style.depthM / 2 - 3; v += pitch) {
    const doors = placeRow(block, court, style, floors, v, wide, compound, row === green)
    if (doors.length > 0) drawRowPath(block, court, v + style.depthM / 2 + 3.2, doors)
    row += 1
  }
  plantLawns(block, court.ring, style.kind === 'slab' ? 3 : 1, 6.5)
  placeSheds(block, court.ring, compound, plot)
  drawLanes(block, court, true)
}

const placeRow = (
  block: Block,
  court: Court,
  style: SlabStyle,
  usual: number,
  v: number,
  wide: { low: number; high: number },
  compound: number,
  isGreen: boolean,
): number[] => {
  const { prng, u, town } = block
  const doors: number[] = []
  const depthM = style.depthM * prng.between(0.95, 1.04)
  let s = wide.low + 2
  while (s < wide.high - 12) {
    let placed = 0
    for (let stairs = prng.int(2, 4); stairs >= 1 && placed === 0; stairs -= 1) {
      const lengthM = stairs * style.stairM
      if (s + lengthM > wide.high) continue
      const ring = rectangle(framePoint(block, s + lengthM / 2, v), u, lengthM, depthM)
      if (!hasRoom(block, [ring], court.ring, 2.2)) continue
      placed = lengthM
      if (isGreen && Math.abs(s + lengthM / 2) < 45) {
        const lawn = rectangle(framePoint(block, s + lengthM / 2, v), u, lengthM, depthM + 10)
        if (hasRoom(block, [lawn], court.ring, 1)) {
          block.occupied.add(lawn)
          town.shapes.push(area('green', lawn))
          break
        }
      }
      const floors = Math.max(3, usual + (prng.chance(0.2) ? -1 : 0))
      build(block, { ring, use: 'residential', floors, homes: stairs * 2 * floors, name: null, compound })
      for (let k = 0; k < stairs; k += 1) doors.push(s + (k + 0.5) * style.stairM)
    }
    s += placed > 0 ? placed + prng.between(8, 13) : 4
  }
  return doors
}

/** Bicycle sheds, pump rooms, the porter's lodge. */
const placeSheds = (block: Block, ring: readonly Vec[], compound: number, plot: readonly Vec[]): void => {
  const { prng } = block
  for (let k = 0; k < 2; k += 1) {
    const i = prng.int(0, ring.length - 1)
    const a = at(ring, i)
    const p = along(a, [block.middle[0] - a[0], block.middle[1] - a[1]], prng.between(0.04, 0.12))
    const shed = rectangle(p, block.u, prng.between(5, 13), prng.between(4, 6))
    if (!hasRoom(block, [shed], ring, 1) || !insideRing(p, plot)) continue
    build(block, { ring: shed, use: 'other', floors: 1, homes: 0, name: null, compound })
  }
}
