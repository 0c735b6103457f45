import { parseArgs } from 'node:util'
import { type Failure, never } from '@wangge/geodata'
import type { Manager } from '../auth/manage-accounts.ts'
import { type LinkFailureCode, makeLink, mostLinks, withdrawLink } from '../auth/manage-links.ts'
import type { Database } from '../db/database.ts'
import { selectLinks } from '../db/queries/screen-links.ts'
import { longestLinkLabel, screenLinkBodySchema } from '../routes/screen-links-schema.ts'
import type { Command, CommandIo } from './command.ts'
import { withDatabase } from './with-database.ts'

const usage = `screen-link add LABEL [--screen NAME]
screen-link list | withdraw ID`

const managerOf = (db: Database): Manager => ({ sql: db.sql, actor: 'console', now: new Date() })

const describeFailure = ({ code, detail }: Failure<LinkFailureCode>): string => {
  switch (code) {
    case 'unknown-screen':
      return `There is no saved screen ${String(detail['name'])}.`
    case 'too-many-links':
      return `${mostLinks} links work already; withdraw one first.`
    case 'unknown-link':
      return `There is no working link ${String(detail['id'])}; \`screen-link list\` shows them.`
    default:
      return never(code)
  }
}

const wrong = (io: CommandIo, line: string): number => {
  io.err(line)
  for (const each of usage.split('\n')) io.err(`usage: ${each}`)
  return 2
}

/** The token alone goes to standard output, so that a script can take it; words go to standard error. */
const add = async (io: CommandIo, db: Database, label: string, screen: string | null): Promise<number> => {
  const made = await makeLink(managerOf(db), { label, screen })
  if (!made.ok) {
    io.err(describeFailure(made.failure))
    return 1
  }
  io.err(`Link ${made.value.id}, shown only now. The screen opens /screen#token=… with it:`)
  io.out(made.value.token)
  return 0
}

const day = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? 'never'

const list = async (io: CommandIo, db: Database): Promise<number> => {
  const links = await selectLinks(db.sql)
  if (links.length === 0) io.out('No links yet: `screen-link add LABEL` makes the first.')
  for (const { id, label, screen, createdAt, lastUsedAt, withdrawnAt } of links) {
    const state = withdrawnAt === null ? `last used ${day(lastUsedAt)}` : `withdrawn ${day(withdrawnAt)}`
    io.out(`${id}  ${label}  ${screen ?? 'no saved screen'}  made ${day(createdAt)}  ${state}`)
  }
  return 0
}

const withdraw = async (io: CommandIo, db: Database, id: string): Promise<number> => {
  const withdrawn = await withdrawLink(managerOf(db), id)
  if (withdrawn.ok) io.out(`Link ${id} no longer works; its screens are shut out.`)
  else io.err(describeFailure(withdrawn.failure))
  return withdrawn.ok ? 0 : 1
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: { screen: { type: 'string' } },
      allowPositionals: true,
    })
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}

/** The command on any database: `command` below takes the one the environment names. */
export const runScreenLink = async (
  args: readonly string[],
  io: CommandIo,
  open: typeof withDatabase,
): Promise<number> => {
  const parsed = parse(args)
  if (typeof parsed === 'string') return wrong(io, parsed)
  const [verb = '', what, ...more] = parsed.positionals
  if (more.length > 0) return wrong(io, 'A label with blanks is put in quotes.')
  switch (verb) {
    case 'add': {
      const link = screenLinkBodySchema.safeParse({ label: what ?? '', screen: parsed.values.screen ?? null })
      if (link.success) return open(io, (db) => add(io, db, link.data.label, link.data.screen))
      return wrong(io, `A label has 1 to ${longestLinkLabel} characters, a screen's name 1 to 40.`)
    }
    case 'list':
      return what === undefined ? open(io, (db) => list(io, db)) : wrong(io, '`list` takes no more words.')
    case 'withdraw':
      return what === undefined ? wrong(io, 'Which link?') : open(io, (db) => withdraw(io, db, what))
    default:
      return wrong(io, `There is no \`screen-link ${verb}\`.`)
  }
}

/** Links of big screens. Embedded, the server must be stopped first: one process holds the directory. */
export const command: Command = { usage, run: (args, io) => runScreenLink(args, io, withDatabase) }
