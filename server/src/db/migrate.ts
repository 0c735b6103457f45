import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Failure, ok, type Result } from '@wangge/geodata'
import type { Sql } from './database.ts'

export type MigrationFailureCode = 'migration-edited' | 'migration-unknown' | 'migration-failed'

interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Any number will do as long as nothing else in the database takes the same one. */
const lockKey = 8_787_001

/**
 * Applies the plain SQL files `0001_name.sql`, … of `directory` that the database does not have yet, each in one
 * transaction; answers with the names applied. Processes that start together wait for each other.
 */
export const migrate = async (
  sql: Sql,
  directory: string,
): Promise<Result<string[], MigrationFailureCode>> => {
  const migrations = readMigrations(directory)
  await sql`
    CREATE TABLE IF NOT EXISTS schema_migration (
      name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`
  const applied: string[] = []
  try {
    await sql.begin(async (tx) => {
      await tx`SELECT pg_advisory_xact_lock(${lockKey})`
      const known = await tx<
        { name: string; checksum: string }[]
      >`SELECT name, checksum FROM schema_migration`
      const refused = refuse(known, migrations)
      if (refused !== null) throw new Refused(refused)
    })
    for (const migration of migrations) {
      if (await apply(sql, migration)) applied.push(migration.name)
    }
    return ok(applied)
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure }
    throw error
  }
}

/** Carries a failure out of a transaction, which it rolls back. */
class Refused extends Error {
  readonly failure: Failure<MigrationFailureCode>
  constructor(failure: Failure<MigrationFailureCode>) {
    super(failure.code)
    this.failure = failure
  }
}

const readMigrations = (directory: string): Migration[] =>
  readdirSync(directory)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      // A checkout may have changed the line ends; the statements are the same.
      const text = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })

const refuse = (
  known: readonly { name: string; checksum: string }[],
  migrations: readonly Migration[],
): Failure<MigrationFailureCode> | null => {
  for (const { name, checksum } of known) {
    const migration = migrations.find((m) => m.name === name)
    // The database was made by a newer program.
    if (migration === undefined) return { code: 'migration-unknown', detail: { name } }
    if (migration.checksum !== checksum) return { code: 'migration-edited', detail: { name } }
  }
  return null
}

const apply = async (sql: Sql, { name, text, checksum }: Migration): Promise<boolean> =>
  sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(${lockKey})`
    const [done] = await tx`SELECT 1 FROM schema_migration WHERE name = ${name}`
    if (done !== undefined) return false
    try {
      await tx.unsafe(text)
    } catch (error) {
      throw new Refused({ code: 'migration-failed', detail: { name, reason: (error as Error).message } })
    }
    await tx`INSERT INTO schema_migration (name, checksum) VALUES (${name}, ${checksum})`
    return true
  })
