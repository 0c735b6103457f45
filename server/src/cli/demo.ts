import { parseArgs } from 'node:util'
import type { DemoSize } from '@wangge/geodata'
import type { Command, CommandIo } from './command.ts'
import { writeDemo } from './seed-demo.ts'
import { withDatabase } from './with-database.ts'

const sizes: readonly DemoSize[] = ['street', 'county', 'metro']
const usage = `demo --size ${sizes.join('|')} --seed N`

const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const parsed = parse(args)
  if (typeof parsed === 'string') {
    io.err(parsed)
    io.err(`usage: ${usage}`)
    return 2
  }
  return withDatabase(io, async (db) => ((await writeDemo(db, io, parsed.size, parsed.seed)) ? 0 : 1))
}

const parse = (args: readonly string[]): { size: DemoSize; seed: number } | string => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { size: { type: 'string', default: 'street' }, seed: { type: 'string', default: '1' } },
    })
    const size = sizes.find((each) => each === values.size)
    if (size === undefined) return `--size is one of ${sizes.join(', ')}.`
    const seed = /^\d{1,9}$/.test(values.seed) ? Number(values.seed) : Number.NaN
    if (Number.isNaN(seed)) return '--seed is a whole number from 0 to 999999999.'
    return { size, seed }
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? ''
  }
}

/** Writes generated streets, all marked 示范数据（虚构）; the same seed gives the same bytes. */
export const command: Command = { usage, run }
