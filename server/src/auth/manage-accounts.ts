import { type Result, fail, ok } from '@wangge/geodata'
import type { Sql, TransactionSql } from 'postgres'
import {
  type AccountRow,
  findAccount,
  insertAccount,
  setDisabled,
  setPasswordHash,
} from '../db/queries/accounts.ts'
import { insertToken, withdrawToken } from '../db/queries/api-tokens.ts'
import { deleteSessionsOf } from '../db/queries/sessions.ts'
import type { AuditDetail } from './audit-hash.ts'
import { type AuditAction, appendAudit } from './audit-log.ts'
import { type PasswordRefusal, checkNewPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import type { Role } from './permissions.ts'
import { newBearerToken, tokenHash } from './secret-token.ts'

/** Who changes accounts, and when. `actor` is written to the audit log. */
export interface Manager {
  readonly sql: Sql
  readonly actor: string
  readonly now: Date
}

export type ManageFailureCode =
  | 'bad-name'
  | 'name-taken'
  | 'unknown-account'
  | 'unknown-token'
  | 'unchanged'
  | PasswordRefusal

type Managed<T> = Promise<Result<T, ManageFailureCode>>

/** As the database insists on: lower case, so that no two accounts differ by case alone. */
const namePattern = /^[a-z0-9][a-z0-9._-]{1,63}$/

export const checkName = (name: string): Result<null, 'bad-name'> =>
  namePattern.test(name) ? ok(null) : fail('bad-name', { name })

const log = (manager: Manager, tx: TransactionSql, action: AuditAction, detail: AuditDetail) =>
  appendAudit(tx, manager.now, manager.actor, action, detail)

/** Finds the account and changes it in one transaction with its audit entry. */
const change = <T>(
  manager: Manager,
  name: string,
  work: (tx: TransactionSql, account: AccountRow) => Managed<T>,
): Managed<T> =>
  manager.sql.begin(async (tx) => {
    const account = await findAccount(tx, name)
    return account === null ? fail('unknown-account' as const, { name }) : work(tx, account)
  }) as Managed<T>

export const addAccount = async (
  manager: Manager,
  account: { readonly name: string; readonly role: Role; readonly password: string },
): Managed<null> => {
  const { name, role, password } = account
  const named = checkName(name)
  if (!named.ok) return named
  const accepted = checkNewPassword(name, password)
  if (!accepted.ok) return accepted
  const passwordHash = await hashPassword(password)
  return manager.sql.begin(async (tx) => {
    if (!(await insertAccount(tx, { name, role, passwordHash }))) return fail('name-taken', { name })
    await log(manager, tx, 'account-added', { account: name, role })
    return ok(null)
  })
}

/** Ends every session of the account too: whoever knew the old password is out. Its tokens stay. */
export const changePassword = async (manager: Manager, name: string, password: string): Managed<null> => {
  const accepted = checkNewPassword(name, password)
  if (!accepted.ok) return accepted
  const passwordHash = await hashPassword(password)
  return change(manager, name, async (tx, account) => {
    await setPasswordHash(tx, account.id, passwordHash)
    await deleteSessionsOf(tx, account.id)
    await log(manager, tx, 'password-changed', { account: name })
    return ok(null)
  })
}

/** A disabled account's sessions are gone for good; its tokens work again once it is enabled. */
export const disableAccount = (manager: Manager, name: string): Managed<null> =>
  change(manager, name, async (tx, account) => {
    if (account.disabled) return fail('unchanged', { name })
    await setDisabled(tx, account.id, true)
    await deleteSessionsOf(tx, account.id)
    await log(manager, tx, 'account-disabled', { account: name })
    return ok(null)
  })

export const enableAccount = (manager: Manager, name: string): Managed<null> =>
  change(manager, name, async (tx, account) => {
    if (!account.disabled) return fail('unchanged', { name })
    await setDisabled(tx, account.id, false)
    await log(manager, tx, 'account-enabled', { account: name })
    return ok(null)
  })

/** The token is told here and never again. */
export const makeToken = (
  manager: Manager,
  name: string,
  label: string,
): Managed<{ readonly id: string; readonly token: string }> =>
  change(manager, name, async (tx, account) => {
    const token = newBearerToken()
    const id = await insertToken(tx, { accountId: account.id, label, tokenHash: tokenHash(token) })
    await log(manager, tx, 'token-made', { account: name, token: id, label })
    return ok({ id, token })
  })

export const withdraw = (manager: Manager, name: string, id: string): Managed<null> =>
  change(manager, name, async (tx, account) => {
    if (!(await withdrawToken(tx, account.id, id))) return fail('unknown-token', { name, id })
    await log(manager, tx, 'token-withdrawn', { account: name, token: id })
    return ok(null)
  })
