import { type DemoSize, generateDemo } from '@wangge/geodata'
import type { Database } from '../db/database.ts'
import { countStreets } from '../db/queries/count-streets.ts'
import { writeStreet } from '../db/write-street.ts'
import type { CommandIo } from './command.ts'

/** The seed of the street that a new embedded database is filled with. */
const firstSeed = 1

/** A new embedded database gets the demo street, so that there is something to see; others are left alone. */
export const seedIfEmpty = async (db: Database, io: CommandIo): Promise<boolean> => {
  if (db.kind !== 'embedded' || (await countStreets(db.sql)) > 0) return true
  io.out('The database is empty: making the demo street, 示范数据（虚构）…')
  return writeDemo(db, io, 'street', firstSeed)
}

/** Writes the demo streets one after the other; false where one was refused, which has been said. */
export const writeDemo = async (
  db: Database,
  io: CommandIo,
  size: DemoSize,
  seed: number,
): Promise<boolean> => {
  const began = Date.now()
  let streets = 0
  for (const dataset of generateDemo({ size, seed })) {
    const run = { kind: 'demo', source: `${size}, seed ${seed}` } as const
    const detailed = size === 'street'
    const written = await writeStreet(db, dataset, run, ({ table, rows }) => {
      if (detailed && rows >= 1000) io.out(`  ${table.replaceAll('_', ' ')}: ${rows.toLocaleString('en')}`)
    })
    const { id, name } = dataset.street
    if (!written.ok) {
      io.err(`The demo street ${id} ${name} was refused: ${written.failure.detail['reason']}`)
      return false
    }
    streets += 1
    io.out(`${id} ${name}: ${written.value.rows.toLocaleString('en')} rows`)
  }
  io.out(`${streets} demo ${streets === 1 ? 'street' : 'streets'} in ${seconds(Date.now() - began)} s.`)
  return true
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1)
