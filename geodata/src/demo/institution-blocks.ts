import { type Block, build, framePoint, hasRoom, spanOf } from './block.ts'
import { mark, openGrounds, raise, scan } from './grounds.ts'
import { oval, plantLawns } from './lawns.ts'
import { area } from './town.ts'
import { rectangle } from './vec.ts'
import { courtRing, openCourt, reserveLanes } from './walled-court.ts'

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
