import type { StreetId } from '@wangge/geodata'
import type { DatabaseKind, Transaction } from './database.ts'

/** PostgreSQL's channel on which numbers of new changes are told; what they are stands in `street_change`. */
export const changeChannel = 'wangge_change'

/**
 * Says that the street's change `seq` is coming. Inside the transaction that wrote it: PostgreSQL delivers it to all
 * processes at commit, or never. Embedded there is one process, and nothing to do here.
 *
 * Whoever writes a change does this, on both databases alike:
 * ```ts
 * await db.sql.begin(async (tx) => {
 *   // UPDATE street SET last_change_seq = last_change_seq + 1 … RETURNING last_change_seq; INSERT INTO street_change …
 *   await notifyChange(tx, db.kind, streetId, seq)
 *   await trimChanges(tx, streetId, seq)
 * })
 * db.changes.changed(streetId)
 * ```
 */
export const notifyChange = async (
  tx: Transaction,
  kind: DatabaseKind,
  streetId: StreetId,
  seq: number,
): Promise<void> => {
  if (kind === 'postgres') await tx`SELECT pg_notify(${changeChannel}, ${`${streetId}:${seq}`})`
}
