import { type Block, build, framePoint, hasRoom, spanOf } from './block.ts'
import { area } from './town.ts'
import { courtRing, drawLanes, drawWall, openCourt, reserveLanes } from './walled-court.ts'
import { rectangle } from './vec.ts'

/** A works: long halls behind a wall, an office house at the gate, a yard. */
export const fillWorks = (block: Block, name: string): void => {
  const { prng, town, u } = block
  const ring = courtRing(block, () => false, 0)
  const wide = spanOf(block, ring, block.u)
  const deep = spanOf(block, ring, block.v)
  const court = openCourt(block, ring, [
    { axis: 'v', offset: prng.between(wide.low, wide.high) * 0.4, both: prng.chance(0.35) },
  ])
  reserveLanes(block, court, 14)
  town.shapes.push(area('zone', court.ring, name))
  drawWall(block, court)
  let v = deep.low + 6
  let first = true
  while (v < deep.high - 14) {
    const depthM = first ? prng.between(13, 16) : prng.between(22, 44)
    let s = wide.low + 4
    while (s < wide.high - 20) {
      const lengthM = first ? prng.between(36, 58) : prng.between(48, 105)
      let placed = false
      for (const share of [1, 0.7, 0.48]) {
        const hall = rectangle(
          framePoint(block, s + (lengthM * share) / 2, v + depthM / 2),
          u,
          lengthM * share,
          depthM,
        )
        if (!hasRoom(block, [hall], court.ring, 5)) continue
        build(block, {
          ring: hall,
          use: first ? 'office' : 'industrial',
          floors: first ? prng.int(3, 5) : prng.int(1, 2),
          homes: 0,
          name: null,
          compound: -1,
        })
        s += lengthM * share + prng.between(9, 16)
        placed = true
        break
      }
      if (!placed) s += 7
    }
    v += depthM + prng.between(9, 15)
    first = false
  }
  town.landmarks.push({ kind: 'factory', name, point: court.gates[0] ?? block.middle })
  drawLanes(block, court, true)
}
