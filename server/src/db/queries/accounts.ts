import type { ISql } from 'postgres'
import type { Role } from '../../auth/permissions.ts'

export interface AccountRow {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly passwordHash: string
  readonly disabled: boolean
}

export const findAccount = async (sql: ISql, name: string): Promise<AccountRow | null> => {
  const [row] = await sql<AccountRow[]>`
    SELECT id::text, name, role, password_hash AS "passwordHash", disabled FROM account WHERE name = ${name}`
  return row ?? null
}

export interface AccountListing {
  readonly name: string
  readonly role: Role
  readonly disabled: boolean
  readonly createdAt: string
  readonly tokens: number
}

/** All accounts by name, each with the number of its tokens that still work. */
export const listAccounts = async (sql: ISql): Promise<AccountListing[]> => sql<AccountListing[]>`
  SELECT name, role, disabled, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "createdAt",
         (SELECT count(*)::int FROM api_token t WHERE t.account_id = a.id AND t.withdrawn_at IS NULL) AS tokens
  FROM account a ORDER BY name`

/** False where the name is taken; names are never used again, so that the audit log stays unambiguous. */
export const insertAccount = async (
  sql: ISql,
  account: { readonly name: string; readonly role: Role; readonly passwordHash: string },
): Promise<boolean> => {
  const rows = await sql`
    INSERT INTO account (name, role, password_hash)
    VALUES (${account.name}, ${account.role}, ${account.passwordHash})
    ON CONFLICT (name) DO NOTHING RETURNING id`
  return rows.length === 1
}

export const setDisabled = async (sql: ISql, accountId: string, disabled: boolean): Promise<void> => {
  await sql`UPDATE account SET disabled = ${disabled} WHERE id = ${accountId}`
}

export const setPasswordHash = async (sql: ISql, accountId: string, passwordHash: string): Promise<void> => {
  await sql`UPDATE account SET password_hash = ${passwordHash} WHERE id = ${accountId}`
}
