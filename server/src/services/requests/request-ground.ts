import {
  type Desk,
  type GridCode,
  type LimitSettings,
  type LoopEvent,
  type Placement,
  requestPlacer,
  type StreetId,
} from '@wangge/geodata'
import type { Polygon, Position } from 'geojson'
import type { GridNode } from '../grid-tree.ts'

/** What a request and its desks are held against before anything is written: the plan in force, and its limits. */
export interface RequestGround {
  readonly streetId: StreetId
  /** Degrees: west, south, east, north. */
  readonly bbox: readonly [number, number, number, number]
  readonly grids: ReadonlyMap<string, GridNode>
  readonly placeOf: (position: Position) => Placement
  readonly limits: LimitSettings
}

export const createRequestGround = (
  street: Pick<RequestGround, 'streetId' | 'bbox' | 'limits'>,
  grids: ReadonlyMap<string, GridNode>,
  polygons: ReadonlyMap<string, Polygon>,
): RequestGround => ({
  ...street,
  grids,
  placeOf: requestPlacer([...polygons].map(([code, geometry]) => ({ code: code as GridCode, geometry }))),
})

/** How far from the street's box a request may lie, degrees: some 5 km. */
const marginDegrees = 0.05

export const isNearStreet = (
  { bbox: [west, south, east, north] }: Pick<RequestGround, 'bbox'>,
  [lon = NaN, lat = NaN]: Position,
): boolean =>
  lon >= west - marginDegrees &&
  lon <= east + marginDegrees &&
  lat >= south - marginDegrees &&
  lat <= north + marginDegrees

/** The desk a level up: of a grid its parent, of a district the street; null of the street. */
export const deskAbove = ({ grids }: Pick<RequestGround, 'grids'>, { code }: Desk): Desk | null => {
  if (code === null) return null
  const parent = grids.get(grids.get(code)?.parentCode ?? '')
  return parent === undefined
    ? { level: 'street', code: null }
    : { level: parent.level, code: parent.code as GridCode }
}

/** A desk is a place of the plan; a request is called up to the one above its own, not to another of that level. */
export const isDeskFor = (ground: Pick<RequestGround, 'grids'>, from: Desk, event: LoopEvent): boolean => {
  if (event.kind !== 'escalate' && event.kind !== 'transfer') return true
  const { level, code } = event.to
  if (code !== null && ground.grids.get(code)?.level !== level) return false
  return event.kind === 'transfer' || deskAbove(ground, from)?.code === code
}
