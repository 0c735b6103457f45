import type { ISql } from 'postgres'
import type { Role } from '../../auth/permissions.ts'

export interface TokenHolder {
  readonly tokenId: string
  readonly accountId: string
  readonly name: string
  readonly role: Role
  /** True where `last_used_at` is more than an hour behind. */
  readonly stale: boolean
}

/** Whose token this is, where it is not withdrawn and its account not disabled. */
export const findTokenHolder = async (
  sql: ISql,
  tokenHash: Buffer,
  now: Date,
): Promise<TokenHolder | null> => {
  const [row] = await sql<TokenHolder[]>`
    SELECT t.id::text AS "tokenId", a.id::text AS "accountId", a.name, a.role,
           coalesce(t.last_used_at < ${now}::timestamptz - interval '1 hour', true) AS stale
    FROM api_token t JOIN account a ON a.id = t.account_id
    WHERE t.token_hash = ${tokenHash} AND t.withdrawn_at IS NULL AND NOT a.disabled`
  return row ?? null
}

export const touchToken = async (sql: ISql, tokenId: string, at: Date): Promise<void> => {
  await sql`UPDATE api_token SET last_used_at = ${at} WHERE id = ${tokenId}`
}

export const insertToken = async (
  sql: ISql,
  token: { readonly accountId: string; readonly label: string; readonly tokenHash: Buffer },
): Promise<string> => {
  const [row] = await sql<{ id: string }[]>`
    INSERT INTO api_token (account_id, label, token_hash)
    VALUES (${token.accountId}, ${token.label}, ${token.tokenHash}) RETURNING id::text`
  if (row === undefined) throw new Error('an insert returned no row')
  return row.id
}

/** False where the account has no such token, or it was withdrawn before. */
export const withdrawToken = async (sql: ISql, accountId: string, tokenId: string): Promise<boolean> => {
  const rows = await sql`
    UPDATE api_token SET withdrawn_at = now()
    WHERE id::text = ${tokenId} AND account_id = ${accountId} AND withdrawn_at IS NULL RETURNING 1`
  return rows.length === 1
}

export interface TokenListing {
  readonly id: string
  readonly label: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly withdrawnAt: string | null
}

export const listTokens = async (sql: ISql, accountId: string): Promise<TokenListing[]> => sql<
  TokenListing[]
>`
  SELECT id::text, label, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "createdAt",
         to_char(last_used_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "lastUsedAt",
         to_char(withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "withdrawnAt"
  FROM api_token WHERE account_id = ${accountId} ORDER BY api_token.id`
