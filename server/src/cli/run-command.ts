import type { Command, CommandIo } from './command.ts'
import { command as demo } from './demo.ts'
import { command as importOsm } from './import-osm.ts'
import { command as importRequests } from './import-requests.ts'
import { command as play } from './play.ts'
import { command as prepare } from './prepare.ts'
import { command as rebuild } from './rebuild.ts'
import { command as screenLink } from './screen-link.ts'
import { command as serve } from './serve.ts'
import { command as users } from './users.ts'
import { command as verify } from './verify.ts'

const commands: Readonly<Record<string, Command>> = {
  serve,
  prepare,
  demo,
  play,
  'import osm': importOsm,
  'import requests': importRequests,
  users,
  'screen-link': screenLink,
  verify,
  rebuild,
}

/** Finds the command by its first word, or two, and runs it; what nobody expected becomes one line and 1. */
export const runCommand = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const words = Object.hasOwn(commands, args.slice(0, 2).join(' ')) ? 2 : 1
  const name = args.slice(0, words).join(' ') || 'help'
  const rest = args.slice(words)
  if (['help', '--help', '-h'].includes(name)) {
    usageLines().forEach((line) => io.out(line))
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    io.err(`There is no command \`${name}\`.`)
    usageLines().forEach((line) => io.err(line))
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(`usage: ${command.usage}`)
    return 0
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    io.err(`${name} stopped: ${error instanceof Error ? error.message : String(error)}`)
    if (io.env['WANGGE_DEBUG'] !== undefined && error instanceof Error) io.err(error.stack ?? '')
    return 1
  }
}

const usageLines = (): string[] => [
  'Usage: npm run wangge -- COMMAND',
  ...Object.values(commands).flatMap(({ usage }) => usage.split('\n').map((line) => `  ${line}`)),
]
