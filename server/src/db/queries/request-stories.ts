import type { RequestCategory, RequestStage } from '@wangge/geodata'
import type { Sql } from '../database.ts'

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
