import { createHash } from 'node:crypto'

/** Flat on purpose: what is logged can be read by anyone, and has one form as text. */
export type AuditDetail = Readonly<Record<string, string | number | boolean>>

export interface AuditEntry {
  /** ISO 8601 in UTC with microseconds. */
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly detail: AuditDetail
}

/** The hash before the first row. */
export const auditGenesis = Buffer.alloc(32)

/** Keys in code-point order, because jsonb does not keep the order they were written in. */
const canonicalDetail = (detail: AuditDetail) =>
  Object.entries(detail).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

/** SHA-256 over the row before and this one: changing, removing or inserting a row breaks every later hash. */
export const auditHash = (prevHash: Buffer, entry: AuditEntry): Buffer =>
  createHash('sha256')
    .update(prevHash)
    .update(JSON.stringify([entry.at, entry.actor, entry.action, canonicalDetail(entry.detail)]))
    .digest()
