import { divide, type DivideRule } from './divide.ts'
import type { Prng } from './prng.ts'
import { ground } from './road-style.ts'
import { type Skeleton } from './skeleton.ts'
import { along, distanceM, type Ring, ringAreaM2, ringCentroid, type Vec, nearestOf } from './vec.ts'

export type LandUse =
  | 'old'
  | 'work-unit'
  | 'estate'
  | 'mid-rise'
  | 'tower'
  | 'village'
  | 'works'
  | 'fields'
  | 'school'
  | 'hospital'
  | 'market'
  | 'civic'
  | 'commerce'
  | 'park'

const superblock: DivideRule = {
  targetM2: 128_000,
  style: ground('tertiary'),
  snapM: 40,
  clearM: 45,
  stepM: 25,
  longest: 2.2,
}
const streets = (targetM2: number): DivideRule => ({
  targetM2,
  style: ground('residential'),
  snapM: 25,
  clearM: 30,
  stepM: 25,
  longest: 2.3,
})
const lanes = (targetM2: number): DivideRule => ({
  targetM2,
  style: ground('lane'),
  snapM: 14,
  clearM: 14,
  stepM: 10,
  longest: 2.1,
})

/** What a block's own streets are like; `grain` makes some blocks finer and some coarser. */
const divideRule = (use: LandUse, grain: number): DivideRule => {
  switch (use) {
    case 'old':
      return lanes(7_000)
    case 'village':
      return lanes(11_000)
    case 'work-unit':
      return streets(24_000 * grain)
    case 'tower':
      return streets(52_000 * grain)
    case 'works':
      return streets(62_000 * grain)
    case 'park':
    case 'fields':
      return streets(400_000)
    default:
      return streets(33_000 * grain)
  }
}

/** Superblocks, then what each is for, then its own streets and lanes. */
export const layOutLand = (skeleton: Skeleton, prng: Prng): Map<number, LandUse> => {
  const { map, field } = skeleton
  const blocks: number[] = []
  const whole = [...map.faces.keys()]
  for (const face of whole) {
    if (!map.labels.has(face))
      blocks.push(...divide(map, face, field, () => superblock, prng.fork('superblock')))
  }
  const uses = new Map<number, LandUse>()
  const park = parkAmong(skeleton, blocks)
  const chance = prng.fork('use')
  for (const block of blocks) {
    const use = block === park ? 'park' : useOf(skeleton, map.ring(block), chance)
    const rule = divideRule(use, chance.between(0.75, 1.45))
    for (const face of divide(map, block, field, () => rule, prng.fork('streets', block))) {
      uses.set(face, use === 'estate' && chance.chance(0.16) ? 'mid-rise' : use)
    }
  }
  placeInstitutions(skeleton, uses)
  return uses
}

const parkAmong = ({ map, centre }: Skeleton, blocks: readonly number[]): number => {
  const wanted = along(along(centre, [-1, 0], 520), [0, 1], 330)
  return (
    blocks.toSorted(
      (a, b) => distanceM(ringCentroid(map.ring(a)), wanted) - distanceM(ringCentroid(map.ring(b)), wanted),
    )[0] ?? -1
  )
}

const borderDistanceM = ({ map, borderNodes }: Skeleton, p: Vec): number => {
  const border = map.nodes.slice(0, borderNodes)
  return distanceM(p, nearestOf(border, p))
}

const useOf = (skeleton: Skeleton, ring: Ring, prng: Prng): LandUse => {
  const p = ringCentroid(ring)
  const edge = borderDistanceM(skeleton, p)
  const { oldTown, centre, railway } = skeleton
  if (distanceM(p, oldTown.middle) < oldTown.radiusM) return 'old'
  const southOfRail = railway !== null && p[1] < nearestOf(railway, p)[1]
  if (southOfRail)
    return prng.chance(0.55)
      ? 'works'
      : prng.chance(0.55)
        ? 'village'
        : prng.chance(0.5)
          ? 'fields'
          : 'work-unit'
  const far = distanceM(p, centre)
  if (edge < 330 && far > 900) {
    const draw = prng.next()
    if (draw < 0.24) return 'village'
    if (draw < 0.34) return 'fields'
    if (draw < 0.46) return p[0] > centre[0] ? 'works' : 'tower'
    return draw < 0.72 ? 'tower' : 'estate'
  }
  if (far < 900) return prng.chance(0.45) ? 'work-unit' : prng.chance(0.8) ? 'estate' : 'tower'
  const draw = prng.next()
  if (p[0] < centre[0] && p[1] > centre[1]) return draw < 0.5 ? 'tower' : 'estate'
  if (draw < 0.06) return 'village'
  return draw < 0.7 ? 'estate' : draw < 0.86 ? 'tower' : 'work-unit'
}

/** Each institution takes the best-sized block near where a town would have it. */
const placeInstitutions = (skeleton: Skeleton, uses: Map<number, LandUse>): void => {
  const { map, centre } = skeleton
  const housing = new Set<LandUse>(['estate', 'work-unit', 'mid-rise', 'tower'])
  const take = (use: LandUse, east: number, north: number, least: number, most: number): void => {
    const wanted = along(along(centre, [1, 0], east), [0, 1], north)
    const found = [...uses.entries()]
      .filter(
        ([face, now]) =>
          housing.has(now) && ringAreaM2(map.ring(face)) > least && ringAreaM2(map.ring(face)) < most,
      )
      .map(([face]) => ({ face, d: distanceM(ringCentroid(map.ring(face)), wanted) }))
      .toSorted((a, b) => a.d - b.d || a.face - b.face)
    const best = found[0]
    if (best !== undefined) uses.set(best.face, use)
  }
  take('civic', 620, 160, 14_000, 48_000)
  take('hospital', 330, 420, 22_000, 60_000)
  take('commerce', 160, 120, 22_000, 60_000)
  take('commerce', 980, -170, 22_000, 60_000)
  take('commerce', -330, -120, 22_000, 60_000)
  take('market', 760, -430, 12_000, 40_000)
  take('market', -620, -380, 12_000, 40_000)
  take('school', 520, 720, 26_000, 80_000)
  take('school', -560, 760, 26_000, 80_000)
  take('school', -680, -420, 22_000, 80_000)
  take('school', 1150, -480, 26_000, 80_000)
  take('school', 900, 300, 22_000, 80_000)
  take('school', 250, -780, 20_000, 80_000)
}

export const isHousing = (use: LandUse): boolean =>
  use === 'old' ||
  use === 'work-unit' ||
  use === 'estate' ||
  use === 'mid-rise' ||
  use === 'tower' ||
  use === 'village'
