import type { StreetId } from '@wangge/geodata'
import type { ISql } from 'postgres'

export const changeKinds = ['request-made', 'request-moved', 'requests-imported', 'street-replaced'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One row of `street_change`. */
export interface ChangeRow {
  readonly seq: number
  readonly kind: ChangeKind
  readonly detail: Readonly<Record<string, unknown>>
  /** Unit of the detail's basic grid under the plan in force now; null where it has none there. */
  readonly unitCode: string | null
}

/** Taken in one statement: the rows and where the street stood belong together. */
export interface ChangesRead {
  /** Number of the newest change there is. */
  readonly head: number
  readonly synthetic: boolean
  readonly asOfMs: number
  /** In order, at most as many as asked for. */
  readonly rows: readonly ChangeRow[]
}

interface Joined extends Omit<ChangeRow, 'seq'> {
  readonly head: number
  readonly synthetic: boolean
  readonly asOf: Date
  readonly seq: number | null
}

/**
 * The changes after number `after`, oldest first, or with null the newest `limit`; null where there is no such street.
 * A number is given while the street's row is held, so whoever sees a change sees all before it.
 */
export const readChanges = async (
  sql: ISql,
  streetId: StreetId,
  after: number | null,
  limit: number,
): Promise<ChangesRead | null> => {
  const found = await sql<Joined[]>`
    SELECT s.last_change_seq AS head, s.synthetic, s.as_of AS "asOf", c.seq, c.kind, c.detail,
           g.parent_code AS "unitCode"
      FROM street s
      LEFT JOIN LATERAL (
        SELECT seq, kind, detail FROM street_change
         WHERE street_id = s.id AND seq > coalesce(${after}::bigint, s.last_change_seq - ${limit})
         ORDER BY seq LIMIT ${limit}) c ON true
      LEFT JOIN grid g ON g.code = c.detail->>'basicCode' AND g.plan_id = (
        SELECT id FROM plan WHERE street_id = s.id AND status = 'published'
         ORDER BY effective_from DESC NULLS LAST, id LIMIT 1)
     WHERE s.id = ${streetId}
     ORDER BY c.seq`
  const [street] = found
  if (street === undefined) return null
  return {
    head: street.head,
    synthetic: street.synthetic,
    asOfMs: street.asOf.getTime(),
    rows: found.flatMap(({ seq, kind, detail, unitCode }) =>
      seq === null ? [] : [{ seq, kind, detail, unitCode }],
    ),
  }
}
