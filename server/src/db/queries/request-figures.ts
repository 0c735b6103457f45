import type { RequestCategory, RequestStage } from '@wangge/geodata'
import type { Sql } from '../database.ts'
import { closeWithinDays, signWithinHours } from './feature-tables.ts'

export interface RequestScope {
  readonly streetId: string
  /** Basic grids counted; null is the whole street, with what lies outside every grid. */
  readonly basicCodes: readonly string[] | null
  readonly from: Date
  /** The moment of the data: nothing after it is known. */
  readonly to: Date
}

export interface RequestRow {
  total: number
  open: number
  overdue: number
  byStage: { stage: RequestStage; count: number; overdue: number }[]
  byCategory: { category: RequestCategory; count: number }[]
  /** Days of China (UTC+8) with at least one request. */
  byDay: { day: string; count: number }[]
  /** Hours of China with at least one request. */
  byHour: { hour: number; count: number }[]
  response: number | null
  resolution: number | null
  satisfaction: number | null
  onTime: number | null
  medianHours: number | null
}

/**
 * Figures of a window [from, to). Stages, open and overdue also count what was made before it and is still open
 * at its end. Open: the last event is not stage 7. Overdue: open for more than 7 days.
 *
 * Rates are of the window's own requests, each over those for which it can be told: response = reached stage 2
 * within 24 hours, of those that did or whose 24 hours are over; resolution and satisfaction = yes, of the last
 * answers at stage 5; on time = closed within 7 days, of those closed or whose 7 days are over. The median is of
 * hours from making to closing.
 */
export const selectRequestFigures = async (sql: Sql, scope: RequestScope): Promise<RequestRow> => {
  const { streetId, basicCodes, from, to } = scope
  const here = basicCodes === null ? sql`` : sql`AND r.basic_code = ANY(${[...basicCodes]}::text[])`
  const signLimit = `${signWithinHours} hours`
  const closeLimit = `${closeWithinDays} days`
  const [row] = await sql<RequestRow[]>`
    WITH chosen AS (
      SELECT r.id, r.category, r.created_at, r.created_at >= ${from} AS recent
        FROM request r
       WHERE r.street_id = ${streetId} ${here} AND r.created_at < ${to}
         AND (r.created_at >= ${from}
              OR NOT EXISTS (SELECT 1 FROM request_event e
                              WHERE e.street_id = ${streetId} AND e.request_id = r.id AND e.stage = 7))
    ), event AS (
      SELECT e.* FROM request_event e JOIN chosen c ON c.id = e.request_id WHERE e.street_id = ${streetId}
    ), story AS (
      SELECT request_id,
             (array_agg(stage ORDER BY seq DESC))[1] AS stage,
             min(at) FILTER (WHERE stage >= 2) AS signed_at,
             max(at) FILTER (WHERE stage = 7) AS closed_at,
             (array_agg(solved ORDER BY seq DESC) FILTER (WHERE stage = 5))[1] AS solved,
             (array_agg(satisfied ORDER BY seq DESC) FILTER (WHERE stage = 5))[1] AS satisfied
        FROM event GROUP BY request_id
    ), state AS (
      SELECT c.id, c.category, c.created_at, c.recent, coalesce(s.stage, 1) AS stage, s.solved, s.satisfied,
             s.signed_at, CASE WHEN s.stage = 7 THEN s.closed_at END AS closed_at,
             coalesce(s.stage, 1) < 7 AND c.created_at + ${closeLimit}::interval < ${to} AS overdue
        FROM chosen c LEFT JOIN story s ON s.request_id = c.id
    ), recent AS (
      SELECT *, created_at AT TIME ZONE 'UTC' + interval '8 hours' AS china,
             created_at + ${signLimit}::interval AS sign_due, created_at + ${closeLimit}::interval AS close_due
        FROM state WHERE recent
    )
    SELECT (SELECT count(*)::int FROM recent) AS total,
           (SELECT count(*)::int FROM state WHERE stage < 7) AS open,
           (SELECT count(*)::int FROM state WHERE overdue) AS overdue,
           (SELECT coalesce(json_agg(x ORDER BY x.stage), '[]')
              FROM (SELECT stage, count(*)::int AS count, count(*) FILTER (WHERE overdue)::int AS overdue
                      FROM state GROUP BY stage) x) AS "byStage",
           (SELECT coalesce(json_agg(x ORDER BY x.count DESC, x.category), '[]')
              FROM (SELECT category, count(*)::int AS count FROM recent GROUP BY category) x) AS "byCategory",
           (SELECT coalesce(json_agg(x ORDER BY x.day), '[]')
              FROM (SELECT to_char(china, 'YYYY-MM-DD') AS day, count(*)::int AS count
                      FROM recent GROUP BY 1) x) AS "byDay",
           (SELECT coalesce(json_agg(x ORDER BY x.hour), '[]')
              FROM (SELECT extract(hour FROM china)::int AS hour, count(*)::int AS count
                      FROM recent GROUP BY 1) x) AS "byHour",
           (SELECT avg(coalesce(signed_at <= sign_due, false)::int) FROM recent
             WHERE signed_at IS NOT NULL OR sign_due <= ${to})::float8 AS response,
           (SELECT avg(solved::int) FROM recent WHERE solved IS NOT NULL)::float8 AS resolution,
           (SELECT avg(satisfied::int) FROM recent WHERE satisfied IS NOT NULL)::float8 AS satisfaction,
           (SELECT avg(coalesce(closed_at <= close_due, false)::int) FROM recent
             WHERE closed_at IS NOT NULL OR close_due <= ${to})::float8 AS "onTime",
           (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - created_at) / 3600)
              FROM recent WHERE closed_at IS NOT NULL)::float8 AS "medianHours"`
  if (row === undefined) throw new Error('an aggregate without a row')
  return row
}
