import { type Manager, makeToken, withdraw } from '../auth/manage-accounts.ts'
import { findAccount } from '../db/queries/accounts.ts'
import { listTokens } from '../db/queries/api-tokens.ts'
import type { CommandIo } from './command.ts'
import { describeManageFailure } from './describe-manage-failure.ts'

interface TokenOptions {
  readonly label?: string | undefined
  readonly list?: boolean | undefined
  readonly withdraw?: string | undefined
}

/** The token alone goes to standard output, so that a script can take it; words go to standard error. */
const make = async (io: CommandIo, manager: Manager, name: string, label: string): Promise<number> => {
  const made = await makeToken(manager, name, label)
  if (!made.ok) {
    io.err(describeManageFailure(made.failure))
    return 1
  }
  io.err(
    `Token ${made.value.id} of ${name}, shown only now. Programs send it as \`Authorization: Bearer …\`, to Open311 also as \`api_key\`:`,
  )
  io.out(made.value.token)
  return 0
}

const list = async (io: CommandIo, manager: Manager, name: string): Promise<number> => {
  const account = await findAccount(manager.sql, name)
  if (account === null) {
    io.err(describeManageFailure({ code: 'unknown-account', detail: { name } }))
    return 1
  }
  const tokens = await listTokens(manager.sql, account.id)
  if (tokens.length === 0) io.out(`${name} has no tokens.`)
  for (const { id, label, createdAt, lastUsedAt, withdrawnAt } of tokens) {
    const state = withdrawnAt === null ? `last used ${lastUsedAt ?? 'never'}` : `withdrawn ${withdrawnAt}`
    io.out(`${id}  ${label}  made ${createdAt}  ${state}`)
  }
  return 0
}

/** `users token NAME`: makes one, or lists or withdraws them. */
export const usersToken = async (
  io: CommandIo,
  manager: Manager,
  name: string,
  options: TokenOptions,
): Promise<number> => {
  if (options.list === true) return list(io, manager, name)
  if (options.withdraw === undefined) return make(io, manager, name, options.label?.trim() || 'no label')
  const withdrawn = await withdraw(manager, name, options.withdraw)
  if (withdrawn.ok) io.out(`Token ${options.withdraw} of ${name} no longer works.`)
  else io.err(describeManageFailure(withdrawn.failure))
  return withdrawn.ok ? 0 : 1
}
