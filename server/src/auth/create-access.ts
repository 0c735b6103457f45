import type { Database } from '../db/database.ts'
import { deleteSession } from '../db/queries/sessions.ts'
import type { Access } from './access.ts'
import { createAttemptLimit } from './attempt-limit.ts'
import { appendAudit } from './audit-log.ts'
import { createDemoMode } from './demo-mode.ts'
import { identify } from './identify.ts'
import { tokenHash } from './secret-token.ts'
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
  const demo = createDemoMode({ sql, bindHost: host, clock })
  return {
    trustProxy,
    identify: (request, { counts } = { counts: true }) =>
      identify({ sql, demo, nowMs: clock(), counts }, request),
    signIn: (request, name, password) => signIn({ sql, limit, nowMs: clock() }, request, name, password),
    signOut: async ({ sessionToken }) => {
      if (sessionToken === null) return
      await sql.begin(async (tx) => {
        const name = await deleteSession(tx, tokenHash(sessionToken))
        if (name !== null) await appendAudit(tx, new Date(clock()), name, 'sign-out', {})
      })
    },
  }
}
