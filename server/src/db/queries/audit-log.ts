import type { ISql, TransactionSql } from 'postgres'
import type { AuditDetail } from '../../auth/audit-hash.ts'

export interface AuditRow {
  readonly id: string
  /** ISO 8601 in UTC with microseconds, exactly as stored. */
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly detail: AuditDetail
  readonly prevHash: Buffer
  readonly hash: Buffer
}

const lockKey = 20_260_727

/** Until the transaction ends, nobody else appends: the chain stays one line. */
export const lockAuditLog = async (tx: TransactionSql): Promise<void> => {
  await tx`SELECT pg_advisory_xact_lock(${lockKey})`
}

export const lastAuditHash = async (sql: ISql): Promise<Buffer | null> => {
  const [row] = await sql<{ hash: Buffer }[]>`SELECT hash FROM audit_log ORDER BY id DESC LIMIT 1`
  return row?.hash ?? null
}

export const insertAuditRow = async (tx: TransactionSql, row: Omit<AuditRow, 'id'>): Promise<void> => {
  await tx`
    INSERT INTO audit_log (at, actor, action, detail, prev_hash, hash)
    VALUES (${row.at}, ${row.actor}, ${row.action}, ${tx.json(row.detail)}, ${row.prevHash}, ${row.hash})`
}

/** The rows after `afterId`, oldest first. */
export const auditRowsAfter = async (sql: ISql, afterId: string, limit: number): Promise<AuditRow[]> => sql<
  AuditRow[]
>`
  SELECT id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, action, detail,
         prev_hash AS "prevHash", hash
  FROM audit_log WHERE audit_log.id > ${afterId}::bigint ORDER BY audit_log.id LIMIT ${limit}`
