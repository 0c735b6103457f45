import { type Block, framePoint, hasRoom, spanOf } from './block.ts'
import { mark, openGrounds, raise, scan } from './grounds.ts'
import { plantLawns } from './lawns.ts'
import { area } from './town.ts'
import { along, leftOf, rectangle, type Vec } from './vec.ts'
import { courtRing } from './walled-court.ts'

/** A school: running track with its lawn on one side, rows of classrooms on the other, a hall. */
export const fillSchool = (block: Block, name: string): void => {
  const { prng, town, u } = block
  const ring = courtRing(block, () => false, 0)
  const wide = spanOf(block, ring, block.u)
  const deep = spanOf(block, ring, block.v)
  const court = openGrounds(block, name, wide.low + (wide.high - wide.low) * 0.3, false)
  const places = scan(wide, deep, 7).toReversed()
  for (const [lengthM, breadthM] of [
    [92, 172],
    [62, 118],
    [46, 88],
    [34, 62],
  ] as const) {
    const spot = places.find(([x, y]) =>
      hasRoom(block, [rectangle(framePoint(block, x, y), u, lengthM, breadthM)], court.ring, 3),
    )
    if (spot === undefined) continue
    const middle = framePoint(block, spot[0], spot[1])
    block.occupied.add(rectangle(middle, u, lengthM, breadthM))
    town.shapes.push({ ...area('green', track(middle, u, lengthM / 2, breadthM / 2), '操场') })
    break
  }
  const rows = prng.int(3, 5)
  for (let k = 0; k < rows; k += 1) {
    raise(
      block,
      court,
      [
        [62, 13],
        [46, 12],
        [32, 11],
      ],
      scan(wide, deep, 6),
      'school',
      prng.int(4, 5),
      k === 0 ? name : null,
    )
  }
  raise(
    block,
    court,
    [
      [38, 26],
      [28, 20],
    ],
    places,
    'school',
    2,
    null,
  )
  plantLawns(block, court.ring, 3, 7)
  mark(block, court, 'school', name)
}

/** Two straights and two round ends. */
const track = (middle: Vec, u: Vec, halfM: number, halfLengthM: number): Vec[] => {
  const v = leftOf(u)
  const straight = halfLengthM - halfM
  const round: readonly Vec[] = [
    [1, 0],
    [0.924, 0.383],
    [0.707, 0.707],
    [0.383, 0.924],
    [0, 1],
    [-0.383, 0.924],
    [-0.707, 0.707],
    [-0.924, 0.383],
    [-1, 0],
  ]
  const north = round.map(([x, y]) => along(along(middle, u, x * halfM), v, straight + y * halfM))
  const south = round.map(([x, y]) => along(along(middle, u, -x * halfM), v, -straight - y * halfM))
  return [...north, ...south]
}
