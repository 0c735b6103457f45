import { type Block, build, hasRoom } from './block.ts'
import type { Prng } from './prng.ts'
import type { TownBuilding } from './town.ts'
import { along, at, distanceM, leftOf, minus, rectangle, type Ring, unit } from './vec.ts'

export interface ShopRule {
  readonly depthM: number
  readonly floors: readonly [number, number]
  readonly lengthM: readonly [number, number]
  /** Homes above the shop, for each 10 m of front. */
  readonly homesPer10M: number
}

/** Shop houses along the sides of a plot that face a street with custom. */
export const placeShops = (block: Block, hasShops: (side: number) => boolean, rule: ShopRule): void => {
  const { plot, prng } = block
  for (let i = 0; i < plot.length; i += 1) {
    if (!hasShops(i)) continue
    const a = at(plot, i)
    const b = at(plot, i + 1)
    const side = distanceM(a, b)
    if (side < 9) continue
    const u = unit(minus(b, a))
    const inward = leftOf(u)
    let s = 0.8
    while (s < side - 6) {
      const lengthM = Math.min(side - s - 0.4, prng.between(rule.lengthM[0], rule.lengthM[1]))
      const depthM = rule.depthM * prng.between(0.82, 1)
      const ring = rectangle(
        along(along(a, u, s + lengthM / 2), inward, depthM / 2 + 0.3),
        u,
        lengthM,
        depthM,
      )
      if (lengthM >= 6 && hasRoom(block, [ring], plot, 0.15)) {
        build(block, shopBuilding(ring, lengthM, rule, prng))
        s += lengthM + (prng.chance(0.3) ? prng.between(2, 5) : 0.25)
      } else {
        s += 3
      }
    }
  }
}

const shopBuilding = (ring: Ring, lengthM: number, rule: ShopRule, prng: Prng): TownBuilding => {
  const floors = prng.int(rule.floors[0], rule.floors[1])
  const homes = floors > 1 ? Math.round((lengthM / 10) * rule.homesPer10M * (floors - 1) * 0.5) : 0
  return { ring, use: homes > 0 ? 'mixed' : 'commercial', floors, homes, name: null, compound: -1 }
}
