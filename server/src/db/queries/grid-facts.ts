import type { Polygon } from 'geojson'
import type { GridLevel, PlaceKind } from '@wangge/geodata'
import type { Sql } from '../database.ts'

/** One plan of one street, and the moment its data ends. */
export interface PlanScope {
  readonly streetId: string
  readonly planId: string
}

export interface GridRow {
  code: string
  level: GridLevel
  parentCode: string | null
  name: string
  /** null but for basic grids. */
  polygon: Polygon | null
}

export const selectGrids = (sql: Sql, { planId }: PlanScope): Promise<GridRow[]> => sql<GridRow[]>`
  SELECT code, level, parent_code AS "parentCode", name, ST_AsGeoJSON(geom, 7)::json AS polygon
    FROM grid WHERE plan_id = ${planId} ORDER BY code`

export interface BuildingSums {
  basicCode: string | null
  households: number
  residents: number
  buildings: number
}

/** Sums by basic grid; the row with null is what stands outside every grid. */
export const selectBuildingSums = (sql: Sql, { streetId, planId }: PlanScope): Promise<BuildingSums[]> => sql<
  BuildingSums[]
>`
  SELECT g.basic_code AS "basicCode", sum(b.households)::int AS households, sum(b.residents)::int AS residents,
         count(*)::int AS buildings
    FROM building b
    LEFT JOIN building_grid g ON g.plan_id = ${planId} AND g.building_id = b.id
   WHERE b.street_id = ${streetId}
   GROUP BY g.basic_code`

export interface OrganizationName {
  gridCode: string | null
  name: string
}

export const selectOrganizationNames = (sql: Sql, { streetId }: PlanScope): Promise<OrganizationName[]> =>
  sql<
    OrganizationName[]
  >`SELECT grid_code AS "gridCode", name FROM organization WHERE street_id = ${streetId}`

export interface PostSums {
  gridCode: string | null
  planned: number
  filled: number
}

/** By the grid the post serves, else its organisation's; null is the street itself. */
export const selectPostSums = (sql: Sql, { streetId }: PlanScope): Promise<PostSums[]> => sql<PostSums[]>`
  SELECT coalesce(p.grid_code, o.grid_code) AS "gridCode", sum(p.planned)::int AS planned,
         sum(p.filled)::int AS filled
    FROM post p
    LEFT JOIN organization o ON o.street_id = p.street_id AND o.id = p.organization_id
   WHERE p.street_id = ${streetId}
   GROUP BY 1`

export interface PlaceRow {
  id: number
  kind: PlaceKind
  operating: boolean
  /** The basic grid the entrance stands in; on a shared border, the one with the lower code. */
  basicCode: string | null
}

export const selectPlaces = (sql: Sql, { streetId, planId }: PlanScope): Promise<PlaceRow[]> => sql<
  PlaceRow[]
>`
  SELECT p.id, p.kind, p.status = 'operating' AS operating,
         (SELECT g.code FROM grid g WHERE g.plan_id = ${planId} AND ST_Intersects(g.geom, p.geom)
           ORDER BY g.code LIMIT 1) AS "basicCode"
    FROM place p WHERE p.street_id = ${streetId} ORDER BY p.id`

/** Units with an operating centre inside them or on their border, wherever the centre is said to serve. */
export const selectUnitsWithCentre = (
  sql: Sql,
  { streetId, planId }: PlanScope,
): Promise<{ code: string }[]> =>
  sql<{ code: string }[]>`
  SELECT DISTINCT g.parent_code AS code
    FROM place p
    JOIN grid g ON g.plan_id = ${planId} AND g.level = 'basic' AND ST_Intersects(g.geom, p.geom)
   WHERE p.street_id = ${streetId} AND p.kind = 'centre' AND p.status = 'operating'`

export interface BodySums {
  basicCode: string | null
  total: number
  covered: number
}

/** 两新组织 only: partner units are nobody's blank spot. */
export const selectBodySums = (sql: Sql, { streetId, planId }: PlanScope): Promise<BodySums[]> => sql<
  BodySums[]
>`
  SELECT "basicCode", count(*)::int AS total, count(coverage)::int AS covered
    FROM (SELECT b.coverage, (SELECT g.code FROM grid g WHERE g.plan_id = ${planId}
                                 AND ST_Intersects(g.geom, b.geom) ORDER BY g.code LIMIT 1) AS "basicCode"
            FROM body b WHERE b.street_id = ${streetId} AND b.kind <> 'partner') located
   GROUP BY "basicCode"`

export interface CompoundCount {
  basicCode: string | null
  compounds: number
}

/** A compound counts where a point on its surface lies, once. */
export const selectCompoundCounts = (
  sql: Sql,
  { streetId, planId }: PlanScope,
): Promise<CompoundCount[]> => sql<CompoundCount[]>`
  SELECT "basicCode", count(*)::int AS compounds
    FROM (SELECT (SELECT g.code FROM grid g WHERE g.plan_id = ${planId}
                     AND ST_Intersects(g.geom, ST_PointOnSurface(c.geom)) ORDER BY g.code LIMIT 1) AS "basicCode"
            FROM compound c WHERE c.street_id = ${streetId}) located
   GROUP BY "basicCode"`

export interface BuildingPoint {
  id: number
  basicCode: string | null
  households: number
  lon: number
  lat: number
}

/** Centroids: where a building's households are taken to be. */
export const selectBuildingPoints = (
  sql: Sql,
  { streetId, planId }: PlanScope,
): Promise<BuildingPoint[]> => sql<BuildingPoint[]>`
  SELECT b.id, g.basic_code AS "basicCode", b.households, ST_X(c.centroid) AS lon, ST_Y(c.centroid) AS lat
    FROM building b
   CROSS JOIN LATERAL (SELECT ST_Centroid(b.geom) AS centroid OFFSET 0) c
    LEFT JOIN building_grid g ON g.plan_id = ${planId} AND g.building_id = b.id
   WHERE b.street_id = ${streetId} ORDER BY b.id`
