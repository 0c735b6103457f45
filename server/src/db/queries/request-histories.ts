import {
  type Desk,
  enterStage,
  firstDesk,
  type GridCode,
  type LoopEvent,
  type LoopRequest,
  never,
  type PlaceLevel,
  type RequestCategory,
  type RequestStage,
} from '@wangge/geodata'
import type { ISql } from 'postgres'

interface StoredEvent {
  readonly kind: LoopEvent['kind']
  readonly stage: RequestStage
  readonly atMs: number
  readonly solved: boolean | null
  readonly satisfied: boolean | null
  readonly reason: string | null
  readonly byMs: number | null
  readonly toLevel: PlaceLevel | null
  readonly toCode: GridCode | null
}

interface StoredHistory {
  readonly id: number
  readonly category: RequestCategory
  readonly basicCode: GridCode | null
  readonly createdAtMs: number
  readonly signLimitMs: number
  readonly closeLimitMs: number
  readonly events: readonly StoredEvent[]
}

/** A request with all that happened to it: what its state is derived from. */
export interface RequestHistory {
  readonly id: number
  readonly category: RequestCategory
  readonly basicCode: GridCode | null
  readonly request: LoopRequest
  readonly events: readonly LoopEvent[]
}

const deskOf = ({ toLevel, toCode }: StoredEvent): Desk => ({ level: toLevel ?? 'street', code: toCode })

const eventOf = (row: StoredEvent): LoopEvent => {
  const { kind, atMs } = row
  const reason = row.reason ?? ''
  switch (kind) {
    case 'enter':
      return enterStage(row, row.reason)
    case 'suspend':
      return { kind, atMs, reason }
    case 'resume':
      return { kind, atMs }
    case 'extend':
      return { kind, atMs, reason, byMs: row.byMs ?? 0 }
    case 'escalate':
    case 'transfer':
      return { kind, atMs, reason, to: deskOf(row) }
    default:
      return never(kind)
  }
}

const historyOf = ({ signLimitMs, closeLimitMs, events, ...row }: StoredHistory): RequestHistory => ({
  id: row.id,
  category: row.category,
  basicCode: row.basicCode,
  request: {
    createdAtMs: row.createdAtMs,
    desk: firstDesk(row.basicCode),
    limits: { signMs: signLimitMs, closeMs: closeLimitMs },
  },
  events: events.map(eventOf),
})

const atOnce = 1000

/** Histories of a street in order of their number, a thousand at a time. */
export async function* eachRequestHistory(sql: ISql, streetId: string): AsyncGenerator<RequestHistory[]> {
  let after = 0
  for (;;) {
    const rows = await sql<StoredHistory[]>`
      SELECT r.id, r.category, r.basic_code AS "basicCode",
             round(extract(epoch FROM r.created_at) * 1000)::float8 AS "createdAtMs",
             r.sign_limit_ms AS "signLimitMs", r.close_limit_ms AS "closeLimitMs", coalesce(e.events, '[]'::json) AS events
        FROM (SELECT * FROM request WHERE street_id = ${streetId} AND id > ${after} ORDER BY id LIMIT ${atOnce}) r
        LEFT JOIN LATERAL (
          SELECT json_agg(json_build_object('kind', kind, 'stage', stage,
                   'atMs', round(extract(epoch FROM at) * 1000)::float8, 'solved', solved, 'satisfied', satisfied,
                   'reason', reason, 'byMs', by_ms, 'toLevel', to_level, 'toCode', to_code) ORDER BY seq) AS events
            FROM request_event e
           WHERE e.street_id = r.street_id AND e.request_id = r.id AND e.created_at = r.created_at) e ON true
       ORDER BY r.id`
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(historyOf)
    after = last.id
  }
}
