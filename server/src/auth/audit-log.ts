import { type Result, fail, ok } from '@wangge/geodata'
import type { ISql, TransactionSql } from 'postgres'
import { auditRowsAfter, insertAuditRow, lastAuditHash, lockAuditLog } from '../db/queries/audit-log.ts'
import { type AuditDetail, auditGenesis, auditHash } from './audit-hash.ts'

export type AuditAction =
  | 'sign-in'
  | 'sign-in-failed'
  | 'sign-in-blocked'
  | 'sign-out'
  | 'account-added'
  | 'account-disabled'
  | 'account-enabled'
  | 'password-changed'
  | 'token-made'
  | 'token-withdrawn'
  | 'screen-saved'
  | 'screen-deleted'
  | 'link-made'
  | 'link-withdrawn'
  | 'link-blocked'

/**
 * Appends inside the caller's transaction, so that a change and its entry stand or fall together. Write the
 * change first: the lock is held from here to the end of the transaction. `actor` is an account's name, or
 * `console` for the command line.
 */
export const appendAudit = async (
  tx: TransactionSql,
  at: Date,
  actor: string,
  action: AuditAction,
  detail: AuditDetail,
): Promise<void> => {
  await lockAuditLog(tx)
  const prevHash = (await lastAuditHash(tx)) ?? auditGenesis
  const entry = { at: at.toISOString().replace('Z', '000Z'), actor, action, detail }
  await insertAuditRow(tx, { ...entry, prevHash, hash: auditHash(prevHash, entry) })
}

const pageSize = 1000

/**
 * Walks the whole log. The value's `head` is the last hash in hex: written down elsewhere, it also shows
 * whether rows were cut off at the end, which the chain alone cannot. Failure detail: `id` of the first bad row.
 */
export const verifyAuditChain = async (db: {
  readonly sql: ISql
}): Promise<Result<{ readonly rows: number; readonly head: string }, 'audit-chain-broken'>> => {
  let prevHash: Buffer = auditGenesis
  let afterId = '0'
  let rows = 0
  for (;;) {
    const page = await auditRowsAfter(db.sql, afterId, pageSize)
    for (const row of page) {
      if (!prevHash.equals(row.prevHash) || !auditHash(prevHash, row).equals(row.hash))
        return fail('audit-chain-broken', { id: row.id })
      prevHash = row.hash
      afterId = row.id
    }
    rows += page.length
    if (page.length < pageSize) return ok({ rows, head: prevHash.toString('hex') })
  }
}
