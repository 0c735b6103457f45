import { type Failure, type Result, fail, ok } from '@wangge/geodata'
import type { Sql } from 'postgres'
import { type AccountRow, findAccount, setPasswordHash } from '../db/queries/accounts.ts'
import { deleteSession, deleteSessionsIdleSince, insertSession } from '../db/queries/sessions.ts'
import type { SignInFailureCode, SignedIn } from './access.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import type { AuditDetail } from './audit-hash.ts'
import { type AuditAction, appendAudit } from './audit-log.ts'
import { checkPassword, hashPassword, isOutdated } from './passwords.ts'
import type { RequestFacts } from './request-facts.ts'
import { newSessionToken, tokenHash } from './secret-token.ts'
import { longestIdleSeconds, sessionLifetime } from './session-lifetime.ts'

export interface SignInDeps {
  readonly sql: Sql
  readonly limit: AttemptLimit
  readonly nowMs: number
}

const busyRetrySeconds = 2

const record = (deps: SignInDeps, actor: string, action: AuditAction, detail: AuditDetail) =>
  deps.sql.begin((tx) => appendAudit(tx, new Date(deps.nowMs), actor, action, detail))

const tooMany = (retryAfterSeconds: number) => fail('too-many-attempts' as const, { retryAfterSeconds })

/**
 * Nothing told outside, neither by words nor by time, says whether the name, the password or the account was
 * the wrong one. The log does not keep a name no account has: people type passwords there.
 */
export const signIn = async (
  deps: SignInDeps,
  request: RequestFacts,
  typedName: string,
  password: string,
): Promise<Result<SignedIn, SignInFailureCode>> => {
  const name = typedName.trim().toLowerCase()
  const address = request.address ?? 'unknown'
  const attempt = deps.limit.take(name, request.address, deps.nowMs)
  if (!attempt.allowed) {
    if (attempt.first) await record(deps, 'nobody', 'sign-in-blocked', { address })
    return tooMany(attempt.retryAfterSeconds)
  }
  const account = await findAccount(deps.sql, name)
  const checked = await checkPassword(account?.passwordHash ?? null, password)
  if (!checked.ok) return tooMany(busyRetrySeconds)
  if (account === null || !checked.value) return refuse(deps, account, address, 'wrong-password')
  if (account.disabled) return refuse(deps, account, address, 'disabled')
  const signedIn = await open(deps, account, request, password)
  if (signedIn === null) return refuse(deps, account, address, 'changed-meanwhile')
  deps.limit.succeeded(name, request.address)
  return ok(signedIn)
}

const refuse = async (
  deps: SignInDeps,
  account: AccountRow | null,
  address: string,
  reason: string,
): Promise<{ ok: false; failure: Failure<'bad-credentials'> }> => {
  const why = account === null ? 'unknown-name' : reason
  await record(deps, account?.name ?? 'nobody', 'sign-in-failed', { address, reason: why })
  return fail('bad-credentials')
}

/** A new secret at every sign-in, so that one planted before it is worth nothing after. */
const open = async (
  deps: SignInDeps,
  account: AccountRow,
  request: RequestFacts,
  password: string,
): Promise<SignedIn | null> => {
  const token = newSessionToken()
  const at = new Date(deps.nowMs)
  const renewed = isOutdated(account.passwordHash) ? await hashPassword(password) : null
  const opened = await deps.sql.begin(async (tx) => {
    const session = {
      tokenHash: tokenHash(token),
      accountId: account.id,
      passwordHash: account.passwordHash,
      at,
    }
    if (!(await insertSession(tx, session))) return false
    if (request.sessionToken !== null) await deleteSession(tx, tokenHash(request.sessionToken))
    await deleteSessionsIdleSince(tx, new Date(deps.nowMs - longestIdleSeconds * 1000))
    if (renewed !== null) await setPasswordHash(tx, account.id, renewed)
    await appendAudit(tx, at, account.name, 'sign-in', { address: request.address ?? 'unknown' })
    return true
  })
  if (!opened) return null
  const { longestSeconds } = sessionLifetime[account.role]
  return { name: account.name, role: account.role, token, maxAgeSeconds: longestSeconds }
}
