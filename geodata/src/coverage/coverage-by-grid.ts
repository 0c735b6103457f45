import type { GridCode } from '../model/ids.ts'
import type { PlaceLevel } from '../model/levels.ts'
import { ok, type Result } from '../model/result.ts'
import { CentreTally, type FarthestWalk, type NearestForMost } from './centre-tally.ts'
import { type Demand, type Inhabited, inhabitedOf } from './demand.ts'
import { type GridNode, type GridTree, gridTree, isOwnCentre, lineage } from './grid-tree.ts'
import { type Walks, walkOf } from './measure-walks.ts'
import { checkWalkLimits, isWithin, type WalkLimitFailure, walkLimitM } from './walk-limit.ts'

export interface CoverageInput {
  readonly walks: Walks
  readonly demand: Demand
  readonly grids: readonly GridNode[]
  /** Basic grid of a building; buildings without one lie outside the street and do not count. */
  readonly basicOf: (building: number) => GridCode | null
  /** Grid that a centre stands in or serves, of any level; null for one outside the street. */
  readonly gridOfCentre: (centre: number) => GridCode | null
  readonly minutes: readonly number[]
  readonly speedMps: number
}

/** Who is covered in so many minutes. */
export interface Covered {
  readonly minutes: number
  readonly households: number
  readonly residents: number
  /** Of the place's households; null where it has none. */
  readonly share: number | null
  /** Covered households whose nearest centre is the place's own, and those whose nearest is another's. */
  readonly byOwn: number
  readonly byNeighbour: number
}

export interface PlaceCoverage extends Inhabited {
  readonly level: PlaceLevel
  /** null for the street. */
  readonly code: GridCode | null
  /** In the order of the minutes asked for. */
  readonly covered: readonly Covered[]
  readonly farthest: FarthestWalk | null
  readonly nearest: (NearestForMost & { readonly own: boolean }) | null
  /** Those who can walk to no centre at all: on an island, or no way near. */
  readonly unreachable: Inhabited
}

export interface StreetCoverage {
  readonly minutes: readonly number[]
  readonly speedMps: number
  /** The street first, then the grids as given. Every count of a place is the sum of its children's. */
  readonly places: readonly PlaceCoverage[]
}

/**
 * Coverage of the street and each of its grids. `byOwn` is told for each place by itself: a centre of the neighbouring
 * unit is not the unit's own, but may be its district's.
 * Errors: `bad-minutes`, `bad-speed`.
 */
export const coverageByGrid = (input: CoverageInput): Result<StreetCoverage, WalkLimitFailure> => {
  const { walks, demand, minutes, speedMps } = input
  const checked = checkWalkLimits(minutes, speedMps)
  if (!checked.ok) return checked
  const tree = gridTree(input.grids)
  const isOwn = ownership(tree, input.gridOfCentre)
  const limits = minutes.map((value) => walkLimitM(value, speedMps))
  const buildingsOf: number[][] = Array.from({ length: tree.count }, () => [])
  for (let building = 0; building < walks.count; building += 1) {
    for (const place of lineage(tree, tree.numberOf(input.basicOf(building)))) {
      buildingsOf[place]?.push(building)
    }
  }
  const places = buildingsOf.map((buildings, place): PlaceCoverage => {
    const all = inhabitedOf(demand, buildings)
    const tally = new CentreTally(walks, demand)
    const covered = minutes.map((value) => ({ minutes: value, households: 0, residents: 0, byOwn: 0 }))
    const unreachable: number[] = []
    for (const building of buildings) {
      const walk = walkOf(walks, building)
      if (walk === null) {
        unreachable.push(building)
        continue
      }
      const households = demand.households[building] ?? 0
      const own = isOwn(walk.centre, place)
      tally.add(building)
      covered.forEach((at, index) => {
        if (!isWithin(walk.metres, limits[index] ?? 0)) return
        at.households += households
        at.residents += demand.residents[building] ?? 0
        if (own) at.byOwn += households
      })
    }
    const nearest = tally.nearestForMost(speedMps)
    return {
      level: tree.level[place] ?? 'street',
      code: tree.code[place] ?? null,
      ...all,
      covered: covered.map((at) => ({
        ...at,
        share: all.households > 0 ? at.households / all.households : null,
        byNeighbour: at.households - at.byOwn,
      })),
      farthest: tally.farthest(speedMps),
      nearest: nearest && { ...nearest, own: isOwn(nearest.centre, place) },
      unreachable: inhabitedOf(demand, unreachable),
    }
  })
  return ok({ minutes, speedMps, places })
}

const ownership = (tree: GridTree, gridOfCentre: CoverageInput['gridOfCentre']) => {
  const known = new Map<number, Set<number>>()
  return (centre: number, place: number): boolean => {
    let owners = known.get(centre)
    if (owners === undefined) {
      const grid = tree.numberOf(gridOfCentre(centre))
      owners = new Set([...tree.level.keys()].filter((own) => isOwnCentre(tree, grid, own)))
      known.set(centre, owners)
    }
    return owners.has(place)
  }
}
