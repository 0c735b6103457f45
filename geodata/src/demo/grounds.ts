import type { BuildingUse } from '../model/kinds.ts'
import { type Block, build, framePoint, hasRoom } from './block.ts'
import { area, type Landmark } from './town.ts'
import { type Court, courtRing, drawLanes, drawWall, openCourt, reserveLanes } from './walled-court.ts'
import { rectangle, type Vec } from './vec.ts'

export const openGrounds = (block: Block, name: string, offset: number, both: boolean): Court => {
  const court = openCourt(
    block,
    courtRing(block, () => false, 0),
    [{ axis: 'v', offset, both }],
  )
  reserveLanes(block, court, 8)
  block.town.shapes.push(area('zone', court.ring, name))
  drawWall(block, court)
  return court
}

export const mark = (block: Block, court: Court, kind: Landmark['kind'], name: string): void => {
  block.town.landmarks.push({ kind, name, point: court.gates[0] ?? block.middle })
  // Patients, customers and petitioners walk in; into a school only those who belong there.
  drawLanes(block, court, kind === 'school')
}

/** Tries shrinking sizes at places from a scan over the grounds; true where it stands. */
export const raise = (
  block: Block,
  court: Court,
  sizes: readonly (readonly [number, number])[],
  places: readonly Vec[],
  use: BuildingUse,
  floors: number,
  name: string | null,
): boolean => {
  for (const [lengthM, depthM] of sizes) {
    for (const [x, y] of places) {
      const ring = rectangle(framePoint(block, x, y), block.u, lengthM, depthM)
      if (!hasRoom(block, [ring], court.ring, 4)) continue
      build(block, { ring, use, floors, homes: 0, name, compound: -1 })
      return true
    }
  }
  return false
}

export const scan = (
  wide: { low: number; high: number },
  deep: { low: number; high: number },
  stepM: number,
): Vec[] => {
  const places: Vec[] = []
  for (let y = deep.low + 8; y < deep.high - 6; y += stepM)
    for (let x = wide.low + 8; x < wide.high - 6; x += stepM) places.push([x, y])
  return places
}
