import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { databaseKind, freshDatabase, testDatabase } from '../support/databases.ts'

describe('the client', () => {
  let db: Database
  beforeAll(async () => {
    db = await freshDatabase()
  })
  afterAll(() => db.close())

  test('reaches the database that this run is about', () => {
    expect(db.kind).toBe(databaseKind())
    expect(db.version).toMatch(/^PostgreSQL \d+\.\d+, PostGIS 3\.\d+/)
  })

  test('gives the same types on both databases', async () => {
    const [row] = await db.sql`
      SELECT count(*) AS count, 3::bigint AS big, '2026-01-02T03:04:05Z'::timestamptz AS time, 1.5::float8 AS float,
        '{"a": [1, null]}'::jsonb AS json, ARRAY['x', 'y,"z"'] AS list, NULL AS nothing, '\\x00ff'::bytea AS bytes`
    expect(row).toEqual({
      count: 1,
      big: 3,
      time: new Date('2026-01-02T03:04:05Z'),
      float: 1.5,
      json: { a: [1, null] },
      list: ['x', 'y,"z"'],
      nothing: null,
      bytes: Buffer.from([0, 255]),
    })
  })

  test('rolls back a transaction that fails, and goes on', async () => {
    await db.sql`CREATE TABLE scratch (n integer)`
    const failing = db.sql.begin(async (tx) => {
      await tx`INSERT INTO scratch VALUES (1)`
      await tx`SELECT 1 / 0`
    })
    await expect(failing).rejects.toThrow('division by zero')
    await db.sql.begin(async (tx) => {
      await tx`INSERT INTO scratch VALUES (2)`
      await tx
        .savepoint(async (inner) => {
          await inner`INSERT INTO scratch VALUES (3)`
          throw new Error('back to the savepoint')
        })
        .catch(() => {})
    })
    expect(await db.sql`SELECT n FROM scratch`).toEqual([{ n: 2 }])
  })

  test('carries a megabyte of text both ways', async () => {
    const text = '网格'.repeat(200_000)
    const [row] = await db.sql<{ text: string }[]>`SELECT ${text}::text AS text`
    expect(row?.text === text).toBe(true)
  })

  test('answers many queries asked at once, each with its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => (await db.sql`SELECT ${i}::int AS i`)[0]?.['i']),
    )
    expect(answers).toEqual(Array.from({ length: 200 }, (_, i) => i))
  })
})

test('the event loop goes on while the database works', async () => {
  const { sql } = await testDatabase()
  let longestMs = 0
  const began = performance.now()
  let last = began
  const timer = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last)
    last = performance.now()
  }, 5)
  await sql`SELECT sum(sqrt(n)) FROM generate_series(1, 4000000) AS n`
  clearInterval(timer)
  // A share, because other work on the machine stretches both: a blocked loop would wait for all of the query.
  expect(longestMs / (performance.now() - began)).toBeLessThan(0.5)
})
