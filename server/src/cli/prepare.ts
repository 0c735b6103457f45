import { embeddedExists } from '../db/open-embedded.ts'
import { readDatabaseEnv } from '../env.ts'
import type { Command } from './command.ts'
import { seedIfEmpty } from './seed-demo.ts'
import { withDatabase } from './with-database.ts'

/**
 * Makes the database ready before `serve` needs it; `npm start` runs it while the web app is built. An embedded
 * database that is there already is left to `serve`: opening it twice would double the time of a second start.
 */
export const command: Command = {
  usage: 'prepare',
  run: async (_args, io) => {
    const { url, dataDir } = readDatabaseEnv(io.env)
    if (url === null && embeddedExists(dataDir)) return 0
    return withDatabase(io, async (db) => ((await seedIfEmpty(db, io)) ? 0 : 1))
  },
}
