import type { PlaceLevel, RequestCategory } from '@wangge/geodata'
import type { Sql } from '../database.ts'

/** A request as its sender may follow it. */
export interface SentRequest {
  readonly id: number
  readonly createdAt: Date
  readonly category: RequestCategory
  readonly description: string
  readonly basicCode: string | null
  readonly lastAt: Date
  readonly stage: number
  readonly deskLevel: PlaceLevel
  readonly deskCode: string | null
  readonly closedAt: Date | null
  readonly closeDue: Date
  readonly suspendedSince: Date | null
  readonly solved: boolean | null
  readonly satisfied: boolean | null
  readonly lon: number
  readonly lat: number
}

export interface SentQuery {
  readonly streetId: string
  /** Only what this sender sent; null for whoever may see all. */
  readonly sender: string | null
  /** Either by their numbers, whatever else they are, or by the rest. */
  readonly by:
    | { readonly ids: readonly number[] }
    | {
        readonly fromMs: number
        readonly toMs: number
        /** Empty: all. */
        readonly categories: readonly RequestCategory[]
        /** null: open and closed. */
        readonly closed: boolean | null
      }
  readonly limit: number
}

/** Newest first. */
export const selectSentRequests = (sql: Sql, query: SentQuery): Promise<SentRequest[]> => {
  const { streetId, sender, by, limit } = query
  const chosen =
    'ids' in by
      ? sql`s.id = ANY(${[...by.ids]}::int[])`
      : sql`s.created_at BETWEEN ${new Date(by.fromMs)} AND ${new Date(by.toMs)}
            ${by.categories.length === 0 ? sql`` : sql`AND s.category = ANY(${[...by.categories]}::text[])`}
            ${by.closed === null ? sql`` : by.closed ? sql`AND s.closed_at IS NOT NULL` : sql`AND s.closed_at IS NULL`}`
  const own =
    sender === null
      ? sql``
      : sql`JOIN request_external e ON e.street_id = s.street_id AND e.request_id = s.id
                                   AND e.created_at = s.created_at AND e.sender = ${sender}`
  return sql<SentRequest[]>`
    SELECT s.id, s.created_at AS "createdAt", s.category, r.description, s.basic_code AS "basicCode",
           s.last_at AS "lastAt", s.stage, s.desk_level AS "deskLevel", s.desk_code AS "deskCode",
           s.closed_at AS "closedAt", s.close_due AS "closeDue", s.suspended_since AS "suspendedSince",
           s.solved, s.satisfied, ST_X(r.geom) AS lon, ST_Y(r.geom) AS lat
      FROM request_state s
      JOIN request r ON r.street_id = s.street_id AND r.id = s.id AND r.created_at = s.created_at
      ${own}
     WHERE s.street_id = ${streetId} AND ${chosen}
     ORDER BY s.created_at DESC, s.id DESC
     LIMIT ${limit}`
}

/** Number of what this sender sent under this external id; null where there is none. */
export const findSentRequest = async (
  sql: Sql,
  sent: { readonly streetId: string; readonly sender: string; readonly externalId: string },
): Promise<number | null> => {
  const [row] = await sql<{ id: number }[]>`
    SELECT request_id AS id FROM request_external
     WHERE street_id = ${sent.streetId} AND sender = ${sent.sender} AND external_id = ${sent.externalId}`
  return row?.id ?? null
}
