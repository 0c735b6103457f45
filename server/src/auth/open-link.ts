import { fail, ok, type Result } from '@wangge/geodata'
import type { Sql } from 'postgres'
import {
  deleteLinkSession,
  findLink,
  insertLinkSession,
  trimLinkSessions,
} from '../db/queries/screen-links.ts'
import { deleteSession } from '../db/queries/sessions.ts'
import type { Identity, OpenedLink, OpenLinkFailureCode } from './access.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import { appendAudit } from './audit-log.ts'
import type { RequestFacts } from './request-facts.ts'
import { isLinkSession, newLinkSessionToken, tokenHash } from './secret-token.ts'
import { longestIdleSeconds, sessionLifetime } from './session-lifetime.ts'

interface OpenLinkDeps {
  readonly sql: Sql
  readonly limit: AttemptLimit
  readonly nowMs: number
  readonly identify: (request: RequestFacts) => Promise<Identity>
}

/** Screens that one link may have open; the one opened first goes. */
const mostSessions = 100

/**
 * A link that was lost is of use to nobody: what it holds is 256 random bits, and there is no name to try it with. So
 * its refusals may say why, and only tokens that never were count as attempts: neither the many screens of one house
 * nor a database that is away for a minute shut a screen out.
 */
export const openLink = async (
  deps: OpenLinkDeps,
  request: RequestFacts,
  token: string,
): Promise<Result<OpenedLink, OpenLinkFailureCode>> => {
  const { sql, limit, nowMs } = deps
  const hash = tokenHash(token)
  const name = hash.toString('base64url')
  const attempt = limit.take(name, request.address, nowMs)
  if (!attempt.allowed) {
    if (attempt.first) {
      const address = request.address ?? 'unknown'
      await sql.begin((tx) => appendAudit(tx, new Date(nowMs), 'nobody', 'link-blocked', { address }))
    }
    return fail('too-many-attempts', { retryAfterSeconds: attempt.retryAfterSeconds })
  }
  let isWrong = false
  try {
    const link = await findLink(sql, hash)
    isWrong = link === null
    if (link === null) return fail('bad-link')
    const opened = link.withdrawn ? null : await open(deps, request, link)
    return opened === null ? fail('withdrawn-link') : ok(opened)
  } finally {
    if (!isWrong) limit.succeeded(name, request.address)
  }
}

const open = async (
  { sql, nowMs, identify }: OpenLinkDeps,
  request: RequestFacts,
  { id, label, screen }: { readonly id: string; readonly label: string; readonly screen: string | null },
): Promise<OpenedLink | null> => {
  const { longestSeconds: maxAgeSeconds } = sessionLifetime.screen
  const before = await identify(request)
  if (before.kind === 'account') return { identity: before, screen, token: null, maxAgeSeconds }
  const token = newLinkSessionToken()
  const at = new Date(nowMs)
  const isOpen = await sql.begin(async (tx) => {
    if (!(await insertLinkSession(tx, { tokenHash: tokenHash(token), linkId: id, at }))) return false
    if (request.sessionToken !== null) await endSession(tx, request.sessionToken)
    const idleSince = new Date(nowMs - longestIdleSeconds * 1000)
    await trimLinkSessions(tx, { linkId: id, idleSince, most: mostSessions })
    return true
  })
  return isOpen ? { identity: { kind: 'link', id, label, screen }, screen, token, maxAgeSeconds } : null
}

/** One that came with the request and is worth nothing any more. */
const endSession = async (sql: Parameters<typeof deleteSession>[0], token: string): Promise<void> => {
  if (isLinkSession(token)) await deleteLinkSession(sql, tokenHash(token))
  else await deleteSession(sql, tokenHash(token))
}
