import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sheetRows, workbookOf } from '../../server/src/imports/requests/test-xlsx.ts'
import { csv, header, type ImportSetup, importSetup, mapping, square, xlsxType } from './imports-fixture.ts'
import { expectProblem } from './walk-fixture.ts'

let api: ImportSetup
beforeAll(async () => {
  api = await importSetup()
})
afterAll(() => api.close())

const counts = async () => {
  const [row] = await api.db.sql`
    SELECT (SELECT count(*)::int FROM request) AS requests, (SELECT count(*)::int FROM request_event) AS events,
           (SELECT count(*)::int FROM request_state) AS states, (SELECT count(*)::int FROM import_run) AS runs,
           (SELECT count(*)::int FROM import_problem) AS problems, (SELECT last_change_seq FROM street) AS changes`
  return row
}

const good = csv(
  'GD-1,民生服务,2025-12-01 08:05,120.0005,32.0005,路灯不亮，电话13800138000,2025-12-01 10:05,2025-12-03 10:05,是,满意',
  'GD-2,噪音扰民,2025/12/1 8:05,120.001,32.0005,在边界上,,,,',
  'GD-3,environment,2025-12-01T00:05:00Z,120.02,32.0005,"街道外面,\n写邮件a@b.cn",,,,',
)
const withWord = { mapping: { ...mapping, categories: { 噪音扰民: 'environment' } } }

describe('upload', () => {
  test('tells what the file is, with its rows cleaned and its mapping guessed', async () => {
    const uploaded = await api.upload(good, '?name=13800138000.csv')
    expect(uploaded).toMatchObject({
      plan: { id: `${square}-2026-1` },
      name: '***.csv',
      kind: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      sheets: [],
      sheet: null,
      headerLine: 1,
      columns: header.split(','),
      rows: 3,
      mapping: { ...mapping, position: null, stage: null },
    })
    expect(uploaded.sampleRows.map(({ line }) => line)).toEqual([2, 3, 4])
    expect(uploaded.sampleRows[0]?.cells[5]).toBe('路灯不亮，电话***')
    expect(Date.parse(uploaded.expiresAt) - Date.now()).toBeGreaterThan(29 * 60_000)
  })
})

describe('preview', () => {
  test('every row judged, nothing written', async () => {
    const before = await counts()
    const { importId } = await api.upload(good)
    const first = await api.previewed(importId)
    expect(first).toMatchObject({
      rows: 3,
      good: 2,
      badTotal: 1,
      bad: [{ line: 3, column: '诉求类别', code: 'unknown-category', detail: '字字字字' }],
      badByCode: { 'unknown-category': 1 },
      unknownCategories: [{ word: '噪音扰民', rows: 1 }],
      removed: { 'mobile-number': 1, email: 1 },
      ownership: { owned: 1, doubleOwned: 0, unowned: 1 },
      known: 0,
      filledStages: 4,
      readings: { judged: 3, declared: 'wgs84', likely: 'wgs84' },
    })
    const mended = await api.previewed(importId, withWord)
    expect(mended).toMatchObject({
      good: 3,
      badTotal: 0,
      bad: [],
      ownership: { owned: 1, doubleOwned: 1, unowned: 1 },
    })
    expect(mended.sample).toEqual([
      { lon: 120.0005, lat: 32.0005, category: 'livelihood', createdAt: '2025-12-01T00:05:00.000Z' },
      { lon: 120.001, lat: 32.0005, category: 'environment', createdAt: '2025-12-01T00:05:00.000Z' },
      { lon: 120.02, lat: 32.0005, category: 'environment', createdAt: '2025-12-01T00:05:00.000Z' },
    ])
    expect(await counts()).toEqual(before)
  })
})

describe('commit', () => {
  test('a bad row refuses the file; nothing is written, and the file is still there', async () => {
    const before = await counts()
    const { importId } = await api.upload(good)
    const refused = await api.commit(importId)
    expect(refused.status).toBe(422)
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await refused.json()).toMatchObject({
      code: 'rows-refused',
      rows: 3,
      good: 2,
      badTotal: 1,
      bad: [{ line: 3, column: '诉求类别', code: 'unknown-category', detail: '字字字字' }],
    })
    expect(await counts()).toEqual(before)

    const made = await api.commit(importId, withWord)
    expect(made.status).toBe(201)
    expect(await made.json()).toMatchObject({
      made: 3,
      known: 0,
      skipped: 0,
      unowned: 1,
      doubleOwned: 1,
      removed: { 'mobile-number': 1, email: 1 },
      filledStages: 4,
    })
    const rows = await api.db.sql`
      SELECT r.category, r.ownership, r.candidates, r.description, r.removed_count, r.origin, s.stage, s.signed_at,
             s.closed_at, s.solved, s.satisfied, e.external_id, e.sender
        FROM request r JOIN request_state s USING (street_id, id, created_at)
        JOIN request_external e ON e.street_id = r.street_id AND e.request_id = r.id ORDER BY e.external_id`
    expect(rows).toEqual([
      {
        category: 'livelihood',
        ownership: 'owned',
        candidates: [],
        description: '路灯不亮，电话***',
        removed_count: 1,
        origin: 'import',
        stage: 7,
        signed_at: new Date('2025-12-01T02:05Z'),
        closed_at: new Date('2025-12-03T02:05Z'),
        solved: true,
        satisfied: true,
        external_id: 'GD-1',
        sender: 'import',
      },
      expect.objectContaining({
        category: 'environment',
        ownership: 'double-owned',
        stage: 1,
        external_id: 'GD-2',
      }),
      expect.objectContaining({
        description: '街道外面,\n写邮件***',
        ownership: 'unowned',
        external_id: 'GD-3',
      }),
    ])
    const problems = await api.db.sql`
      SELECT p.code, p.source, p.detail->>'candidates' AS candidates, r.kind, r.source AS file FROM import_problem p
        JOIN import_run r ON r.id = p.run_id WHERE r.kind = 'requests' ORDER BY p.seq`
    expect(problems).toEqual([
      {
        code: 'request-double-owned',
        source: 'line 3',
        candidates: `${square}001001 ${square}001002`,
        kind: 'requests',
        file: '',
      },
      { code: 'request-unowned', source: 'line 4', candidates: '', kind: 'requests', file: '' },
    ])
    await expectProblem(await api.commit(importId, withWord), 404, 'import-gone')
  })

  test('the same file again makes nothing; a longer one only what is new', async () => {
    const before = await counts()
    const again = await api.upload(good)
    expect(await api.previewed(again.importId, withWord)).toMatchObject({ good: 3, known: 3 })
    const committed = await api.commit(again.importId, withWord)
    expect(await committed.json()).toMatchObject({ made: 0, known: 3, unowned: 0, doubleOwned: 0 })
    expect(await counts()).toEqual({ ...before, runs: Number(before?.['runs']) + 1 })
    const longer = await api.upload(`${good}GD-4,民生服务,2025-12-02,120.0005,32.0005,,,,,\n`)
    expect(await (await api.commit(longer.importId, withWord)).json()).toMatchObject({ made: 1, known: 3 })
  })

  test('skips bad rows only when asked, and refuses where nothing is left', async () => {
    const file = csv(
      'S-1,民生服务,2025-12-02,120.0005,32.0005,,,,,',
      'S-2,民生服务,never,120.0005,32.0005,,,,,',
    )
    const { importId } = await api.upload(file)
    expect((await api.commit(importId)).status).toBe(422)
    expect(await (await api.commit(importId, { mapping, skipBad: true })).json()).toMatchObject({
      made: 1,
      skipped: 1,
    })
    const empty = await api.upload(csv('S-3,民生服务,never,120.0005,32.0005,,,,,'))
    await expectProblem(
      await api.commit(empty.importId, { mapping, skipBad: true }),
      422,
      'nothing-to-import',
    )
  })
})

describe('workbooks', () => {
  test('are imported like text', async () => {
    const file = workbookOf({
      sheets: {
        台账: `${sheetRows([['某街道诉求台账']])}${sheetRows([header.split(',')])}<row r="3"><c t="inlineStr"><is><t>X-1</t></is></c><c t="inlineStr"><is><t>dispute</t></is></c><c s="2"><v>45992.336805555555</v></c><c><v>120.0005</v></c><c><v>32.0005</v></c></row>`,
      },
    })
    const response = await api.send(file, { type: xlsxType })
    const { importId, ...uploaded } = (await response.json()) as { importId: string; rows: number }
    expect(uploaded).toMatchObject({
      kind: 'xlsx',
      encoding: null,
      sheets: ['台账'],
      sheet: '台账',
      headerLine: 2,
      rows: 1,
    })
    expect((await api.previewed(importId)).sample).toEqual([
      { lon: 120.0005, lat: 32.0005, category: 'dispute', createdAt: '2025-12-01T00:05:00.000Z' },
    ])
    expect((await api.commit(importId)).status).toBe(201)
  })
})
