import type { GridCode, RequestCategory, RequestStage, StreetId } from '@wangge/geodata'
import type { Sql } from '../database.ts'
import { arrayLiteral } from '../insert-rows.ts'

export interface LatestQuery {
  readonly streetId: StreetId
  /** Basic codes; null: the whole street, also where no grid owns. */
  readonly basicCodes: readonly string[] | null
  /** The present. */
  readonly nowMs: number
  readonly limit: number
}

export interface LatestRow {
  readonly id: number
  readonly category: RequestCategory
  readonly stage: RequestStage
  readonly createdAt: Date
  readonly basicCode: GridCode | null
  /** Past the closing limit; null where it is not, or closed. */
  readonly overdueMs: number | null
}

interface OverdueRow extends LatestRow {
  readonly total: number
}

const overdueBy = `coalesce(s.suspended_since, $2::text::timestamptz) - s.close_due`
const isOverdue = `s.closed_at IS NULL AND s.close_due < $2::text::timestamptz
  AND s.close_due < coalesce(s.suspended_since, $2::text::timestamptz)`
const columns = `s.id, s.category, s.stage::int, s.created_at AS "createdAt", s.basic_code AS "basicCode",
  CASE WHEN ${isOverdue} THEN round(extract(epoch FROM ${overdueBy}) * 1000)::float8 END AS "overdueMs"`

/** By the index of open requests. */
const overdue = (where: string) => `SELECT ${columns}, count(*) OVER ()::int AS total
   FROM request_state s WHERE s.street_id = $1::text AND ${isOverdue} ${where}
  ORDER BY ${overdueBy} DESC, s.id LIMIT $3::text::int`

/** $1 street, $2 the present, $3 how many, $4 basic codes. */
export const latestStatements = {
  /** The index of states is read from its end, so many rows and no more. */
  newestOfStreet: `SELECT ${columns} FROM request_state s WHERE s.street_id = $1::text
  ORDER BY s.created_at DESC, s.id DESC LIMIT $3::text::int`,
  /** Of each basic grid so many, by the index of its requests; then the newest of those. */
  newestOfGrids: `SELECT ${columns}
   FROM (SELECT own.id, own.created_at FROM unnest($4::text::text[]) AS b (code)
          CROSS JOIN LATERAL (SELECT r.id, r.created_at FROM request r
                               WHERE r.street_id = $1::text AND r.basic_code = b.code
                               ORDER BY r.created_at DESC, r.id DESC LIMIT $3::text::int) own
          ORDER BY own.created_at DESC, own.id DESC LIMIT $3::text::int) r
   JOIN request_state s ON s.street_id = $1::text AND s.id = r.id AND s.created_at = r.created_at
  ORDER BY s.created_at DESC, s.id DESC LIMIT $3::text::int`,
  overdueOfStreet: overdue(''),
  overdueOfGrids: overdue('AND s.basic_code = ANY ($4::text::text[])'),
} as const

const parametersOf = ({ streetId, nowMs, limit, basicCodes }: LatestQuery): string[] => [
  streetId,
  new Date(nowMs).toISOString(),
  String(limit),
  ...(basicCodes === null ? [] : [arrayLiteral([...basicCodes])]),
]

export const selectNewest = (sql: Sql, query: LatestQuery): Promise<LatestRow[]> => {
  const { newestOfStreet, newestOfGrids } = latestStatements
  const text = query.basicCodes === null ? newestOfStreet : newestOfGrids
  return sql.unsafe<LatestRow[]>(text, parametersOf(query), { prepare: true })
}

/** Those that are overdue the longest, and how many there are. */
export const selectMostOverdue = async (
  sql: Sql,
  query: LatestQuery,
): Promise<{ readonly rows: readonly LatestRow[]; readonly total: number }> => {
  const { overdueOfStreet, overdueOfGrids } = latestStatements
  const text = query.basicCodes === null ? overdueOfStreet : overdueOfGrids
  const rows = await sql.unsafe<OverdueRow[]>(text, parametersOf(query), { prepare: true })
  return { rows, total: rows[0]?.total ?? 0 }
}
