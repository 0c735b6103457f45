import type { ISql, TransactionSql } from 'postgres'
import type { ScreenConfig } from '../../routes/screens-schema.ts'

export interface ScreenRow {
  readonly name: string
  readonly street: string | null
  readonly config: ScreenConfig
  readonly savedAt: Date
  readonly savedBy: string
}

/** In order of their names' code points. */
export const selectScreens = (sql: ISql): Promise<ScreenRow[]> => sql<ScreenRow[]>`
  SELECT name, street_id AS street, config, saved_at AS "savedAt", saved_by AS "savedBy"
    FROM screen ORDER BY name COLLATE "C"`

export const selectScreen = async (sql: ISql, name: string): Promise<ScreenRow | null> => {
  const [row] = await sql<ScreenRow[]>`
    SELECT name, street_id AS street, config, saved_at AS "savedAt", saved_by AS "savedBy"
      FROM screen WHERE name = ${name}`
  return row ?? null
}

/** Any number will do as long as nothing else in the database takes the same one. */
const lockKey = 8_787_009

/** Whoever saves waits here for whoever saves before, to the end of that transaction. */
export const lockScreens = async (tx: TransactionSql): Promise<void> => {
  await tx`SELECT pg_advisory_xact_lock(${lockKey})`
}

/** How many there are besides this one. */
export const countOtherScreens = async (sql: ISql, name: string): Promise<number> => {
  const [row] = await sql<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM screen WHERE name <> ${name}`
  return row?.count ?? 0
}

export const upsertScreen = async (
  sql: ISql,
  { name, street, config, savedAt, savedBy }: ScreenRow,
): Promise<void> => {
  await sql`
    INSERT INTO screen (name, street_id, config, saved_at, saved_by)
    VALUES (${name}, ${street}, ${JSON.stringify(config)}::text::jsonb, ${savedAt}, ${savedBy})
    ON CONFLICT (name) DO UPDATE SET street_id = excluded.street_id, config = excluded.config,
      saved_at = excluded.saved_at, saved_by = excluded.saved_by`
}

/** False where there is none of this name. */
export const deleteScreen = async (sql: ISql, name: string): Promise<boolean> => {
  const rows = await sql`DELETE FROM screen WHERE name = ${name} RETURNING 1`
  return rows.length === 1
}
