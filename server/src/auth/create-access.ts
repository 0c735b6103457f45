import type { Database } from '../db/database.ts'
import { deleteLinkSession } from '../db/queries/screen-links.ts'
import { deleteSession } from '../db/queries/sessions.ts'
import type { Access } from './access.ts'
import { createAttemptLimit, linkAttemptLimits } from './attempt-limit.ts'
import { appendAudit } from './audit-log.ts'
import { createDemoMode } from './demo-mode.ts'
import { identify } from './identify.ts'
import { openLink } from './open-link.ts'
import { isLinkSession, tokenHash } from './secret-token.ts'
import { signIn } from './sign-in.ts'

export interface AccessOptions {
  readonly db: Pick<Database, 'sql'>
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** What the server listens on (`HOST`): the demo needs no sign-in only on loopback. */
  readonly host: string
  /** True where a proxy of ours writes `X-Forwarded-*` (`WANGGE_TRUST_PROXY=1`). */
  readonly trustProxy: boolean
}

export const createAccess = ({ db, clock, host, trustProxy }: AccessOptions): Access => {
  const { sql } = db
  const limit = createAttemptLimit()
  const linkLimit = createAttemptLimit(undefined, linkAttemptLimits)
  const demo = createDemoMode({ sql, bindHost: host, clock })
  const identifyAs: Access['identify'] = (request, { counts } = { counts: true }) =>
    identify({ sql, demo, nowMs: clock(), counts }, request)
  return {
    trustProxy,
    identify: identifyAs,
    openLink: (request, token) =>
      openLink({ sql, limit: linkLimit, nowMs: clock(), identify: identifyAs }, request, token),
    signIn: (request, name, password) => signIn({ sql, limit, nowMs: clock() }, request, name, password),
    signOut: async ({ sessionToken }) => {
      if (sessionToken === null) return
      if (isLinkSession(sessionToken)) return deleteLinkSession(sql, tokenHash(sessionToken))
      await sql.begin(async (tx) => {
        const name = await deleteSession(tx, tokenHash(sessionToken))
        if (name !== null) await appendAudit(tx, new Date(clock()), name, 'sign-out', {})
      })
    },
  }
}
