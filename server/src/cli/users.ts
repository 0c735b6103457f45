import { parseArgs } from 'node:util'
import { type Result } from '@wangge/geodata'
import {
  type ManageFailureCode,
  type Manager,
  addAccount,
  changePassword,
  checkName,
  disableAccount,
  enableAccount,
} from '../auth/manage-accounts.ts'
import { isRole, roles } from '../auth/permissions.ts'
import type { Database } from '../db/database.ts'
import { listAccounts } from '../db/queries/accounts.ts'
import type { Command, CommandIo } from './command.ts'
import { describeManageFailure } from './describe-manage-failure.ts'
import { readPassword } from './read-password.ts'
import { usersToken } from './users-token.ts'
import { withDatabase } from './with-database.ts'

const usage = `users add NAME --role ${roles.join('|')}
users list | disable NAME | enable NAME | password NAME
users token NAME [--label TEXT] | --list | --withdraw ID`

/** Opens a database for one piece of work. */
type WithDatabase = typeof withDatabase

const managerOf = (db: Database): Manager => ({ sql: db.sql, actor: 'console', now: new Date() })

const report = (io: CommandIo, result: Result<unknown, ManageFailureCode>, done: string): number => {
  if (result.ok) io.out(done)
  else io.err(describeManageFailure(result.failure))
  return result.ok ? 0 : 1
}

const wrong = (io: CommandIo, line: string): number => {
  io.err(line)
  for (const each of usage.split('\n')) io.err(`usage: ${each}`)
  return 2
}

/** The password is asked for last: nobody types one only to hear that the name or the database will not do. */
const add = async (
  io: CommandIo,
  open: WithDatabase,
  name: string,
  role: string | undefined,
): Promise<number> => {
  if (role === undefined || !isRole(role)) return wrong(io, `--role is one of ${roles.join(', ')}.`)
  const named = checkName(name)
  if (!named.ok) return report(io, named, '')
  return open(io, async (db) => {
    const typed = await readPassword(io)
    if (typed === null) return 1
    const added = await addAccount(managerOf(db), { name, role, password: typed })
    return report(io, added, `${name} may sign in as ${role}.`)
  })
}

const password = (io: CommandIo, open: WithDatabase, name: string): Promise<number> =>
  open(io, async (db) => {
    const typed = await readPassword(io)
    if (typed === null) return 1
    const changed = await changePassword(managerOf(db), name, typed)
    return report(io, changed, `${name} has a new password; its sessions ended.`)
  })

const list = (io: CommandIo, open: WithDatabase): Promise<number> =>
  open(io, async (db) => {
    const accounts = await listAccounts(db.sql)
    if (accounts.length === 0) io.out('No accounts yet: `users add NAME --role admin` makes the first.')
    for (const { name, role, disabled, createdAt, tokens } of accounts)
      io.out(`${name}  ${role}  since ${createdAt}  ${tokens} tokens${disabled ? '  disabled' : ''}`)
    return 0
  })

/** The command on any database: `command` below takes the one the environment names. */
export const runUsers = async (
  args: readonly string[],
  io: CommandIo,
  open: WithDatabase,
): Promise<number> => {
  const [verb = '', ...rest] = args
  const parsed = parse(rest)
  if (typeof parsed === 'string') return wrong(io, parsed)
  const { values, positionals } = parsed
  const [name, ...more] = positionals
  if (verb === 'list' && name === undefined) return list(io, open)
  if (name === undefined || more.length > 0) return wrong(io, 'One name is needed.')
  switch (verb) {
    case 'add':
      return add(io, open, name, values.role)
    case 'password':
      return password(io, open, name)
    case 'disable':
      return open(io, async (db) =>
        report(io, await disableAccount(managerOf(db), name), `${name} is out; its sessions ended.`),
      )
    case 'enable':
      return open(io, async (db) =>
        report(io, await enableAccount(managerOf(db), name), `${name} may sign in again.`),
      )
    case 'token':
      return open(io, (db) => usersToken(io, managerOf(db), name, values))
    default:
      return wrong(io, `There is no \`users ${verb}\`.`)
  }
}

const options = {
  role: { type: 'string' },
  label: { type: 'string' },
  list: { type: 'boolean' },
  withdraw: { type: 'string' },
} as const

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}

/** Accounts and tokens. Embedded, the server must be stopped first: one process holds the directory. */
export const command: Command = { usage, run: (args, io) => runUsers(args, io, withDatabase) }
