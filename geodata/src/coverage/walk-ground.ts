import type { LineString, MultiPolygon, Polygon, Position } from 'geojson'
import type { Building, Grid, Landscape, Place, Plan, Road, Street } from '../model/dataset.ts'
import type { BuildingId, GridCode, PlaceId, PlanId, StreetId } from '../model/ids.ts'
import type { BuildingUse, PlaceKind, PlaceStatus, RoadClass } from '../model/kinds.ts'
import { type GroundBuildings, buildingPosition } from './ground-buildings.ts'
import type { GridNode } from './grid-tree.ts'
import { type PolygonColumns, polygonColumns } from './polygon-columns.ts'

export interface GroundGrid extends GridNode {
  readonly name: string
}

/** A place that serves, or a candidate for one: it has a circle. */
export interface GroundCentre {
  /** `<street>.<place>`, as in the collection `service-centers`. */
  readonly id: string
  readonly name: string
  readonly kind: Exclude<PlaceKind, 'community-rooms'>
  readonly status: PlaceStatus
  /** Grid that it serves. */
  readonly gridCode: GridCode | null
  /** The entrance. */
  readonly position: Position
}

/** Where one more centre could open its doors: a place that is not an operating centre, or a public building. */
export interface PublicPlace {
  readonly kind: 'place' | 'building'
  readonly id: PlaceId | BuildingId
  readonly name: string | null
  readonly position: Position
}

/** One street under one plan: all that coverage, gaps and siting are computed from besides the network. */
export interface WalkGround {
  readonly streetId: StreetId
  readonly planId: PlanId
  readonly boundary: Polygon
  /** Main roads, rivers, railways: a gap does not go on across one. */
  readonly barriers: readonly LineString[]
  readonly water: readonly (Polygon | MultiPolygon)[]
  readonly grids: readonly GroundGrid[]
  /** By grid; only basic grids have a shape. */
  readonly gridShapes: PolygonColumns
  readonly centres: readonly GroundCentre[]
  readonly publicPlaces: readonly PublicPlace[]
  readonly buildings: GroundBuildings
  /** By building: position of its basic grid in `grids`; −1 outside every grid, where it does not count. */
  readonly basic: Int32Array
}

/** What a ground is laid out from; a `StreetDataset` is one. */
export interface GroundSource {
  readonly street: Pick<Street, 'id' | 'boundary'>
  readonly plan: Pick<Plan, 'id'>
  readonly grids: readonly Grid[]
  readonly roads: readonly Pick<Road, 'roadClass' | 'geometry' | 'tunnel'>[]
  readonly landscape: readonly Pick<Landscape, 'kind' | 'geometry'>[]
  readonly places: readonly Pick<Place, 'id' | 'kind' | 'status' | 'name' | 'gridCode' | 'location'>[]
  /** In any order; those without a basic grid may be left out. */
  readonly buildings: readonly Pick<Building, 'id' | 'name' | 'use' | 'basicCode'>[]
}

const barrierRoads: readonly RoadClass[] = ['trunk', 'primary']
/** Open to all: schools keep their gates shut. */
const publicUses: readonly BuildingUse[] = ['civic', 'medical']

export const isPublicUse = (use: BuildingUse): boolean => publicUses.includes(use)

/** Only a centre that works gives a 5-minute circle (P2: 单元网格党群服务中心). */
export const coversItsCircle = ({ kind, status }: GroundCentre): boolean =>
  kind === 'centre' && status === 'operating'

/** @param buildings snapped to the street's network */
export const layOutGround = (source: GroundSource, buildings: GroundBuildings): WalkGround => {
  const { street, plan, grids, places } = source
  const gridNumber = new Map(grids.map(({ code }, number) => [code, number]))
  const rows = new Map(source.buildings.map((building) => [building.id as number, building]))
  return {
    streetId: street.id,
    planId: plan.id,
    boundary: street.boundary,
    barriers: barriersOf(source),
    water: source.landscape.flatMap(({ kind, geometry }) =>
      kind === 'water' && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') ? [geometry] : [],
    ),
    grids: grids.map(({ code, level, parentCode, name }) => ({ code, level, parentCode, name })),
    gridShapes: polygonColumns(grids.map(({ geometry }) => geometry)),
    centres: places.flatMap(({ id, kind, status, name, gridCode, location }) => {
      if (kind === 'community-rooms') return []
      return [{ id: `${street.id}.${id}`, name, kind, status, gridCode, position: location.coordinates }]
    }),
    publicPlaces: [
      ...places.flatMap(({ id, kind, status, name, location }): PublicPlace[] =>
        kind === 'centre' && status === 'operating'
          ? []
          : [{ kind: 'place', id, name, position: location.coordinates }],
      ),
      ...publicBuildings(buildings, rows),
    ],
    buildings,
    basic: Int32Array.from(buildings.id, (id) => {
      const code = rows.get(id)?.basicCode ?? null
      return code === null ? -1 : (gridNumber.get(code) ?? -1)
    }),
  }
}

const barriersOf = ({ roads, landscape }: GroundSource): LineString[] => [
  ...roads.flatMap(({ roadClass, tunnel, geometry }) =>
    barrierRoads.includes(roadClass) && !tunnel ? [geometry] : [],
  ),
  ...landscape.flatMap(({ kind, geometry }) =>
    (kind === 'waterway' || kind === 'railway') && geometry.type === 'LineString' ? [geometry] : [],
  ),
]

const publicBuildings = (
  buildings: GroundBuildings,
  rows: ReadonlyMap<number, GroundSource['buildings'][number]>,
): PublicPlace[] =>
  [...buildings.id].flatMap((id, at): PublicPlace[] => {
    const row = rows.get(id)
    if (row === undefined || !isPublicUse(row.use)) return []
    return [{ kind: 'building', id: row.id, name: row.name, position: buildingPosition(buildings, at) }]
  })
