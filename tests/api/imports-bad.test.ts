import { wgs84ToGcj02 } from '@wangge/geodata'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../server/src/auth/permissions.ts'
import { workbookOf } from '../../server/src/imports/requests/test-xlsx.ts'
import { importTable } from '../support/import-table.ts'
import { csv, header, importPath, type ImportSetup, importSetup, mapping } from './imports-fixture.ts'
import { expectProblem } from './walk-fixture.ts'

let api: ImportSetup
beforeAll(async () => {
  api = await importSetup()
})
afterAll(() => api.close())

const row = 'B-1,民生服务,2025-12-01 08:05,120.0005,32.0005,,,,,'
const file = csv(row)

describe('files that are refused', () => {
  test.each<[string, string | Buffer, number, string]>([
    ['nothing', '', 422, 'empty-file'],
    ['empty lines', '\n\n', 422, 'empty-file'],
    ['no text', Buffer.from([0, 1, 2]), 422, 'unknown-encoding'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 422, 'old-excel'],
    ['an open quotation', 'a,b\n1,"2\n', 422, 'open-quote'],
    ['half a workbook', workbookOf({ sheets: { a: '' } }).subarray(0, 200), 422, 'unreadable-file'],
    ['201 columns', `${'a,'.repeat(200)}b\n`, 422, 'too-many-columns'],
    ['a cell of 100,001 characters', `a\n${'x'.repeat(100_001)}\n`, 422, 'cell-too-long'],
    ['200,001 rows', `a\n${'1\n'.repeat(200_001)}`, 422, 'too-many-rows'],
    ['50,000,001 bytes', Buffer.alloc(50_000_001, 'a'), 413, 'body-too-large'],
  ])('%s', async (_, body, status, code) => {
    await expectProblem(await api.send(body), status, code)
  })

  test('larger than it says', async () => {
    const pieces = new ReadableStream({
      start: (controller) => {
        for (let i = 0; i < 51; i += 1) controller.enqueue(new Uint8Array(1_000_000).fill(97))
        controller.close()
      },
    })
    const response = await api.app.request(
      importPath,
      {
        method: 'POST',
        body: pieces,
        duplex: 'half',
        headers: { 'Content-Type': 'text/csv' },
      } as RequestInit,
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    )
    await expectProblem(response, 413, 'body-too-large')
  })

  test('of another type, for another street, of another sheet, with another parameter', async () => {
    await expectProblem(await api.send(file, { type: 'application/json' }), 415, 'unsupported-media-type')
    await expectProblem(await api.send(Buffer.from(file), { type: '' }), 415, 'unsupported-media-type')
    await expectProblem(await api.send(file, { search: '?street=999999999' }), 404, 'unknown-street')
    await expectProblem(await api.send(file, { search: '?nope=1' }), 400, 'unknown-parameter')
    const book = workbookOf({ sheets: { a: '<row><c><v>1</v></c></row>' } })
    await expectProblem(await api.send(book, { search: '?sheet=b' }), 422, 'unknown-sheet')
  })

  test('other addresses still take a megabyte', async () => {
    const response = await api.ask(`${importPath}/x/preview`, {
      method: 'POST',
      body: { a: 'x'.repeat(1_000_001) },
    })
    await expectProblem(response, 413, 'body-too-large')
  })
})

test.each<[Role, number]>([
  ['screen', 403],
  ['inspector', 403],
  ['planner', 201],
  ['admin', 201],
])('as %s: %i', async (role, status) => {
  expect((await api.send(file, { role })).status).toBe(status)
})

test('from a page of another site', async () => {
  await expectProblem(
    await api.send(file, { headers: { Origin: 'https://evil.example' } }),
    403,
    'foreign-origin',
  )
})

describe('an upload', () => {
  test('that is not there', async () => {
    await expectProblem(await api.preview('none'), 404, 'import-gone')
    await expectProblem(await api.commit('none'), 404, 'import-gone')
  })

  test('is gone after half an hour; a fifth pushes out the oldest of the same account', async () => {
    const first = await api.upload(file)
    await api.upload(file)
    await api.upload(file)
    const fourth = await api.upload(file)
    expect((await api.preview(first.importId)).status).toBe(200)
    const fifth = await api.upload(file)
    await expectProblem(await api.preview(first.importId), 404, 'import-gone')
    expect((await api.preview(fifth.importId)).status).toBe(200)
    api.advance(30 * 60)
    await expectProblem(await api.preview(fourth.importId), 404, 'import-gone')
  })

  test('mappings that do not fit', async () => {
    const { importId } = await api.upload(file)
    const { category: _category, ...without } = mapping
    const refused: [object, number, string][] = [
      [{ mapping: without }, 422, 'unmapped-field'],
      [{ mapping: { ...mapping, description: 'nope' } }, 422, 'unknown-column'],
      [{ mapping: { ...mapping, description: '经度' } }, 422, 'column-mapped-twice'],
      [{ mapping, crs: 'epsg:3857' }, 400, 'bad-crs'],
      [{ mapping: { ...mapping, categories: { a: 'nope' } } }, 400, 'bad-request'],
      [{ mapping, nope: 1 }, 400, 'unknown-parameter'],
      [{}, 400, 'bad-request'],
    ]
    for (const [body, status, code] of refused) {
      await expectProblem(await api.preview(importId, body), status, code)
      await expectProblem(await api.commit(importId, body), status, code)
    }
  })
})

describe('rows', () => {
  test('each way of being wrong, at its column, and nothing of what the cells say', async () => {
    const table = importTable(60, 15, [120.0001, 32.0001, 120.0039, 32.0039])
    const { importId } = await api.upload(table.csv)
    const { bad } = await api.previewed(importId)
    expect(bad.map(({ line, column, code }) => ({ line, column, code }))).toEqual(table.bad)
    expect(bad.map(({ detail }) => detail)).toEqual([
      '字字字字',
      '',
      '9999-99-99 99:99',
      '',
      '9999-99-99',
      '字字',
      '',
      expect.stringMatching(/^99\.9{7}$/),
      '999.9',
      '9999-99-99',
      '字',
      '字字字',
      `${'字'.repeat(40)}…`,
      'a a',
      '2',
    ])
  })

  test('more than one thing wrong with a row, and columns that the file has not', async () => {
    const { importId } = await api.upload(
      '类别,时间,坐标\n,never,"x"\n生态环保,2025-12-01,"32.0005 120.0005"\n',
    )
    const columns = { category: '类别', createdAt: '时间', position: '坐标' }
    expect(await api.previewed(importId, { mapping: columns })).toMatchObject({
      rows: 2,
      good: 0,
      badTotal: 2,
      bad: [
        { line: 2, column: '类别', code: 'missing-category' },
        { line: 2, column: '时间', code: 'bad-time' },
        { line: 2, column: '坐标', code: 'bad-position' },
        { line: 3, column: '坐标', code: 'swapped-coordinates' },
      ],
      readings: { judged: 1, declared: 'wgs84', onStreet: { wgs84: 0, swapped: 1 }, likely: 'swapped' },
    })
    const ordered = await api.previewed(importId, { mapping: { ...columns, positionOrder: 'lat-lon' } })
    expect(ordered).toMatchObject({ good: 1, readings: { onStreet: { wgs84: 1 }, likely: 'wgs84' } })
  })

  test('positions in GCJ-02 and in metres are suspected, and read right when it is said', async () => {
    const places = Array.from({ length: 40 }, (_, i) => [
      120.0002 + (i % 8) * 5e-4,
      32.0002 + Math.floor(i / 8) * 5e-4,
    ])
    const shifted = places.map((place) => wgs84ToGcj02(place).map((it) => it.toFixed(7)))
    const gcj = await api.upload(
      csv(...shifted.map(([lon, lat], i) => `C-${i},民生服务,2025-12-01,${lon},${lat},,,,,`)),
    )
    const suspected = await api.previewed(gcj.importId)
    expect(suspected.readings).toMatchObject({
      judged: 40,
      declared: 'wgs84',
      likely: 'gcj02',
      onStreet: { gcj02: 40 },
    })
    const read = await api.previewed(gcj.importId, { mapping, crs: 'GCJ-02' })
    expect(read).toMatchObject({ ownership: { owned: 40 }, readings: { declared: 'gcj02', likely: 'gcj02' } })
    read.sample.forEach(({ lon, lat }, i) => {
      expect([lon, lat]).toEqual(places[i]?.map((it) => expect.closeTo(it, 6)))
    })
    // 120.0005° E, 32.0005° N in the zone of 120° without its number, by PROJ: cs2cs EPSG:4490 EPSG:4549.
    const metres = await api.upload(csv('M-1,民生服务,2025-12-01,500047.246,3541907.878,,,,,'))
    expect(await api.previewed(metres.importId)).toMatchObject({ bad: [{ code: 'bad-position' }] })
    expect((await api.previewed(metres.importId, { mapping, crs: 'epsg:4549' })).sample).toEqual([
      expect.objectContaining({ lon: expect.closeTo(120.0005, 5), lat: expect.closeTo(32.0005, 5) }),
    ])
  })
})

test('nothing of a file is in the database but what is meant to be', async () => {
  const secret = '13912345678'
  const marked = `${header},备注\nN-1,民生服务,2025-12-01,120.0005,32.0005,请回电${secret},,,,,张三${secret}\nN-2,${secret},2025-12-01,120.0005,32.0005,,,,,,\n`
  const { importId } = await api.upload(marked, `?name=${secret}.csv`)
  await api.previewed(importId)
  expect((await api.commit(importId, { mapping, skipBad: true })).status).toBe(201)
  const tables = await api.db.sql<{ name: string }[]>`
    SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname = 'public' AND c.relname <> 'spatial_ref_sys'`
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await api.db
      .sql`SELECT 1 FROM ${api.db.sql(name)} t WHERE t::text LIKE ${`%${secret}%`} OR t::text LIKE '%张三%' LIMIT 1`
    if (rows.length > 0) found.push(name)
  }
  expect(tables.length).toBeGreaterThan(20)
  expect(found).toEqual([])
})
