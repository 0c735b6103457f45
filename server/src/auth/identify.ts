import type { ISql } from 'postgres'
import { findTokenHolder, touchToken } from '../db/queries/api-tokens.ts'
import { findLinkSession, touchLinkSession } from '../db/queries/screen-links.ts'
import { findSession, touchSession } from '../db/queries/sessions.ts'
import type { Identity } from './access.ts'
import type { DemoMode } from './demo-mode.ts'
import { isRole } from './permissions.ts'
import type { RequestFacts } from './request-facts.ts'
import { isLinkSession, readBearer, tokenHash } from './secret-token.ts'
import { isExpired } from './session-lifetime.ts'

const touchEveryMs = 60_000

interface IdentifyDeps {
  readonly sql: ISql
  readonly demo: DemoMode
  readonly nowMs: number
  /** Whether the session or token was used by this, and lasts longer. */
  readonly counts: boolean
}

const nobody = (reason: Extract<Identity, { kind: 'nobody' }>['reason']): Identity => ({
  kind: 'nobody',
  reason,
})

/** A program that shows a token is that token's account or nobody: never quietly the demo. */
const byToken = async ({ sql, nowMs, counts }: IdentifyDeps, token: string): Promise<Identity> => {
  const holder = await findTokenHolder(sql, tokenHash(token), new Date(nowMs))
  if (holder === null) return nobody('bad-token')
  if (holder.stale && counts) await touchToken(sql, holder.tokenId, new Date(nowMs))
  return { kind: 'account', id: holder.accountId, name: holder.name, role: holder.role, via: 'token' }
}

const bySession = async ({ sql, nowMs, counts }: IdentifyDeps, token: string): Promise<Identity | null> => {
  const hash = tokenHash(token)
  const session = await findSession(sql, hash)
  if (session === null || isExpired(session, nowMs)) return null
  if (counts && nowMs - session.lastSeenAtMs >= touchEveryMs) await touchSession(sql, hash, new Date(nowMs))
  return { kind: 'account', id: session.accountId, name: session.name, role: session.role, via: 'session' }
}

const byLink = async ({ sql, nowMs, counts }: IdentifyDeps, token: string): Promise<Identity | null> => {
  const hash = tokenHash(token)
  const session = await findLinkSession(sql, hash)
  if (session === null || isExpired({ ...session, role: 'screen' }, nowMs)) return null
  if (counts && nowMs - session.lastSeenAtMs >= touchEveryMs)
    await touchLinkSession(sql, hash, new Date(nowMs))
  return { kind: 'link', id: session.linkId, label: session.label, screen: session.screen }
}

/** A script's mistyped role is told, not replaced; an odd cookie is nobody's intention and counts as none. */
const asDemo = (request: RequestFacts): Identity => {
  const asked = request.demoRoleHeader
  if (asked !== null) return isRole(asked) ? { kind: 'demo', role: asked } : nobody('bad-demo-role')
  const chosen = request.demoRoleCookie
  return { kind: 'demo', role: chosen !== null && isRole(chosen) ? chosen : 'planner' }
}

/** In this order: bearer token, session (an account's or a link's), demo. */
export const identify = async (deps: IdentifyDeps, request: RequestFacts): Promise<Identity> => {
  const bearer = readBearer(request.authorization)
  if (bearer === 'bad') return nobody('bad-token')
  if (bearer !== null) return byToken(deps, bearer.token)
  if (request.sessionToken !== null) {
    const find = isLinkSession(request.sessionToken) ? byLink : bySession
    const found = await find(deps, request.sessionToken)
    if (found !== null) return found
  }
  return (await deps.demo.appliesTo(request)) ? asDemo(request) : nobody('no-credentials')
}
