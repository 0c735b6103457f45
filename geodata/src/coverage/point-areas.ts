import type { MultiPolygon, Position } from 'geojson'
import { distanceM } from '../crs/length.ts'
import { geodesicCircle } from '../crs/geodesic-circle.ts'
import { never } from '../model/result.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { type AreaOutliner, BEYOND_M } from '../network/area-outliner.ts'
import type { EdgeIndex } from '../network/edge-index.ts'
import { serviceAreaPolygon } from '../network/service-area.ts'
import { type EdgePlace, type Snapped, snapPoint, type SnapFailure } from '../network/snap.ts'
import type { WalkNetwork } from '../network/walk-network.ts'
import type { Walker } from '../network/walker.ts'
import { areaContents, type AreaContents } from './area-contents.ts'
import { buildingPosition } from './ground-buildings.ts'
import type { GroundShapes } from './ground-shapes.ts'
import type { CentrePlace } from './place-centre.ts'
import { checkWalkLimits, type WalkLimitFailure, walkLimitM } from './walk-limit.ts'
import type { WalkGround } from './walk-ground.ts'

export interface PointAreasQuery {
  readonly minutes: readonly number[]
  readonly speedMps: number
  /** `radius` is the straight circle: an approximation, whoever asks for it. */
  readonly method: 'walk' | 'radius'
}

export interface PointRing extends AreaContents {
  readonly minutes: number
  readonly geometry: MultiPolygon
}

export interface PointAreas {
  /** Where the walk begins; null for circles, which need no way. */
  readonly snapped: Snapped | null
  /** In the order of the minutes. */
  readonly rings: readonly PointRing[]
}

export type PointFailure =
  | WalkLimitFailure
  | SnapFailure
  | 'point-outside-street'
  | 'point-in-water'
  | 'area-too-large'

/** So near to a way somebody in the water stands on a bridge or on the bank. */
const BRIDGE_M = 10

/** What is known of the street. */
export interface PointStreet {
  readonly network: WalkNetwork
  readonly index: EdgeIndex
  readonly ground: WalkGround
  readonly shapes: GroundShapes
  readonly centrePlaces: readonly CentrePlace[]
}

/**
 * What lies within so many minutes of a place: the area, and who and what is in it. By `walk` that is decided by the
 * walk to each building and entrance, never by the polygon; the metres from the place to the network count.
 * Errors, in this order: `bad-point`, `bad-minutes`, `bad-speed`, `point-outside-street`, `point-in-water` (and more
 * than 10 m from any way); by walk also `no-network`, `too-far-from-network`, `area-too-large`.
 */
export const pointAreas = (
  street: PointStreet,
  walker: Walker,
  outliner: AreaOutliner,
  point: Position,
  query: PointAreasQuery,
): Result<PointAreas, PointFailure> => {
  const { minutes, speedMps, method } = query
  const checked = checkPoint(street, point, query)
  if (!checked.ok) return checked
  switch (method) {
    case 'walk':
      return walkedAreas(street, walker, outliner, point, query)
    case 'radius':
      return ok({ snapped: null, rings: minutes.map((value) => circleAt(street, point, value, speedMps)) })
    default:
      return never(method)
  }
}

const checkPoint = (
  { network, index, shapes }: PointStreet,
  point: Position,
  { minutes, speedMps }: PointAreasQuery,
): Result<null, PointFailure> => {
  const [lon = Number.NaN, lat = Number.NaN] = point
  // Written so that NaN is refused too.
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) < 90)) return fail('bad-point')
  const checked = checkWalkLimits(minutes, speedMps)
  if (!checked.ok) return checked
  if (!shapes.isInStreet(point)) return fail('point-outside-street')
  const isWet =
    shapes.isInWater(point) && !snapPoint(network, index, point, { islands: true, maxSnapM: BRIDGE_M }).ok
  return isWet ? fail('point-in-water') : ok(null)
}

const walkedAreas = (
  street: PointStreet,
  walker: Walker,
  outliner: AreaOutliner,
  point: Position,
  { minutes, speedMps }: PointAreasQuery,
): Result<PointAreas, PointFailure> => {
  const { network, index, ground, centrePlaces } = street
  const onMain = snapPoint(network, index, point)
  // Where only an island is near, the walk is the island's, and flagged.
  const place = onMain.ok ? onMain : snapPoint(network, index, point, { islands: true })
  if (!place.ok) return place
  const snapped = place.value
  const farthestM = walkLimitM(Math.max(...minutes), speedMps) + BEYOND_M
  walker.walk([{ ...snapped, beforeM: snapped.snappedM }], farthestM)
  const { edge, offsetM } = ground.buildings
  const reach = {
    toBuilding: (building: number): number => metresTo(walker, edge[building] ?? -1, offsetM[building] ?? 0),
    toCentre: (centre: number): number => {
      const entrance = centrePlaces[centre]?.snapped ?? null
      return entrance === null ? Infinity : walker.metresTo(entrance) + entrance.snappedM
    },
  }
  const rings: PointRing[] = []
  for (const value of minutes) {
    const limitM = walkLimitM(value, speedMps)
    const area = serviceAreaPolygon(outliner, walker, limitM)
    if (!area.ok) return fail('area-too-large', { minutes: value })
    rings.push({ minutes: value, geometry: area.value, ...areaContents(ground, reach, limitM) })
  }
  return ok({ snapped, rings })
}

const metresTo = (walker: Walker, edge: EdgePlace['edge'], offsetM: number): number =>
  edge < 0 ? Infinity : walker.metresTo({ edge, offsetM })

const circleAt = ({ ground }: PointStreet, point: Position, minutes: number, speedMps: number): PointRing => {
  const [lon = 0, lat = 0] = point
  const limitM = walkLimitM(minutes, speedMps)
  const reach = {
    toBuilding: (building: number): number => distanceM(point, buildingPosition(ground.buildings, building)),
    toCentre: (centre: number): number => distanceM(point, ground.centres[centre]?.position ?? []),
  }
  const { coordinates } = geodesicCircle(lon, lat, limitM)
  return {
    minutes,
    geometry: { type: 'MultiPolygon', coordinates: [coordinates] },
    ...areaContents(ground, reach, limitM),
  }
}
