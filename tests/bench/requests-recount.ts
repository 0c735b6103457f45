import type { Sql } from '../../server/src/db/database.ts'

/** Indicators of one place and window, as the product tells them. */
export interface Figures {
  readonly total: number
  readonly open: number
  readonly overdue: number
  readonly byStage: readonly { readonly stage: number; readonly count: number; readonly overdue: number }[]
  readonly byHour: readonly number[]
  readonly response: Share
  readonly resolution: Share
  readonly satisfaction: Share
  readonly onTime: Share
  readonly rework: Share
  readonly medianHours: number | null
  readonly p90Hours: number | null
  readonly per1000Households: number | null
}
interface Share {
  readonly yes: number
  readonly among: number
  readonly share: number | null
}

export interface Question {
  readonly streetId: string
  /** A grid's code; null is the whole street. */
  readonly grid: string | null
  readonly category: string | null
  /** Epoch milliseconds: from midnight to midnight in China. */
  readonly fromMs: number
  readonly toMs: number
  readonly nowMs: number
}

interface Counted {
  total: number
  responseYes: number
  responseAmong: number
  solved: number
  solvedTold: number
  satisfied: number
  satisfiedTold: number
  onTimeYes: number
  onTimeAmong: number
  reworked: number
  visited: number
  steps: number[]
  stages: number[]
  overdues: number[]
  hours: number[]
  households: number
}

/**
 * The same figures counted from nothing but requests and their events, every one of the place read: the definitions of
 * docs/decisions/0015 written a second time. Suspensions and extensions are not looked at; the city has none.
 */
export const recount = async (sql: Sql, question: Question): Promise<Figures> => {
  const { streetId, grid, category } = question
  const time = (ms: number): string => new Date(ms).toISOString()
  const [row] = await sql<Counted[]>`
    WITH place AS (
      SELECT b.code FROM grid b JOIN plan p ON p.id = b.plan_id JOIN grid u ON u.plan_id = p.id AND u.code = b.parent_code
       WHERE b.street_id = ${streetId} AND b.level = 'basic' AND ${grid ?? ''}::text IN (b.code, u.code, u.parent_code)
    ), asked AS (
      SELECT r.* FROM request r
       WHERE r.street_id = ${streetId} AND r.created_at < ${time(question.toMs)}::text::timestamptz
         AND (${grid === null} OR r.basic_code IN (SELECT code FROM place))
         AND (${category}::text IS NULL OR r.category = ${category}::text)
    ), told AS (
      SELECT r.id, r.created_at, r.created_at >= ${time(question.fromMs)}::text::timestamptz AS own,
             min(e.at) FILTER (WHERE e.stage = 2) AS signed,
             min(e.at) FILTER (WHERE e.stage = 7) AS closed,
             bool_or(e.stage = 5) AS visited,
             count(*) FILTER (WHERE e.stage = 3) > 1 AS reworked,
             (array_agg(e.solved ORDER BY e.seq DESC) FILTER (WHERE e.stage = 5))[1] AS solved,
             (array_agg(e.satisfied ORDER BY e.seq DESC) FILTER (WHERE e.stage = 5))[1] AS satisfied,
             (array_agg(e.stage ORDER BY e.seq DESC))[1] AS stage,
             r.created_at + r.sign_limit_ms * interval '1 millisecond' AS sign_due,
             r.created_at + r.close_limit_ms * interval '1 millisecond' AS close_due,
             ${time(question.nowMs)}::text::timestamptz AS now
        FROM asked r
        JOIN request_event e ON e.street_id = r.street_id AND e.request_id = r.id AND e.created_at = r.created_at
       GROUP BY r.id, r.created_at, r.sign_limit_ms, r.close_limit_ms
    )
    SELECT count(*) FILTER (WHERE own) AS total,
           count(*) FILTER (WHERE own AND signed <= sign_due) AS "responseYes",
           count(*) FILTER (WHERE own AND (signed IS NOT NULL OR sign_due <= now)) AS "responseAmong",
           count(*) FILTER (WHERE own AND solved) AS solved,
           count(*) FILTER (WHERE own AND solved IS NOT NULL) AS "solvedTold",
           count(*) FILTER (WHERE own AND satisfied) AS satisfied,
           count(*) FILTER (WHERE own AND satisfied IS NOT NULL) AS "satisfiedTold",
           count(*) FILTER (WHERE own AND closed <= close_due) AS "onTimeYes",
           count(*) FILTER (WHERE own AND (closed IS NOT NULL OR close_due <= now)) AS "onTimeAmong",
           count(*) FILTER (WHERE own AND reworked) AS reworked,
           count(*) FILTER (WHERE own AND visited) AS visited,
           coalesce(array_agg(floor(extract(epoch FROM closed - created_at) / 360)::int)
             FILTER (WHERE own AND closed IS NOT NULL), '{}') AS steps,
           (SELECT array_agg((SELECT count(*) FROM told WHERE stage = s AND (own OR s < 7)) ORDER BY s)
              FROM generate_series(1, 7) s)::int[] AS stages,
           (SELECT array_agg((SELECT count(*) FROM told WHERE stage = s AND closed IS NULL AND close_due < now) ORDER BY s)
              FROM generate_series(1, 7) s)::int[] AS overdues,
           (SELECT array_agg((SELECT count(*) FROM told
                               WHERE own AND extract(hour FROM created_at AT TIME ZONE 'Asia/Shanghai') = h) ORDER BY h)
              FROM generate_series(0, 23) h)::int[] AS hours,
           (SELECT sum(b.households) FROM building b LEFT JOIN building_grid g
                ON g.street_id = b.street_id AND g.building_id = b.id
             WHERE b.street_id = ${streetId} AND (${grid === null} OR g.basic_code IN (SELECT code FROM place))
           )::int AS households
      FROM told`
  if (row === undefined) throw new Error('nothing counted')
  const byStage = row.stages.map((count, i) => ({ stage: i + 1, count, overdue: row.overdues[i] ?? 0 }))
  return {
    total: row.total,
    open: byStage.slice(0, 6).reduce((sum, { count }) => sum + count, 0),
    overdue: byStage.reduce((sum, { overdue }) => sum + overdue, 0),
    byStage,
    byHour: row.hours,
    response: shareOf(row.responseYes, row.responseAmong),
    resolution: shareOf(row.solved, row.solvedTold),
    satisfaction: shareOf(row.satisfied, row.satisfiedTold),
    onTime: shareOf(row.onTimeYes, row.onTimeAmong),
    rework: shareOf(row.reworked, row.visited),
    ...hoursOf(row.steps.toSorted((a, b) => a - b)),
    per1000Households: row.households > 0 ? (row.total / row.households) * 1000 : null,
  }
}

const shareOf = (yes: number, among: number): Share => ({
  yes,
  among,
  share: among === 0 ? null : yes / among,
})

/** Of steps of six minutes in order, each told by its middle. */
const hoursOf = (steps: readonly number[]): Pick<Figures, 'medianHours' | 'p90Hours'> => {
  const { length } = steps
  const at = (i: number): number => ((steps[i] ?? 0) + 0.5) / 10
  if (length === 0) return { medianHours: null, p90Hours: null }
  return {
    medianHours: (at(Math.floor((length - 1) / 2)) + at(Math.floor(length / 2))) / 2,
    p90Hours: at(Math.ceil((length * 9) / 10) - 1),
  }
}
