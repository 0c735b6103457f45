import { type Result, fail, ok } from '../model/result.ts'
import type { PointColumns } from './h3-cells.ts'
import type { HotspotFailureCode, HotspotGround, HotspotOptions } from './hotspot-query.ts'

type Checked = Result<null, HotspotFailureCode>

/** Refuses what no map of hot spots can be made of. */
export const checkGround = (ground: HotspotGround): Checked => {
  if (ground.kind === 'h3') {
    const { resolution, requests, homes } = ground
    if (!Number.isInteger(resolution) || resolution < 0 || resolution > 15)
      return fail('bad-resolution', { resolution })
    if (homes.households.length !== homes.lon.length) return fail('columns-differ', { column: 'households' })
    const checks = [checkPoints(requests, 'requests'), checkPoints(homes, 'homes')]
    const failed = checks.find((check) => !check.ok)
    return failed ?? checkHouseholds(homes.households)
  }
  const { grids, gridOf } = ground
  const index = gridOf.findIndex((grid) => grid < -1 || grid >= grids.length)
  if (index >= 0) return fail('unknown-grid-index', { index })
  return checkHouseholds(Float64Array.from(grids, (grid) => grid.households))
}

/** Refuses options out of their ranges. */
export const checkOptions = ({ neighbours, chance, denominator, minimumCount }: HotspotOptions): Checked => {
  if (neighbours.kind === 'band' && !(neighbours.metres > 0 && neighbours.metres < Infinity))
    return fail('bad-option', { option: 'metres' })
  if (neighbours.kind === 'nearest' && !(Number.isInteger(neighbours.k) && neighbours.k >= 1))
    return fail('bad-option', { option: 'k' })
  if (chance.kind === 'permutation' && !(Number.isInteger(chance.draws) && chance.draws >= 1))
    return fail('bad-option', { option: 'draws' })
  if (chance.kind === 'permutation' && !Number.isInteger(chance.seed))
    return fail('bad-option', { option: 'seed' })
  if (chance.kind === 'households' && denominator !== 'households')
    return fail('bad-option', { option: 'chance' })
  return minimumCount >= 0 ? ok(null) : fail('bad-option', { option: 'minimumCount' })
}

const checkPoints = ({ lon, lat }: PointColumns, name: string): Checked => {
  if (lon.length !== lat.length) return fail('columns-differ', { column: name })
  for (let index = 0; index < lon.length; index += 1) {
    if (!(Math.abs(lon[index] as number) <= 180)) return fail('bad-value', { column: `${name}.lon`, index })
    if (!(Math.abs(lat[index] as number) <= 90)) return fail('bad-value', { column: `${name}.lat`, index })
  }
  return ok(null)
}

const checkHouseholds = (households: Float64Array): Checked => {
  const index = households.findIndex((own) => !(own >= 0 && own < Infinity))
  return index < 0 ? ok(null) : fail('bad-value', { column: 'households', index })
}
