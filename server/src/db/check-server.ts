import { fail, ok, type Result } from '@wangge/geodata'
import type { DatabaseFailureCode, Sql } from './database.ts'

const oldestPostgres = 15
const oldestPostgis = [3, 3] as const

/** Sees to PostGIS and answers with both versions, as in `PostgreSQL 15.6, PostGIS 3.3.2`. */
export const checkServer = async (sql: Sql): Promise<Result<string, DatabaseFailureCode>> => {
  const [server] = await sql<{ number: number; version: string }[]>`
    SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`
  if (server === undefined || server.number < oldestPostgres * 10_000)
    return fail('postgres-too-old', { version: server?.version ?? '', oldest: oldestPostgres })

  try {
    await sql`CREATE EXTENSION IF NOT EXISTS postgis`
  } catch (error) {
    return fail('postgis-missing', { reason: (error as Error).message })
  }
  const [postgis] = await sql<{ version: string }[]>`SELECT postgis_lib_version() AS version`
  const [major = 0, minor = 0] = (postgis?.version ?? '').split('.').map(Number)
  if (major < oldestPostgis[0] || (major === oldestPostgis[0] && minor < oldestPostgis[1]))
    return fail('postgis-too-old', { version: postgis?.version ?? '', oldest: oldestPostgis.join('.') })
  return ok(`PostgreSQL ${server.version.split(' ')[0]}, PostGIS ${postgis?.version ?? ''}`)
}
