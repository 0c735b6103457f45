import { afterAll, beforeAll, expect, test } from 'vitest'
import { importTable } from '../support/import-table.ts'
import { type ImportSetup, importSetup } from './imports-fixture.ts'

let api: ImportSetup
beforeAll(async () => {
  api = await importSetup()
})
afterAll(() => api.close())

const counted = async () => {
  const [row] = await api.db.sql`
    SELECT count(*)::int AS requests, (SELECT count(*)::int FROM request_event) AS events,
           (SELECT count(*)::int FROM import_run WHERE kind = 'requests') AS runs FROM request`
  return row
}

test('100,000 rows, 37 of them bad: each is named with its line, column and reason, and nothing is written', async () => {
  const table = importTable(100_000, 37, [120.0001, 32.0001, 120.0039, 32.0039])
  expect(table.bad.length).toBe(37)
  expect(new Set(table.bad.map(({ code }) => code)).size).toBe(15)
  const before = await counted()
  const { importId, rows } = await api.upload(table.csv)
  expect(rows).toBe(100_000)
  const preview = await api.previewed(importId)
  expect(preview).toMatchObject({
    rows: 100_000,
    good: 99_963,
    badTotal: 37,
    removed: { 'mobile-number': table.withMobile },
    known: 0,
    filledStages: 4 * 99_963,
  })
  expect(preview.sample.length).toBeLessThanOrEqual(2000)
  expect(preview.sample.length).toBeGreaterThan(1000)
  expect(preview.bad.map(({ line, column, code }) => ({ line, column, code }))).toEqual(table.bad)
  expect(JSON.stringify(preview.bad)).not.toMatch(/路灯|说不清|东经|不明/)
  const refused = await api.commit(importId)
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ code: 'rows-refused', badTotal: 37, bad: preview.bad })
  expect(await counted()).toEqual(before)
}, 240_000)
