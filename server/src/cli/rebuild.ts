import { rebuildRequests } from '../db/rebuild-requests.ts'
import { selectStreets } from '../db/queries/streets.ts'
import type { Command, CommandIo } from './command.ts'
import { withDatabase } from './with-database.ts'

const run = (_args: readonly string[], io: CommandIo): Promise<number> =>
  withDatabase(io, async (db) => {
    for (const { id, name } of await selectStreets(db.sql)) {
      const count = await rebuildRequests(db.sql, id)
      io.out(`${id} ${name}: states and sums of ${count} requests made anew from their histories`)
    }
    return 0
  })

/** For a database whose derived tables were damaged; `verify` says whether they were. */
export const command: Command = { usage: 'rebuild', run }
