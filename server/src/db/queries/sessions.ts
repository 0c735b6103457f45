import type { ISql } from 'postgres'
import type { Role } from '../../auth/permissions.ts'

export interface SessionRow {
  readonly accountId: string
  readonly name: string
  readonly role: Role
  /** Milliseconds since 1970, as `Date.now()`. */
  readonly createdAtMs: number
  readonly lastSeenAtMs: number
}

/** The session of an account that is not disabled; its age is for the caller to judge. */
export const findSession = async (sql: ISql, tokenHash: Buffer): Promise<SessionRow | null> => {
  const [row] = await sql<SessionRow[]>`
    SELECT a.id::text AS "accountId", a.name, a.role,
           (extract(epoch FROM s.created_at) * 1000)::float8 AS "createdAtMs",
           (extract(epoch FROM s.last_seen_at) * 1000)::float8 AS "lastSeenAtMs"
    FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.token_hash = ${tokenHash} AND NOT a.disabled`
  return row ?? null
}

/**
 * Opens a session, but only where the account still has the password that was checked and is not disabled:
 * both may have changed while the hash was computed. False otherwise.
 */
export const insertSession = async (
  sql: ISql,
  session: {
    readonly tokenHash: Buffer
    readonly accountId: string
    readonly passwordHash: string
    readonly at: Date
  },
): Promise<boolean> => {
  const rows = await sql`
    INSERT INTO session (token_hash, account_id, created_at, last_seen_at)
    SELECT ${session.tokenHash}, id, ${session.at}, ${session.at} FROM account
    WHERE id = ${session.accountId} AND password_hash = ${session.passwordHash} AND NOT disabled
    FOR UPDATE
    RETURNING 1`
  return rows.length === 1
}

export const touchSession = async (sql: ISql, tokenHash: Buffer, at: Date): Promise<void> => {
  await sql`UPDATE session SET last_seen_at = ${at} WHERE token_hash = ${tokenHash} AND last_seen_at < ${at}`
}

/** The name of the account whose session it was, or null where there was none. */
export const deleteSession = async (sql: ISql, tokenHash: Buffer): Promise<string | null> => {
  const [row] = await sql<{ name: string }[]>`
    DELETE FROM session s USING account a WHERE a.id = s.account_id AND s.token_hash = ${tokenHash} RETURNING a.name`
  return row?.name ?? null
}

export const deleteSessionsOf = async (sql: ISql, accountId: string): Promise<void> => {
  await sql`DELETE FROM session WHERE account_id = ${accountId}`
}

export const deleteSessionsIdleSince = async (sql: ISql, before: Date): Promise<void> => {
  await sql`DELETE FROM session WHERE last_seen_at < ${before}`
}
