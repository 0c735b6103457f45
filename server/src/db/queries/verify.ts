import type { Polygon } from 'geojson'
import type { ISql } from 'postgres'

export interface PlanRow {
  readonly streetId: string
  readonly streetName: string
  readonly streetVersion: number
  readonly planId: string
  readonly basics: number
}

export const selectPublishedPlans = (sql: ISql): Promise<PlanRow[]> => sql<PlanRow[]>`
  SELECT s.id AS "streetId", s.name AS "streetName", s.version AS "streetVersion", p.id AS "planId",
    (SELECT count(*) FROM grid g WHERE g.plan_id = p.id AND g.level = 'basic') AS basics
  FROM street s JOIN plan p ON p.street_id = s.id AND p.status = 'published' ORDER BY s.id`

/** What keeps the plan from tiling its street, by PostGIS; null where nothing does. */
export const selectTilingFault = async (sql: ISql, planId: string): Promise<string | null> => {
  const [row] = await sql<{ fault: string | null }[]>`SELECT plan_tiling_fault(${planId}) AS fault`
  return row?.fault ?? null
}

export interface GridShapeRow {
  readonly code: string
  readonly level: 'district' | 'unit' | 'basic'
  readonly parentCode: string | null
  readonly geometry: Polygon | null
}

export const selectGridShapes = (sql: ISql, planId: string): Promise<GridShapeRow[]> => sql<GridShapeRow[]>`
  SELECT code, level, parent_code AS "parentCode", ST_AsGeoJSON(geom, 15)::json AS geometry
  FROM grid WHERE plan_id = ${planId} ORDER BY code`

export const selectBoundary = async (sql: ISql, streetId: string): Promise<Polygon | null> => {
  const [row] = await sql<{ boundary: Polygon }[]>`
    SELECT ST_AsGeoJSON(boundary, 15)::json AS boundary FROM street WHERE id = ${streetId}`
  return row?.boundary ?? null
}

export interface ReferenceFaults {
  /** Buildings inside the street that no basic grid counts. */
  readonly unplacedBuildings: number
  /** Buildings that do not even touch the grid that counts them. */
  readonly misplacedBuildings: number
  readonly misplacedRequests: number
  readonly requestsWithoutStage: number
  /** Grids of the plan's codes that organisations, posts or places stand for, but the plan no longer has. */
  readonly retiredCodes: number
}

export const selectReferenceFaults = async (
  sql: ISql,
  streetId: string,
  planId: string,
): Promise<ReferenceFaults | null> => {
  const [row] = await sql<ReferenceFaults[]>`
    SELECT
      (SELECT count(*) FROM building b JOIN street s ON s.id = b.street_id
        WHERE b.street_id = ${streetId} AND ST_Contains(s.boundary, ST_PointOnSurface(b.geom))
          AND NOT EXISTS (SELECT FROM building_grid g WHERE g.plan_id = ${planId} AND g.building_id = b.id))
        AS "unplacedBuildings",
      (SELECT count(*) FROM building_grid bg
        JOIN building b ON b.street_id = bg.street_id AND b.id = bg.building_id
        JOIN grid g ON g.plan_id = bg.plan_id AND g.code = bg.basic_code
        WHERE bg.plan_id = ${planId} AND NOT ST_Intersects(g.geom, b.geom)) AS "misplacedBuildings",
      (SELECT count(*) FROM request r JOIN grid g ON g.plan_id = ${planId} AND g.code = r.basic_code
        WHERE r.street_id = ${streetId} AND NOT ST_Intersects(g.geom, r.geom)) AS "misplacedRequests",
      (SELECT count(*) FROM request r WHERE r.street_id = ${streetId} AND NOT EXISTS (
        SELECT FROM request_event e WHERE e.street_id = r.street_id AND e.request_id = r.id))
        AS "requestsWithoutStage",
      (SELECT count(*) FROM (
          SELECT grid_code FROM organization WHERE street_id = ${streetId}
          UNION SELECT grid_code FROM post WHERE street_id = ${streetId}
          UNION SELECT grid_code FROM place WHERE street_id = ${streetId}) AS used
        WHERE grid_code IS NOT NULL
          AND NOT EXISTS (SELECT FROM grid g WHERE g.plan_id = ${planId} AND g.code = used.grid_code))
        AS "retiredCodes"`
  return row ?? null
}
