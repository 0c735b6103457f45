import { type RequestCategory, type RequestStage, requestCategories, requestStages } from '@wangge/geodata'
import type { Sql } from '../../server/src/db/database.ts'

/** What became of one request, as far as is known at the end of the data. Times in epoch milliseconds. */
export interface RequestStory {
  basicCode: string | null
  category: RequestCategory
  createdMs: number
  /** Of the last event; 1 where there is none yet. */
  stage: RequestStage
  /** First entry into stage 2 or beyond: somebody has taken it. */
  signedMs: number | null
  /** Entry into stage 7, which ends a request. */
  closedMs: number | null
  /** The last word at stage 5. */
  solved: boolean | null
  satisfied: boolean | null
}

/**
 * Requests made in [from, to), and those made before and still open at its end.
 *
 * One look-up in the events' key for each, whatever the planner thinks of the tables: as a join with aggregates it
 * took 3.7 s where statistics were missing, and 0.6 s embedded.
 */
export const selectRequestStories = (
  sql: Sql,
  streetId: string,
  from: Date,
  to: Date,
): Promise<RequestStory[]> => sql<RequestStory[]>`
  SELECT r.basic_code AS "basicCode", r.category, extract(epoch FROM r.created_at)::float8 * 1000 AS "createdMs",
         coalesce(s.stage, 1) AS stage, extract(epoch FROM s.signed_at)::float8 * 1000 AS "signedMs",
         extract(epoch FROM s.closed_at)::float8 * 1000 AS "closedMs", s.solved, s.satisfied
    FROM request r
   CROSS JOIN LATERAL (
     SELECT (array_agg(stage ORDER BY seq DESC))[1] AS stage,
            min(at) FILTER (WHERE stage >= 2) AS signed_at,
            max(at) FILTER (WHERE stage = 7) AS closed_at,
            (array_agg(solved ORDER BY seq DESC) FILTER (WHERE stage = 5))[1] AS solved,
            (array_agg(satisfied ORDER BY seq DESC) FILTER (WHERE stage = 5))[1] AS satisfied
       FROM request_event e WHERE e.street_id = r.street_id AND e.request_id = r.id) s
   WHERE r.street_id = ${streetId} AND r.created_at < ${to}
     AND (r.created_at >= ${from}
          OR r.id NOT IN (SELECT request_id FROM request_event WHERE street_id = ${streetId} AND stage = 7))`

interface Window {
  readonly fromMs: number
  readonly toMs: number
}

interface RecountedRequests {
  readonly from: string
  readonly to: string
  readonly total: number
  readonly previousTotal: number
  readonly open: number
  readonly overdue: number
  readonly byStage: readonly { stage: RequestStage; count: number; overdue: number }[]
  readonly byCategory: readonly { category: RequestCategory; count: number }[]
  readonly byDay: readonly { day: string; count: number }[]
  readonly byHour: readonly number[]
  readonly rates: Readonly<Record<'response' | 'resolution' | 'satisfaction' | 'onTime', number | null>>
  readonly medianHours: number | null
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const chinaOffsetMs = 8 * hourMs

/** Days of China that a window [from, to) touches, as `YYYY-MM-DD`. */
const daysOf = (fromMs: number, toMs: number): string[] => {
  const days: string[] = []
  for (let day = Math.floor((fromMs + chinaOffsetMs) / dayMs); day * dayMs < toMs + chinaOffsetMs; day += 1)
    days.push(new Date(day * dayMs).toISOString().slice(0, 10))
  return days
}

const chinaDay = (ms: number) => new Date(ms + chinaOffsetMs).toISOString().slice(0, 10)
const chinaHour = (ms: number) => new Date(ms + chinaOffsetMs).getUTCHours()

/** Share of true among the answers that can be told; null where none can. */
const shareTrue = (answers: readonly (boolean | null)[]): number | null => {
  const told = answers.filter((it) => it !== null)
  return told.length === 0 ? null : told.filter((it) => it).length / told.length
}

/** true or false once it can be told: it happened, or its time is over. */
const isInTime = (doneMs: number | null, dueMs: number, nowMs: number): boolean | null => {
  if (doneMs !== null) return doneMs <= dueMs
  return dueMs <= nowMs ? false : null
}

const medianOf = (values: readonly number[]): number | null => {
  const ordered = values.toSorted((a, b) => a - b)
  const low = ordered[Math.floor((ordered.length - 1) / 2)]
  const high = ordered[Math.floor(ordered.length / 2)]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

const countBy = <K>(keys: readonly K[]): Map<K, number> => {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const countStages = (stories: readonly RequestStory[], nowMs: number) =>
  requestStages.map((stage: RequestStage) => {
    const here = stories.filter((it) => it.stage === stage)
    return { stage, count: here.length, overdue: here.filter((it) => isOverdue(it, nowMs)).length }
  })

const isOverdue = ({ stage, createdMs }: RequestStory, nowMs: number) =>
  stage < 7 && createdMs + 7 * dayMs < nowMs

/**
 * Figures of a window [from, to). Stages, open and overdue also count what was made before it and is still open
 * at its end; everything else is of the window's own requests. Overdue: open for more than 7 days.
 *
 * Rates, each over those for which it can be told: response = taken within 24 hours, of those taken or whose 24
 * hours are over; resolution and satisfaction = yes, of the last answers at stage 5; on time = closed within 7
 * days, of those closed or whose 7 days are over. The median is of hours from making to closing.
 */
export const countRequests = (
  stories: readonly RequestStory[],
  previousTotal: number,
  { fromMs, toMs }: Window,
): RecountedRequests => {
  const own = stories.filter((it) => it.createdMs >= fromMs)
  const open = stories.filter((it) => it.stage < 7)
  const days = countBy(own.map((it) => chinaDay(it.createdMs)))
  const hours = countBy(own.map((it) => chinaHour(it.createdMs)))
  const categories = countBy(own.map((it) => it.category))
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    total: own.length,
    previousTotal,
    open: open.length,
    overdue: open.filter((it) => isOverdue(it, toMs)).length,
    byStage: countStages(stories, toMs),
    byCategory: requestCategories
      .map((category) => ({ category, count: categories.get(category) ?? 0 }))
      .toSorted((a, b) => b.count - a.count),
    byDay: daysOf(fromMs, toMs).map((day) => ({ day, count: days.get(day) ?? 0 })),
    byHour: Array.from({ length: 24 }, (_, hour) => hours.get(hour) ?? 0),
    rates: {
      response: shareTrue(own.map((it) => isInTime(it.signedMs, it.createdMs + 24 * hourMs, toMs))),
      resolution: shareTrue(own.map((it) => it.solved)),
      satisfaction: shareTrue(own.map((it) => it.satisfied)),
      onTime: shareTrue(own.map((it) => isInTime(it.closedMs, it.createdMs + 7 * dayMs, toMs))),
    },
    medianHours: medianOf(
      own.flatMap(({ closedMs, createdMs }) => (closedMs === null ? [] : (closedMs - createdMs) / hourMs)),
    ),
  }
}
