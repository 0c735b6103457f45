import type { Command } from './command.ts'
import { seedIfEmpty } from './seed-demo.ts'
import { withDatabase } from './with-database.ts'

/** What `serve` would do before it listens; `npm start` runs it while the web app is built. */
export const command: Command = {
  usage: 'prepare',
  run: (_args, io) => withDatabase(io, async (db) => ((await seedIfEmpty(db, io)) ? 0 : 1)),
}
