import { ok, type Result } from '@wangge/geodata'
import { createChangeBus } from '../events/change-bus.ts'
import { checkServer } from './check-server.ts'
import type { Database, DatabaseFailureCode, DatabaseReach, Sql } from './database.ts'
import { migrate } from './migrate.ts'
import { deriveMissingStates } from './rebuild-requests.ts'
import { openEmbedded } from './open-embedded.ts'
import { openPostgres } from './open-postgres.ts'
import { migrationsDir } from './paths.ts'

interface OpenOptions {
  /** `DATABASE_URL`; null takes the embedded database in `dataDir`. */
  readonly url: string | null
  readonly dataDir: string
  readonly maxConnections?: number
}

/** Opens the database, sees to PostGIS and migrates. Failures are complete: nothing stays open. */
export const openDatabase = async ({
  url,
  dataDir,
  maxConnections = 10,
}: OpenOptions): Promise<Result<Database, DatabaseFailureCode>> => {
  if (url !== null) {
    const opened = await openPostgres(url, maxConnections)
    if (!opened.ok) return opened
    const sql = opened.value
    return prepare(sql, { url }, () => sql.end({ timeout: 5 }))
  }
  const opened = await openEmbedded(dataDir)
  if (!opened.ok) return opened
  const { sql, socketPath, close } = opened.value
  return prepare(sql, { url: null, path: socketPath }, close)
}

/** Checks and migrates what `sql` reaches; `close` is called here only where that fails. */
export const prepare = async (
  sql: Sql,
  reach: DatabaseReach,
  close: () => Promise<void>,
): Promise<Result<Database, DatabaseFailureCode>> => {
  const kind = reach.url === null ? 'embedded' : 'postgres'
  try {
    const version = await checkServer(sql)
    const migrated = version.ok ? await migrate(sql, migrationsDir) : version
    if (version.ok && migrated.ok) {
      await deriveMissingStates(sql)
      return ok({ sql, reach, kind, version: version.value, changes: createChangeBus(sql, kind), close })
    }
    await close()
    return version.ok ? (migrated as Extract<typeof migrated, { ok: false }>) : version
  } catch (error) {
    await close()
    throw error
  }
}
