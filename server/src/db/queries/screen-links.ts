import type { ISql, TransactionSql } from 'postgres'

export interface LinkRow {
  readonly id: string
  readonly label: string
  readonly screen: string | null
  readonly withdrawn: boolean
}

export const insertLink = async (
  sql: ISql,
  link: {
    readonly label: string
    readonly screen: string | null
    readonly tokenHash: Buffer
    readonly at: Date
    readonly by: string
  },
): Promise<string> => {
  const [row] = await sql<{ id: string }[]>`
    INSERT INTO screen_link (label, screen_name, token_hash, created_at, created_by)
    VALUES (${link.label}, ${link.screen}, ${link.tokenHash}, ${link.at}, ${link.by}) RETURNING id::text`
  if (row === undefined) throw new Error('an insert returned no row')
  return row.id
}

/** Any number will do as long as nothing else in the database takes the same one. */
const lockKey = 8_787_010

/** Whoever makes a link waits here for whoever makes one before, to the end of that transaction. */
export const lockLinks = async (tx: TransactionSql): Promise<void> => {
  await tx`SELECT pg_advisory_xact_lock(${lockKey})`
}

export const countWorkingLinks = async (sql: ISql): Promise<number> => {
  const [row] = await sql<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM screen_link WHERE withdrawn_at IS NULL`
  return row?.count ?? 0
}

export interface LinkListing {
  readonly id: string
  readonly label: string
  readonly screen: string | null
  readonly createdAt: Date
  readonly createdBy: string
  /** When it was opened, or a screen that it opened asked for anything, to the minute. */
  readonly lastUsedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** The newest first. */
export const selectLinks = (sql: ISql): Promise<LinkListing[]> => sql<LinkListing[]>`
  SELECT l.id::text, l.label, l.screen_name AS screen, l.created_at AS "createdAt", l.created_by AS "createdBy",
         greatest(l.last_used_at, (SELECT max(s.last_seen_at) FROM screen_session s WHERE s.link_id = l.id))
           AS "lastUsedAt",
         l.withdrawn_at AS "withdrawnAt"
    FROM screen_link l ORDER BY l.id DESC`

/** Withdraws it and ends its sessions; its label, or null where no such link works. */
export const withdrawLinkRow = async (tx: TransactionSql, id: string, at: Date): Promise<string | null> => {
  const [row] = await tx<{ label: string }[]>`
    UPDATE screen_link SET withdrawn_at = ${at}
     WHERE id::text = ${id} AND withdrawn_at IS NULL RETURNING label`
  if (row === undefined) return null
  await tx`DELETE FROM screen_session WHERE link_id::text = ${id}`
  return row.label
}

export const findLink = async (sql: ISql, tokenHash: Buffer): Promise<LinkRow | null> => {
  const [row] = await sql<LinkRow[]>`
    SELECT id::text, label, screen_name AS screen, withdrawn_at IS NOT NULL AS withdrawn
      FROM screen_link WHERE token_hash = ${tokenHash}`
  return row ?? null
}

export interface LinkSessionRow {
  readonly linkId: string
  readonly label: string
  readonly screen: string | null
  /** Milliseconds since 1970, as `Date.now()`. */
  readonly createdAtMs: number
  readonly lastSeenAtMs: number
}

/** The session of a link that is not withdrawn; its age is for the caller to judge. */
export const findLinkSession = async (sql: ISql, tokenHash: Buffer): Promise<LinkSessionRow | null> => {
  const [row] = await sql<LinkSessionRow[]>`
    SELECT l.id::text AS "linkId", l.label, l.screen_name AS screen,
           (extract(epoch FROM s.created_at) * 1000)::float8 AS "createdAtMs",
           (extract(epoch FROM s.last_seen_at) * 1000)::float8 AS "lastSeenAtMs"
      FROM screen_session s JOIN screen_link l ON l.id = s.link_id
     WHERE s.token_hash = ${tokenHash} AND l.withdrawn_at IS NULL`
  return row ?? null
}

/** Opens a session where the link works still: it may have been withdrawn meanwhile. False otherwise. */
export const insertLinkSession = async (
  tx: TransactionSql,
  session: { readonly tokenHash: Buffer; readonly linkId: string; readonly at: Date },
): Promise<boolean> => {
  const used = await tx`
    UPDATE screen_link SET last_used_at = ${session.at}
     WHERE id::text = ${session.linkId} AND withdrawn_at IS NULL RETURNING 1`
  if (used.length === 0) return false
  await tx`
    INSERT INTO screen_session (token_hash, link_id, created_at, last_seen_at)
    VALUES (${session.tokenHash}, ${session.linkId}::bigint, ${session.at}, ${session.at})`
  return true
}

export const touchLinkSession = async (sql: ISql, tokenHash: Buffer, at: Date): Promise<void> => {
  await sql`UPDATE screen_session SET last_seen_at = ${at} WHERE token_hash = ${tokenHash} AND last_seen_at < ${at}`
}

export const deleteLinkSession = async (sql: ISql, tokenHash: Buffer): Promise<void> => {
  await sql`DELETE FROM screen_session WHERE token_hash = ${tokenHash}`
}

/** Those that nobody uses any more, and of this link all but so many that were opened last. */
export const trimLinkSessions = async (
  sql: ISql,
  { linkId, idleSince, most }: { readonly linkId: string; readonly idleSince: Date; readonly most: number },
): Promise<void> => {
  await sql`DELETE FROM screen_session WHERE last_seen_at < ${idleSince}`
  await sql`
    DELETE FROM screen_session WHERE token_hash IN (
      SELECT token_hash FROM screen_session WHERE link_id::text = ${linkId}
       ORDER BY created_at DESC, token_hash OFFSET ${most})`
}

/** Those of these links that work. */
export const selectWorkingLinks = async (sql: ISql, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await sql<{ id: string }[]>`
    SELECT id::text FROM screen_link WHERE withdrawn_at IS NULL AND id = ANY (${`{${ids.join(',')}}`}::text::bigint[])`
  return new Set(rows.map(({ id }) => id))
}
