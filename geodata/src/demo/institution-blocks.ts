import type { BuildingUse } from '../model/kinds.ts'
import { type Block, build, framePoint, hasRoom, spanOf } from './block.ts'
import { oval, plantLawns } from './lawns.ts'
import { area, type Landmark } from './town.ts'
import { type Court, courtRing, drawLanes, drawWall, openCourt, reserveLanes } from './walled-court.ts'
import { along, leftOf, rectangle, type Vec } from './vec.ts'

const openGrounds = (block: Block, name: string, offset: number, both: boolean): Court => {
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

const mark = (block: Block, court: Court, kind: Landmark['kind'], name: string): void => {
  block.town.landmarks.push({ kind, name, point: court.gates[0] ?? block.middle })
  drawLanes(block, court)
}

/** Tries shrinking sizes at places from a scan over the grounds; true where it stands. */
const raise = (
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

const scan = (
  wide: { low: number; high: number },
  deep: { low: number; high: number },
  stepM: number,
): Vec[] => {
  const places: Vec[] = []
  for (let y = deep.low + 8; y < deep.high - 6; y += stepM)
    for (let x = wide.low + 8; x < wide.high - 6; x += stepM) places.push([x, y])
  return places
}

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

/** The county hospital: outpatients at the street, a ward tower behind, smaller houses. */
export const fillHospital = (block: Block, name: string): void => {
  const { prng } = block
  const ring = courtRing(block, () => false, 0)
  const wide = spanOf(block, ring, block.u)
  const deep = spanOf(block, ring, block.v)
  const court = openGrounds(block, name, prng.between(-12, 12), true)
  raise(
    block,
    court,
    [
      [76, 34],
      [58, 28],
      [40, 22],
    ],
    scan(wide, deep, 8),
    'medical',
    5,
    name,
  )
  raise(
    block,
    court,
    [
      [58, 20],
      [44, 18],
    ],
    scan(wide, deep, 8),
    'medical',
    16,
    null,
  )
  for (let k = 0; k < 4; k += 1)
    raise(
      block,
      court,
      [
        [42, 15],
        [28, 13],
        [18, 11],
      ],
      scan(wide, deep, 9),
      'medical',
      prng.int(3, 6),
      null,
    )
  plantLawns(block, court.ring, 4, 8)
  mark(block, court, 'hospital', name)
}

/** A covered market: long low sheds in rows, open to the street. */
export const fillMarket = (block: Block, name: string): void => {
  const { prng, plot } = block
  const wide = spanOf(block, plot, block.u)
  const deep = spanOf(block, plot, block.v)
  const court = openCourt(block, plot, [{ axis: 'v', offset: prng.between(-10, 10), both: true }])
  reserveLanes(block, court, 9)
  let v = deep.low + 8
  while (v < deep.high - 8) {
    let s = wide.low + 2
    while (s < wide.high - 18) {
      const lengthM = prng.between(26, 58)
      const ring = rectangle(framePoint(block, s + lengthM / 2, v), block.u, lengthM, 13)
      if (hasRoom(block, [ring], plot, 3)) {
        build(block, { ring, use: 'commercial', floors: prng.int(1, 2), homes: 0, name: null, compound: -1 })
        s += lengthM + 4
      } else s += 4
    }
    v += 20
  }
  mark(block, court, 'market', name)
}

/** Government house: a long front on the axis behind a square with a lawn, wings, trees. */
export const fillCivic = (block: Block, name: string): void => {
  const { prng, town, u } = block
  const ring = courtRing(block, () => false, 0)
  const wide = spanOf(block, ring, block.u)
  const deep = spanOf(block, ring, block.v)
  const court = openGrounds(block, name, wide.high * 0.62, false)
  const places = scan(wide, deep, 6)
  const onAxis = places.toSorted((a, b) => b[1] - Math.abs(b[0]) * 0.6 - (a[1] - Math.abs(a[0]) * 0.6))
  raise(
    block,
    court,
    [
      [84, 20],
      [64, 18],
      [44, 16],
    ],
    onAxis,
    'civic',
    prng.int(6, 9),
    name,
  )
  for (const scale of [1, 0.7, 0.5]) {
    const square = oval(framePoint(block, 0, -deep.high * 0.1), u, 36 * scale, 24 * scale)
    if (!hasRoom(block, [square], court.ring, 3)) continue
    town.shapes.push(area('green', square))
    block.occupied.add(square)
    break
  }
  const outward = places.toSorted((a, b) => Math.abs(b[0]) - Math.abs(a[0]))
  for (let k = 0; k < 5; k += 1)
    raise(
      block,
      court,
      [
        [16, 38],
        [34, 14],
        [24, 12],
      ],
      outward,
      'civic',
      prng.int(3, 5),
      null,
    )
  plantLawns(block, court.ring, 4, 8)
  mark(block, court, 'civic', name)
}

/** A shopping block: a mall, offices on podiums, a walk between them. */
export const fillCommerce = (block: Block, name: string): void => {
  const { prng, plot } = block
  const wide = spanOf(block, plot, block.u)
  const deep = spanOf(block, plot, block.v)
  const court = openCourt(block, plot, [{ axis: 'v', offset: wide.low * 0.52, both: true }])
  reserveLanes(block, court, 12)
  const places = scan(wide, deep, 7)
  raise(
    block,
    court,
    [
      [96, 62],
      [74, 52],
      [56, 40],
    ],
    places,
    'commercial',
    prng.int(4, 6),
    name,
  )
  raise(
    block,
    court,
    [
      [34, 28],
      [26, 24],
    ],
    places,
    'office',
    prng.int(12, 22),
    null,
  )
  for (let k = 0; k < 7; k += 1) {
    raise(
      block,
      court,
      [
        [52, 26],
        [36, 20],
        [24, 16],
        [16, 12],
      ],
      places,
      prng.chance(0.4) ? 'office' : 'commercial',
      prng.int(3, 8),
      null,
    )
  }
  mark(block, court, 'commerce', name)
}
