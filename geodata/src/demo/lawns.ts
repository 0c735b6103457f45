import { type Block, framePoint, hasRoom, spanOf } from './block.ts'
import { area } from './town.ts'
import { along, leftOf, type Ring, type Vec } from './vec.ts'

/** A soft oval of twelve points. */
export const oval = (middle: Vec, u: Vec, halfLengthM: number, halfDepthM: number): Vec[] => {
  const v = leftOf(u)
  const shape: readonly Vec[] = [
    [1, 0],
    [0.866, 0.5],
    [0.5, 0.866],
    [0, 1],
    [-0.5, 0.866],
    [-0.866, 0.5],
    [-1, 0],
    [-0.866, -0.5],
    [-0.5, -0.866],
    [0, -1],
    [0.5, -0.866],
    [0.866, -0.5],
  ]
  return shape.map(([x, y]) => along(along(middle, u, x * halfLengthM), v, y * halfDepthM))
}

/** Lawns wherever a court has room left. */
export const plantLawns = (block: Block, within: Ring, most: number, halfDepthM: number): void => {
  const { prng, town, occupied } = block
  const wide = spanOf(block, within, block.u)
  const deep = spanOf(block, within, block.v)
  let planted = 0
  for (let attempt = 0; attempt < most * 9 && planted < most; attempt += 1) {
    const middle = framePoint(block, prng.between(wide.low, wide.high), prng.between(deep.low, deep.high))
    const scale = attempt < most * 4 ? 1 : 0.6
    const lawn = oval(middle, block.u, halfDepthM * scale * prng.between(1.2, 1.9), halfDepthM * scale)
    if (!hasRoom(block, [lawn], within, 2)) continue
    occupied.add(lawn)
    town.shapes.push(area('green', lawn))
    planted += 1
  }
}
