import type { Polygon, Position } from 'geojson'
import { placeFootprints } from '../blocks/place-footprints.ts'
import { snapPosition } from '../crs/lattice.ts'
import type { GridCode } from '../model/ids.ts'
import { ok, type Result } from '../model/result.ts'
import { regionLocator } from '../partition/locate.ts'
import { regionPolygon } from '../partition/polygon-edges.ts'
import { CentreTally, type FarthestWalk, type NearestForMost } from './centre-tally.ts'
import { type Demand, type Inhabited, inhabitedOf, isInhabited } from './demand.ts'
import { gapAreas } from './gap-areas.ts'
import type { GapGround } from './gap-ground.ts'
import { type GridNode, type GridTree, gridTree, lineage } from './grid-tree.ts'
import { innerPoint } from './inner-point.ts'
import { type Walks, walkOf } from './measure-walks.ts'
import { checkWalkLimits, isWithin, type WalkLimitFailure, walkLimitM } from './walk-limit.ts'

/** Gaps of fewer households than this are listed apart, unless another number is asked for. */
export const LEAST_GAP_HOUSEHOLDS = 10

export interface GapsInput {
  readonly ground: GapGround
  readonly walks: Walks
  readonly demand: Demand
  readonly grids: readonly GridNode[]
  /** Basic grid of a building; buildings without one lie outside the street and do not count. */
  readonly basicOf: (building: number) => GridCode | null
  readonly minutes: number
  readonly speedMps: number
  /** `LEAST_GAP_HOUSEHOLDS` unless given. */
  readonly leastHouseholds?: number
}

/** A part of a gap's people, by grid. */
export interface GapShare extends Inhabited {
  readonly code: GridCode
}

/** An inhabited area outside every circle. */
export interface CoverageGap extends Inhabited {
  /** Lowest id of its buildings: stays when gaps elsewhere change. */
  readonly id: number
  readonly geometry: Polygon
  readonly labelPoint: Position
  /** Positions of its buildings in the demand, in order. */
  readonly members: Int32Array
  /** Grids that its buildings lie in, most households first. */
  readonly basics: readonly GapShare[]
  readonly units: readonly GapShare[]
  readonly districts: readonly GapShare[]
  readonly farthest: FarthestWalk | null
  readonly nearest: NearestForMost | null
  /** Those of its people who can walk to no centre at all. */
  readonly unreachable: Inhabited
}

export interface CoverageGaps {
  readonly minutes: number
  readonly speedMps: number
  /** All who are not covered: exactly those of `gaps`, `others` and `unplaced` together. */
  readonly total: Inhabited
  /** Most households first. */
  readonly gaps: readonly CoverageGap[]
  /** Gaps of few households, in the same order. */
  readonly others: readonly CoverageGap[]
  /** People of buildings whose footprint lies wholly outside the street or has collapsed: they have no polygon. */
  readonly unplaced: Inhabited
}

/**
 * The inhabited areas that no circle of so many minutes reaches, as polygons that do not overlap and stay inside the
 * street. Houses nearer than 2 × `GAP_REACH_M` to each other share a gap unless covered houses stand between.
 * Errors: `bad-minutes`, `bad-speed`.
 */
export const coverageGaps = (input: GapsInput): Result<CoverageGaps, WalkLimitFailure> => {
  const { ground, demand, minutes, speedMps, leastHouseholds = LEAST_GAP_HOUSEHOLDS } = input
  const checked = checkWalkLimits([minutes], speedMps)
  if (!checked.ok) return checked
  const tree = gridTree(input.grids)
  const { uncovered, covered } = sortBuildings(input, tree)
  const shapesOf = (buildings: readonly number[]) =>
    buildings.flatMap((building) => ground.shapes[building] ?? [])
  const { points, regions } = gapAreas(ground, shapesOf(uncovered), shapesOf(covered))
  const placed = placeFootprints(
    uncovered.map((building) => ground.shapes[building] ?? { rings: [], edges: [], box: [0, 0, 0, 0] }),
    regionLocator(points, regions),
  )
  const membersOf: number[][] = regions.map(() => [])
  const homeless: number[] = []
  uncovered.forEach((building, index) => (membersOf[placed[index] ?? -1] ?? homeless).push(building))
  const all = regions.flatMap((region, index) => {
    const members = membersOf[index] ?? []
    // A piece without houses is what the street's boundary or a covered house has cut off.
    return members.length === 0 ? [] : [describeGap(regionPolygon(points, region), members, input, tree)]
  })
  all.sort((a, b) => b.households - a.households || b.residents - a.residents || a.id - b.id)
  return ok({
    minutes,
    speedMps,
    total: inhabitedOf(demand, uncovered),
    gaps: all.filter(({ households }) => households >= leastHouseholds),
    others: all.filter(({ households }) => households < leastHouseholds),
    unplaced: inhabitedOf(demand, homeless),
  })
}

const sortBuildings = ({ walks, demand, basicOf, minutes, speedMps }: GapsInput, tree: GridTree) => {
  const limitM = walkLimitM(minutes, speedMps)
  const uncovered: number[] = []
  const covered: number[] = []
  for (let building = 0; building < walks.count; building += 1) {
    if (!isInhabited(demand, building) || tree.numberOf(basicOf(building)) < 0) continue
    const walk = walkOf(walks, building)
    if (walk !== null && isWithin(walk.metres, limitM)) covered.push(building)
    else uncovered.push(building)
  }
  return { uncovered, covered }
}

const describeGap = (
  geometry: Polygon,
  members: readonly number[],
  { walks, demand, basicOf, speedMps }: GapsInput,
  tree: GridTree,
): CoverageGap => {
  const tally = new CentreTally(walks, demand)
  const membersOf = new Map<number, number[]>()
  let id = Infinity
  for (const building of members) {
    tally.add(building)
    id = Math.min(id, demand.id[building] ?? Infinity)
    for (const grid of lineage(tree, tree.numberOf(basicOf(building)))) {
      const known = membersOf.get(grid)
      if (known === undefined) membersOf.set(grid, [building])
      else known.push(building)
    }
  }
  const shares = (level: string): GapShare[] =>
    [...membersOf]
      .flatMap(([grid, buildings]) => {
        const code = tree.level[grid] === level ? (tree.code[grid] ?? null) : null
        return code === null ? [] : [{ code, ...inhabitedOf(demand, buildings) }]
      })
      .toSorted((a, b) => b.households - a.households || (a.code < b.code ? -1 : 1))
  return {
    id,
    geometry,
    labelPoint: snapPosition(innerPoint(geometry)),
    members: Int32Array.from(members),
    ...inhabitedOf(demand, members),
    basics: shares('basic'),
    units: shares('unit'),
    districts: shares('district'),
    farthest: tally.farthest(speedMps),
    nearest: tally.nearestForMost(speedMps),
    unreachable: inhabitedOf(
      demand,
      members.filter((building) => walkOf(walks, building) === null),
    ),
  }
}
