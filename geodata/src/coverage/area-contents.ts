import type { GridCode } from '../model/ids.ts'
import { type Inhabited, inhabitedOf } from './demand.ts'
import { buildingCount } from './ground-buildings.ts'
import { isWithin } from './walk-limit.ts'
import type { WalkGround } from './walk-ground.ts'

/** Metres from one place to others; Infinity where there is no way. */
export interface Reach {
  readonly toBuilding: (building: number) => number
  readonly toCentre: (centre: number) => number
}

/** Who and what is within reach. */
export interface AreaContents extends Inhabited {
  /** Operating places of `ground.centres`, nearest first. */
  readonly centres: readonly number[]
  /** Basic grids with somebody within reach, most households first. */
  readonly grids: readonly { readonly code: GridCode; readonly households: number }[]
}

/** Buildings outside every grid do not count. */
export const areaContents = (ground: WalkGround, reach: Reach, limitM: number): AreaContents => {
  const { buildings, basic, centres, grids } = ground
  const inside: number[] = []
  const membersOf = new Map<number, number[]>()
  for (let building = 0; building < buildingCount(buildings); building += 1) {
    const grid = basic[building] as number
    if (grid < 0 || !isWithin(reach.toBuilding(building), limitM)) continue
    inside.push(building)
    const members = membersOf.get(grid)
    if (members === undefined) membersOf.set(grid, [building])
    else members.push(building)
  }
  const touched = [...membersOf].flatMap(([grid, members]) => {
    const code = grids[grid]?.code
    const people = inhabitedOf(buildings, members)
    return code === undefined || people.buildings === 0 ? [] : [{ code, households: people.households }]
  })
  return {
    ...inhabitedOf(buildings, inside),
    centres: centres
      .map(({ status }, centre) => ({
        centre,
        metres: status === 'operating' ? reach.toCentre(centre) : Infinity,
      }))
      .filter(({ metres }) => isWithin(metres, limitM))
      .toSorted((a, b) => a.metres - b.metres || a.centre - b.centre)
      .map(({ centre }) => centre),
    grids: touched.toSorted((a, b) => b.households - a.households || (a.code < b.code ? -1 : 1)),
  }
}
