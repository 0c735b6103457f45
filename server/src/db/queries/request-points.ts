import type { Sql } from '../database.ts'

export interface PointRow {
  lon: number
  lat: number
  weight: number
}

/** Where requests were made, from `from` to `to`, both included. */
export const selectRequestPoints = (
  sql: Sql,
  streetId: string,
  from: Date,
  to: Date,
): Promise<PointRow[]> => sql<PointRow[]>`
  SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat, 1 AS weight
    FROM request WHERE street_id = ${streetId} AND created_at >= ${from} AND created_at <= ${to}`
