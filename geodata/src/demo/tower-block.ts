import { type Block, build, framePoint, hasRoom, spanOf } from './block.ts'
import { plantLawns } from './lawns.ts'
import { drawRowPath } from './row-path.ts'
import { placeShops } from './shops.ts'
import { courtRing, drawCourt, drawLanes, openCourt, reserveLanes } from './walled-court.ts'
import { along, at, leftOf, rectangle, type Ring, type Vec } from './vec.ts'

/** A point block's outline: a long body with stepped ends and a core to the north; and its convex parts. */
export const towerOutline = (
  middle: Vec,
  u: Vec,
  lengthM: number,
  depthM: number,
): { ring: Vec[]; parts: Ring[] } => {
  const v = leftOf(u)
  const p = (x: number, y: number): Vec => along(along(middle, u, x), v, y)
  const l = lengthM / 2
  const d = depthM / 2
  const notch = depthM * 0.2
  const core = lengthM * 0.2
  return {
    ring: [
      p(-l, -d + notch),
      p(-core, -d + notch),
      p(-core, -d),
      p(core, -d),
      p(core, -d + notch),
      p(l, -d + notch),
      p(l, d - notch),
      p(core, d - notch),
      p(core, d),
      p(-core, d),
      p(-core, d - notch),
      p(-l, d - notch),
    ],
    parts: [rectangle(middle, u, lengthM, depthM - 2 * notch), rectangle(middle, u, 2 * core, depthM)],
  }
}

/** New housing: towers far apart round a garden, a ring path, a strip of shops on the main street. */
export const fillTowers = (block: Block): void => {
  const { prng, u } = block
  const hasShops = (side: number): boolean => at(block.facing, side) >= 13
  const ring = courtRing(block, hasShops, 18)
  const wide = spanOf(block, ring, block.u)
  const deep = spanOf(block, ring, block.v)
  const court = openCourt(block, ring, [
    { axis: 'v', offset: wide.low * prng.between(0.1, 0.3), both: prng.chance(0.7) },
    { axis: 'u', offset: prng.between(-10, 10), both: prng.chance(0.6) },
  ])
  reserveLanes(block, court, 9)
  placeShops(block, hasShops, { depthM: 15.5, floors: [2, 3], lengthM: [24, 70], homesPer10M: 0 })
  const compound = drawCourt(block, court, 'tower')
  const usual = prng.int(16, 26)
  const pitch = prng.between(41, 47)
  let row = 0
  for (let v = deep.low + 12; v < deep.high - 9; v += pitch) {
    const doors: number[] = []
    let s = wide.low + 4 + (row % 2 === 0 ? 0 : prng.between(10, 22))
    while (s < wide.high - 20) {
      const lengthM = prng.between(27, 34)
      const outline = towerOutline(framePoint(block, s + lengthM / 2, v), u, lengthM, 16.5)
      const garden = row === 1 && Math.abs(s + lengthM / 2) < 30
      if (!garden && hasRoom(block, outline.parts, court.ring, 4)) {
        const floors = Math.max(11, usual + prng.int(-3, 3))
        build(
          block,
          { ring: outline.ring, use: 'residential', floors, homes: floors * 4, name: null, compound },
          outline.parts,
        )
        doors.push(s + lengthM / 2)
        s += lengthM + prng.between(13, 21)
      } else {
        s += 5
      }
    }
    if (doors.length > 0) drawRowPath(block, court, v + 11.5, doors)
    row += 1
  }
  plantLawns(block, court.ring, 4, prng.between(9, 15))
  drawLanes(block, court, true)
}
