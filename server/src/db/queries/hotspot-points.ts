import type { RequestCategory } from '@wangge/geodata'
import type { Sql } from '../database.ts'

export interface PointsQuery {
  readonly streetId: string
  /** Made from `fromMs` on and before `endMs`, epoch milliseconds. */
  readonly fromMs: number
  readonly endMs: number
  /** null: all. */
  readonly categories: readonly RequestCategory[] | null
  /** Basic grids in the order of which they are numbered; none where it does not matter. */
  readonly basicCodes: readonly string[]
  /** No more requests than these are read. */
  readonly most: number
}

/** Of one request: longitude, latitude (degrees), time of making (epoch ms), 8 bytes each, and its grid, 4 bytes. */
export const pointBytes = 28
/** Nothing was ever made outside of these, and the database knows of no year 0. */
const [earliestMs, latestMs] = [Date.UTC(1900, 0, 1), Date.UTC(9999, 0, 1)]
const moment = (ms: number) => new Date(Math.min(latestMs, Math.max(earliestMs, ms)))

/** Number of the grid of a request that is in none, and of one whose grid is not among those numbered. */
export const inNoGrid = -1
export const inOtherGrid = -2

/**
 * Requests of a window, packed by the database: a million of them pass through this thread as some hundred blocks of
 * bytes, which it hands on without reading them. Big-endian, in no order.
 */
export const selectHotspotPoints = async (
  sql: Sql,
  { streetId, fromMs, endMs, categories, basicCodes, most }: PointsQuery,
): Promise<Uint8Array<ArrayBuffer>[]> => {
  const chosen = categories === null ? sql`` : sql`AND category IN ${sql([...categories])}`
  const rows = await sql<{ block: Buffer }[]>`
    SELECT string_agg(
             float8send(ST_X(r.geom)) || float8send(ST_Y(r.geom)) ||
             float8send((extract(epoch FROM r.created_at) * 1000)::float8) ||
             int4send(coalesce(g.number, CASE WHEN r.basic_code IS NULL THEN ${inNoGrid}::int4
                                              ELSE ${inOtherGrid}::int4 END)), ''::bytea) AS block
      FROM (SELECT id, created_at, basic_code, geom FROM request
             WHERE street_id = ${streetId} AND created_at >= ${moment(fromMs)}
               AND created_at < ${moment(endMs)} ${chosen}
             LIMIT ${most}) r
      LEFT JOIN (SELECT code, (place - 1)::int4 AS number
                   FROM json_array_elements_text(${JSON.stringify(basicCodes)}::text::json)
                        WITH ORDINALITY AS listed(code, place)) g ON g.code = r.basic_code
     GROUP BY r.id / 8192`
  // A small one lies in a buffer of many, which must not change hands.
  return rows.map(({ block }) => Uint8Array.from(block))
}
