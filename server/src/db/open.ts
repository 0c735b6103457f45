import { ok, type Result } from '@wangge/geodata'
import { createChangeBus } from '../events/change-bus.ts'
import { checkServer } from './check-server.ts'
import type { Database, DatabaseFailureCode, DatabaseKind, Sql } from './database.ts'
import { migrate } from './migrate.ts'
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
    return prepare(sql, 'postgres', () => sql.end({ timeout: 5 }))
  }
  const opened = await openEmbedded(dataDir)
  if (!opened.ok) return opened
  return prepare(opened.value.sql, 'embedded', () => opened.value.close())
}

/** Checks and migrates what `sql` reaches; `close` is called here only where that fails. */
export const prepare = async (
  sql: Sql,
  kind: DatabaseKind,
  close: () => Promise<void>,
): Promise<Result<Database, DatabaseFailureCode>> => {
  try {
    const version = await checkServer(sql)
    const migrated = version.ok ? await migrate(sql, migrationsDir) : version
    if (version.ok && migrated.ok)
      return ok({ sql, kind, version: version.value, changes: createChangeBus(sql, kind), close })
    await close()
    return version.ok ? (migrated as Extract<typeof migrated, { ok: false }>) : version
  } catch (error) {
    await close()
    throw error
  }
}
