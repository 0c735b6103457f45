import type { Position } from 'geojson'
import KDBush from 'kdbush'
import { metresPerDegree } from '../crs/ellipsoid.ts'
import { distanceM } from '../crs/length.ts'
import type { GridCode } from '../model/ids.ts'
import type { PlaceLevel } from '../model/levels.ts'
import { ok, type Result } from '../model/result.ts'
import { type Demand, type Inhabited, inhabitedOf } from './demand.ts'
import { type GridNode, gridTree, lineage } from './grid-tree.ts'
import { type Walks, walkOf } from './measure-walks.ts'
import { checkWalkLimits, isWithin, type WalkLimitFailure, walkLimitM } from './walk-limit.ts'

export interface RadiusInput {
  readonly walks: Walks
  readonly demand: Demand
  readonly grids: readonly GridNode[]
  readonly basicOf: (building: number) => GridCode | null
  /** Where the straight line begins, by building; the place that was snapped. */
  readonly positionOf: (building: number) => Position
  /** Entrances. */
  readonly centres: readonly Position[]
  readonly minutes: number
  readonly speedMps: number
}

/** What the straight circle says of a place and what the walk says. */
export interface PlaceRadius {
  readonly level: PlaceLevel
  /** null for the street. */
  readonly code: GridCode | null
  /** Inside the straight circle of some centre. */
  readonly claimed: Inhabited
  readonly walked: Inhabited
  /** Claimed by the circle, denied by the walk. */
  readonly denied: Inhabited
  /** Within the walk though outside the circle: only where gaps to the network are not counted as walked. */
  readonly missed: Inhabited
}

export interface RadiusAgainstWalk {
  /** The circle is an approximation, whoever asks for it. */
  readonly approximate: true
  readonly minutes: number
  readonly speedMps: number
  readonly radiusM: number
  /** The street first, then the grids as given. claimed − denied + missed = walked. */
  readonly places: readonly PlaceRadius[]
}

/** Errors: `bad-minutes`, `bad-speed`. */
export const radiusAgainstWalk = (input: RadiusInput): Result<RadiusAgainstWalk, WalkLimitFailure> => {
  const { walks, demand, minutes, speedMps } = input
  const checked = checkWalkLimits([minutes], speedMps)
  if (!checked.ok) return checked
  const radiusM = walkLimitM(minutes, speedMps)
  const isClaimed = circles(input.centres, radiusM)
  const tree = gridTree(input.grids)
  const places = tree.level.map(() => ({
    claimed: [] as number[],
    walked: [] as number[],
    denied: [] as number[],
    missed: [] as number[],
  }))
  for (let building = 0; building < walks.count; building += 1) {
    const claimed = isClaimed(input.positionOf(building))
    const walk = walkOf(walks, building)
    const walked = walk !== null && isWithin(walk.metres, radiusM)
    if (!claimed && !walked) continue
    for (const place of lineage(tree, tree.numberOf(input.basicOf(building)))) {
      if (claimed) places[place]?.claimed.push(building)
      if (walked) places[place]?.walked.push(building)
      if (claimed && !walked) places[place]?.denied.push(building)
      if (walked && !claimed) places[place]?.missed.push(building)
    }
  }
  return ok({
    approximate: true,
    minutes,
    speedMps,
    radiusM,
    places: places.map(({ claimed, walked, denied, missed }, place) => ({
      level: tree.level[place] ?? 'street',
      code: tree.code[place] ?? null,
      claimed: inhabitedOf(demand, claimed),
      walked: inhabitedOf(demand, walked),
      denied: inhabitedOf(demand, denied),
      missed: inhabitedOf(demand, missed),
    })),
  })
}

/** Whether some centre is no more than the radius away. */
const circles = (centres: readonly Position[], radiusM: number): ((place: Position) => boolean) => {
  if (centres.length === 0) return () => false
  const index = new KDBush(centres.length)
  for (const [lon = 0, lat = 0] of centres) index.add(lon, lat)
  index.finish()
  return (place) => {
    const [lon = 0, lat = 0] = place
    const scale = metresPerDegree(lat)
    // A degree of longitude is shorter at the circle's far end: a thousandth more is enough for any circle.
    const dx = (radiusM / scale.lon) * 1.001
    const dy = (radiusM / scale.lat) * 1.001
    return index
      .range(lon - dx, lat - dy, lon + dx, lat + dy)
      .some((centre) => isWithin(distanceM(place, centres[centre] ?? []), radiusM))
  }
}
