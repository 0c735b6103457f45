import {
  firstDesk,
  type GridCode,
  type LoopState,
  type PlaceLevel,
  type RequestCategory,
  type RequestStage,
  type StreetId,
} from '@wangge/geodata'
import type { ISql } from 'postgres'
import type { Sql } from '../database.ts'
import type { RequestStateRow } from '../request-tables.ts'

/** Columns of a state joined as `s` with its request as `r`, as they arrive. */
export interface StoredState {
  id: number
  category: RequestCategory
  basicCode: GridCode | null
  createdAtMs: number
  signLimitMs: number
  closeLimitMs: number
  events: number
  lastAtMs: number
  stage: RequestStage
  stageSinceMs: number
  deskLevel: PlaceLevel
  deskCode: GridCode | null
  signedAtMs: number | null
  visitedAtMs: number | null
  closedAtMs: number | null
  solved: boolean | null
  satisfied: boolean | null
  reworks: number
  suspendedSinceMs: number | null
  suspendedMs: number
  extendedMs: number
}

const ms = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)::float8`

/** For `SELECT … FROM request_state s JOIN request r`. */
export const stateColumns = `s.id, s.category, s.basic_code AS "basicCode", ${ms('s.created_at')} AS "createdAtMs",
  r.sign_limit_ms AS "signLimitMs", r.close_limit_ms AS "closeLimitMs", s.events::int, ${ms('s.last_at')} AS "lastAtMs",
  s.stage::int, ${ms('s.stage_since')} AS "stageSinceMs", s.desk_level AS "deskLevel", s.desk_code AS "deskCode",
  ${ms('s.signed_at')} AS "signedAtMs", ${ms('s.visited_at')} AS "visitedAtMs", ${ms('s.closed_at')} AS "closedAtMs",
  s.solved, s.satisfied, s.reworks::int, ${ms('s.suspended_since')} AS "suspendedSinceMs",
  s.suspended_ms AS "suspendedMs", s.extended_ms AS "extendedMs"`

export const stateOf = (row: StoredState): LoopState => ({
  request: {
    createdAtMs: row.createdAtMs,
    desk: firstDesk(row.basicCode),
    limits: { signMs: row.signLimitMs, closeMs: row.closeLimitMs },
  },
  events: row.events,
  lastAtMs: row.lastAtMs,
  stage: row.stage,
  stageSinceMs: row.stageSinceMs,
  desk: { level: row.deskLevel, code: row.deskCode },
  signedAtMs: row.signedAtMs,
  visitedAtMs: row.visitedAtMs,
  closedAtMs: row.closedAtMs,
  solved: row.solved,
  satisfied: row.satisfied,
  reworks: row.reworks,
  suspendedSinceMs: row.suspendedSinceMs,
  suspendedMs: row.suspendedMs,
  extendedMs: row.extendedMs,
})

export interface RequestWithPlace extends RequestStateRow {
  readonly lon: number
  readonly lat: number
}

/** Where one request stands, and where it lies; null where there is none of this number. */
export const selectRequestState = async (
  sql: ISql,
  streetId: StreetId,
  id: number,
): Promise<RequestWithPlace | null> => {
  const [row] = await sql.unsafe<(StoredState & { lon: number; lat: number })[]>(
    `SELECT ${stateColumns}, ST_X(r.geom) AS lon, ST_Y(r.geom) AS lat
       FROM request_state s
       JOIN request r ON r.street_id = s.street_id AND r.id = s.id AND r.created_at = s.created_at
      WHERE s.street_id = $1::text AND s.id = $2::int`,
    [streetId, id],
    { prepare: true },
  )
  if (row === undefined) return null
  const { category, basicCode, lon, lat } = row
  return { id, category, basicCode, state: stateOf(row), lon, lat }
}

/** Where every request of a street stands and lies, a thousand at a time. */
export async function* eachRequestState(sql: Sql, streetId: string): AsyncGenerator<RequestWithPlace[]> {
  let after = 0
  for (;;) {
    const rows = await sql.unsafe<(StoredState & { lon: number; lat: number })[]>(
      `SELECT ${stateColumns}, ST_X(r.geom) AS lon, ST_Y(r.geom) AS lat
         FROM request_state s
         JOIN request r ON r.street_id = s.street_id AND r.id = s.id AND r.created_at = s.created_at
        WHERE s.street_id = $1::text AND s.id > $2::int ORDER BY s.id LIMIT 1000`,
      [streetId, after],
      { prepare: true },
    )
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map((row) => ({
      id: row.id,
      category: row.category,
      basicCode: row.basicCode,
      state: stateOf(row),
      lon: row.lon,
      lat: row.lat,
    }))
    after = last.id
  }
}
