import { type Database } from '../db/database.ts'
import { describeDatabaseFailure } from '../db/describe-failure.ts'
import { openDatabase } from '../db/open.ts'
import { embeddedExists } from '../db/open-embedded.ts'
import { readDatabaseEnv } from '../env.ts'
import type { CommandIo } from './command.ts'

/** Opens the database the environment names, runs `work`, closes it. One line on stderr and 1 where it does not open. */
export const withDatabase = async (
  io: CommandIo,
  work: (db: Database) => Promise<number>,
): Promise<number> => {
  const { url, dataDir } = readDatabaseEnv(io.env)
  if (url === null && !embeddedExists(dataDir))
    io.out(`Making the embedded database in ${dataDir}; this happens once and takes a quarter of a minute …`)
  const opened = await openDatabase({ url, dataDir })
  if (!opened.ok) {
    io.err(describeDatabaseFailure(opened.failure))
    return 1
  }
  try {
    return await work(opened.value)
  } finally {
    await opened.value.close()
  }
}
