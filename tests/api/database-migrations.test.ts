import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { migrate } from '../../server/src/db/migrate.ts'
import { migrationsDir } from '../../server/src/db/paths.ts'
import { freshDatabase } from '../support/databases.ts'

let db: Database
let folder: string
let directory: string
const put = (name: string, text: string) => writeFileSync(join(directory, name), text)
const tables = async (): Promise<string[]> =>
  (
    await db.sql<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE tablename LIKE 'm\\_%' ORDER BY 1`
  ).map(({ name }) => name)

beforeAll(async () => {
  db = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'wangge-migrations-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await db.close()
})
beforeEach(async () => {
  for (const name of await tables()) await db.sql`DROP TABLE ${db.sql(name)}`
  await db.sql`DROP TABLE IF EXISTS schema_migration`
  directory = mkdtempSync(join(folder, 'case-'))
})

test('applies files in order, once', async () => {
  put('0002_second.sql', 'ALTER TABLE m_one ADD COLUMN b integer; CREATE TABLE m_two (a integer);')
  put('0001_first.sql', 'CREATE TABLE m_one (a integer);')
  put('notes.txt', 'not a migration')
  expect(await migrate(db.sql, directory)).toEqual({ ok: true, value: ['0001_first.sql', '0002_second.sql'] })
  expect(await migrate(db.sql, directory)).toEqual({ ok: true, value: [] })
  put('0003_third.sql', 'CREATE TABLE m_three (a integer);')
  expect(await migrate(db.sql, directory)).toEqual({ ok: true, value: ['0003_third.sql'] })
  expect(await tables()).toEqual(['m_one', 'm_three', 'm_two'])
})

test('refuses an edited past migration and applies nothing after it', async () => {
  put('0001_first.sql', 'CREATE TABLE m_one (a integer);')
  await migrate(db.sql, directory)
  put('0001_first.sql', 'CREATE TABLE m_one (a bigint);')
  put('0002_second.sql', 'CREATE TABLE m_two (a integer);')
  expect(await migrate(db.sql, directory)).toEqual({
    ok: false,
    failure: { code: 'migration-edited', detail: { name: '0001_first.sql' } },
  })
  expect(await tables()).toEqual(['m_one'])
})

test('line ends of a checkout are no edit', async () => {
  put('0001_first.sql', 'CREATE TABLE m_one (a integer);\n')
  await migrate(db.sql, directory)
  put('0001_first.sql', 'CREATE TABLE m_one (a integer);\r\n')
  expect(await migrate(db.sql, directory)).toEqual({ ok: true, value: [] })
})

test('refuses a database that a newer program has migrated', async () => {
  put('0001_first.sql', 'CREATE TABLE m_one (a integer);')
  await migrate(db.sql, directory)
  mkdirSync(join(directory, 'older'))
  expect(await migrate(db.sql, join(directory, 'older'))).toMatchObject({
    ok: false,
    failure: { code: 'migration-unknown', detail: { name: '0001_first.sql' } },
  })
})

test('a failing migration leaves nothing of itself and keeps those before it', async () => {
  put('0001_first.sql', 'CREATE TABLE m_one (a integer);')
  put('0002_second.sql', 'CREATE TABLE m_two (a integer); INSERT INTO m_none VALUES (1);')
  expect(await migrate(db.sql, directory)).toMatchObject({
    ok: false,
    failure: { code: 'migration-failed', detail: { name: '0002_second.sql' } },
  })
  expect(await tables()).toEqual(['m_one'])
  put('0002_second.sql', 'CREATE TABLE m_two (a integer);')
  expect(await migrate(db.sql, directory)).toEqual({ ok: true, value: ['0002_second.sql'] })
})

test('programs that start together migrate once', async () => {
  put('0001_first.sql', 'CREATE TABLE m_one (a integer);')
  const results = await Promise.all([1, 2, 3].map(() => migrate(db.sql, directory)))
  expect(results.flatMap((result) => (result.ok ? result.value : ['failed']))).toEqual(['0001_first.sql'])
})

test('the product’s own migrations are numbered without holes', async () => {
  await db.sql`DROP TABLE IF EXISTS schema_migration`
  const { readdirSync } = await import('node:fs')
  const numbers = readdirSync(migrationsDir)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => Number(name.slice(0, 4)))
    .toSorted((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
})
