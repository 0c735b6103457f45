import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkRequestStates } from '../../server/src/db/check-request-states.ts'
import { migrate } from '../../server/src/db/migrate.ts'
import { migrationsDir } from '../../server/src/db/paths.ts'
import { deriveMissingStates } from '../../server/src/db/rebuild-requests.ts'
import { freshDatabase } from '../support/databases.ts'

const street = '000000001'

test('requests from before states were kept keep their histories, and get states and sums', async () => {
  const db = await freshDatabase()
  const older = mkdtempSync(join(tmpdir(), 'wangge-older-'))
  try {
    for (const name of readdirSync(migrationsDir).filter((it) => it < '0005'))
      cpSync(join(migrationsDir, name), join(older, name))
    await db.sql.unsafe(
      `DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE EXTENSION IF NOT EXISTS postgis`,
    )
    expect((await migrate(db.sql, older)).ok).toBe(true)
    await db.sql`
      INSERT INTO street (id, name, county_name, boundary, synthetic, attribution, as_of, households_counted)
      VALUES (${street}, '测试街道', '测试县', ST_MakeEnvelope(118, 32, 118.01, 32.01, 4326), false, 'test',
              '2026-03-01T00:00:00Z', false)`
    await db.sql`
      INSERT INTO request (street_id, id, category, basic_code, created_at, geom)
      SELECT ${street}, n, 'dispute', NULL, '2026-01-31T15:00:00Z'::timestamptz + n * interval '1 hour',
             ST_SetSRID(ST_MakePoint(118.001, 32.001), 4326) FROM generate_series(1, 30) n`
    await db.sql`
      INSERT INTO request_event (street_id, request_id, seq, stage, at, solved, satisfied)
      SELECT ${street}, n, stage, stage, '2026-01-31T15:00:00Z'::timestamptz + (n + stage) * interval '1 hour',
             CASE WHEN stage = 5 THEN true END, CASE WHEN stage = 5 THEN n % 2 = 0 END
        FROM generate_series(1, 30) n, generate_series(1, 7) stage WHERE stage <= 1 + n % 7`
    const before =
      await db.sql`SELECT request_id, seq, stage, at, solved, satisfied FROM request_event ORDER BY 1, 2`

    expect((await migrate(db.sql, migrationsDir)).ok).toBe(true)
    await deriveMissingStates(db.sql)
    const after =
      await db.sql`SELECT request_id, seq, stage, at, solved, satisfied FROM request_event ORDER BY 1, 2`
    expect([...after]).toEqual([...before])
    expect(await checkRequestStates(db.sql, street)).toEqual({
      badHistories: 0,
      staleStates: 0,
      staleSums: 0,
    })
    const [sums] = await db.sql`
      SELECT sum(requests)::int AS requests, sum(closed)::int AS closed, count(DISTINCT day)::int AS days
        FROM request_tally WHERE street_id = ${street} AND basic_code = '*'`
    expect(sums).toEqual({ requests: 30, closed: 4, days: 2 })
    const [row] = await db.sql`SELECT origin, ownership, sign_limit_ms FROM request WHERE id = 1`
    expect(row).toEqual({ origin: 'import', ownership: 'unowned', sign_limit_ms: 86_400_000 })
    await deriveMissingStates(db.sql)
    const [street_] = await db.sql`SELECT request_version, last_request_id FROM street WHERE id = ${street}`
    expect(street_).toEqual({ request_version: 2, last_request_id: 30 })
  } finally {
    rmSync(older, { recursive: true })
    await db.close()
  }
})
