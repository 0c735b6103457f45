import { type Failure, never } from '@wangge/geodata'
import { readServerEnv } from '../env.ts'
import { type ListenFailureCode, startServer } from '../main.ts'
import type { Command, CommandIo } from './command.ts'
import { nextSignal } from './next-signal.ts'
import { seedIfEmpty } from './seed-demo.ts'
import { withDatabase } from './with-database.ts'

const run = async (_args: readonly string[], io: CommandIo): Promise<number> => {
  const env = readServerEnv(io.env)
  if (!env.ok) {
    const { name, value, expected } = env.failure.detail
    io.err(`${name} is \`${value}\`, but must be ${expected}.`)
    return 1
  }
  return withDatabase(io, async (db) => {
    if (!(await seedIfEmpty(db, io))) return 1
    const server = await startServer(db, env.value)
    if (!server.ok) {
      io.err(describeListenFailure(server.failure))
      return 1
    }
    const stopped = nextSignal()
    io.out(`网格图 Wangge: ${server.value.url}`)
    await stopped
    await server.value.stop()
    return 0
  })
}

const describeListenFailure = ({ code, detail }: Failure<ListenFailureCode>): string => {
  switch (code) {
    case 'port-taken':
      return `Port ${detail['port']} on ${detail['host']} is taken; stop what uses it, or set PORT to another one.`
    case 'port-forbidden':
      return `This user may not listen on port ${detail['port']}; set PORT to one above 1023.`
    case 'host-unusable':
      return `This computer has no address ${detail['host']} to listen on; check HOST.`
    default:
      return never(code)
  }
}

export const command: Command = { usage: 'serve', run }
