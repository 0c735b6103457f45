import type { StreetDataset } from '@wangge/geodata'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'

const id = '999900001'
const run = { kind: 'demo', source: 'test' } as const
let db: Database
const count = async (table: string): Promise<number> =>
  (await db.sql<{ n: number }[]>`SELECT count(*) AS n FROM ${db.sql(table)} WHERE street_id = ${id}`)[0]?.n ??
  -1

const auditRow = (prev: number, hash: number) => db.sql`
  INSERT INTO audit_log (at, actor, action, detail, prev_hash, hash)
  VALUES (now(), 'a', 'b', '{}', ${Buffer.alloc(32, prev)}, ${Buffer.alloc(32, hash)})`

beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.close())

describe('writing a street', () => {
  test('writes every part, and says what it wrote', async () => {
    const dataset = latticeStreet(id)
    const tables: string[] = []
    const written = await writeStreet(db, dataset, run, ({ table, rows }) => tables.push(`${table} ${rows}`))
    expect(written).toMatchObject({ ok: true, value: { streetId: id, version: 1 } })
    expect(tables).toEqual([
      'grid_code 21',
      'grid 21',
      'road 1',
      'landscape 2',
      'compound 16',
      'building 32',
      'building_grid 32',
      'organization 2',
      'post 5',
      'place 3',
      'body 1',
      'request 20',
      'request_event 140',
      'demo_truth 1',
      'import_problem 1',
    ])
  })

  test('keeps coordinates, text, lists and times exactly', async () => {
    const dataset = latticeStreet(id)
    const [building] = await db.sql<{ name: string; geom: string; compound: number }[]>`
      SELECT name, ST_AsGeoJSON(geom, 15) AS geom, compound_id AS compound FROM building WHERE id = 1`
    expect(building?.name).toBe('楼 "0" \\ \' {a,b}')
    expect(building?.compound).toBe(1)
    expect(JSON.parse(building?.geom ?? '')).toEqual(dataset.buildings[0]?.geometry)
    const [place] = await db.sql`SELECT services, six_have, floor_area_m2, grade FROM place WHERE id = 1`
    expect(place).toEqual({
      services: ['社保医保', '警医邮, "一站"'],
      six_have: { site: true, staff: false },
      floor_area_m2: 300,
      grade: 2,
    })
    const [water] = await db.sql<{ geom: string; srid: number }[]>`
      SELECT ST_AsGeoJSON(geom, 15) AS geom, ST_SRID(geom) AS srid FROM landscape WHERE kind = 'water'`
    expect(JSON.parse(water?.geom ?? '')).toEqual(dataset.landscape[1]?.geometry)
    expect(water?.srid).toBe(4326)
    const events =
      await db.sql`SELECT seq, stage, at, solved, satisfied FROM request_event WHERE request_id = 2`
    const wanted = [...dataset.requests][1]?.events.map(({ stage, atMs, solved, satisfied }, i) => ({
      seq: i + 1,
      stage,
      at: new Date(atMs),
      solved,
      satisfied,
    }))
    expect([...events]).toEqual(wanted)
  })

  test('replaces a street whole and counts its version up', async () => {
    const smaller = latticeStreet(id, { side: 4, buildingsPerBasic: 1, requests: 3 })
    const written = await writeStreet(db, smaller, run)
    expect(written).toMatchObject({ ok: true, value: { version: 2 } })
    expect(
      await Promise.all(['building', 'request', 'request_event', 'plan', 'import_run'].map(count)),
    ).toEqual([16, 3, 21, 1, 2])
  })

  test('leaves other streets alone', async () => {
    await writeStreet(db, latticeStreet('999900002'), run)
    await writeStreet(db, latticeStreet(id), run)
    const rows = await db.sql`SELECT id, version FROM street ORDER BY id`
    expect([...rows]).toEqual([
      { id, version: 3 },
      { id: '999900002', version: 1 },
    ])
  })
})

describe('a dataset that breaks a constraint is refused whole', () => {
  const good = latticeStreet(id)
  const [first, ...others] = good.grids
  const cases: [string, Partial<StreetDataset>, string][] = [
    [
      'grids with a gap',
      { grids: good.grids.slice(0, -1), buildings: [], requests: [] },
      'areas of the basic grids',
    ],
    [
      'grids that overlap by as much as they leave out',
      {
        grids: good.grids.map((grid, i) =>
          i === good.grids.length - 1 ? { ...grid, geometry: good.grids.at(-2)?.geometry ?? null } : grid,
        ),
      },
      'overlap',
    ],
    ['a grid whose parent is missing', { grids: others.filter((g) => g.code !== first?.code) }, 'grid_'],
    [
      'a code of another level’s form',
      { grids: good.grids.map((g) => (g.level === 'basic' ? { ...g, level: 'unit' as const } : g)) },
      'grid_code_',
    ],
    [
      'an organisation of another level than its grid',
      { organizations: good.organizations.map((o) => (o.gridCode === null ? o : { ...o, level: 'unit' })) },
      'organization_',
    ],
    [
      'two organisations for one grid',
      {
        organizations: good.organizations
          .map((o, i) => ({ ...o, id: (i + 1) as typeof o.id }))
          .flatMap((o) => [o, { ...o, id: (o.id + 50) as typeof o.id }]),
      },
      'organization_grid',
    ],
    ['a hall for a unit', { places: good.places.map((p) => ({ ...p, kind: 'hall' })) }, 'place_'],
    [
      'a building in a grid that is none',
      { buildings: good.buildings.map((b) => ({ ...b, basicCode: `${id}999999` as never })) },
      'building_grid_',
    ],
    [
      'negative households',
      { buildings: good.buildings.map((b) => ({ ...b, households: -1 })) },
      'building_households',
    ],
    [
      'a building that crosses itself',
      {
        buildings: good.buildings.map((b) => {
          const [[a, c, d, e]] = b.geometry.coordinates as [[number[], number[], number[], number[]]]
          return { ...b, geometry: { type: 'Polygon' as const, coordinates: [[a, d, c, e, a]] } }
        }),
      },
      'building_geom',
    ],
    [
      'a request that starts in the middle',
      { requests: [...good.requests].map((r) => ({ ...r, events: r.events.slice(1) })) },
      'not-begun',
    ],
    [
      'a request that goes back in time',
      {
        requests: [...good.requests].map((r) => ({
          ...r,
          events: r.events.map((e, i) => (i === 3 ? { ...e, atMs: r.createdAtMs } : e)),
        })),
      },
      'before-last-event',
    ],
    [
      'a request that is opened again after it was closed',
      {
        requests: [...good.requests].map((r) => ({
          ...r,
          events: [
            ...r.events,
            { stage: 2 as const, atMs: r.createdAtMs + 9e7, solved: null, satisfied: null },
          ],
        })),
      },
      'closed',
    ],
    [
      'an answer of a visit at another stage',
      {
        requests: [...good.requests].map((r) => ({
          ...r,
          events: r.events.map((e) => ({ ...e, solved: true })),
        })),
      },
      'answer-without-visit',
    ],
  ]

  test.each(cases)('%s', async (_, change, reason) => {
    const before = await db.sql`SELECT version FROM street WHERE id = ${id}`
    const written = await writeStreet(db, { ...good, ...change }, run)
    expect(written.ok).toBe(false)
    if (written.ok) return
    expect(written.failure.code).toBe('dataset-refused')
    expect(`${written.failure.detail['constraint']} ${written.failure.detail['reason']}`).toContain(reason)
    expect(await db.sql`SELECT version FROM street WHERE id = ${id}`).toEqual(before)
    expect(await count('building')).toBe(32)
  })
})

describe('what the database keeps as it is', () => {
  test.each([
    ['UPDATE request_event SET stage = 7', 'append-only'],
    ['DELETE FROM request_event', 'append-only'],
    ['TRUNCATE request_event', 'append-only'],
    ["DELETE FROM street WHERE id = '999900001'", /append-only|in force/],
    ["UPDATE grid SET name = 'x'", 'in force'],
    ["DELETE FROM grid WHERE level = 'basic'", 'in force'],
    ["UPDATE plan SET status = 'published', effective_from = NULL", 'plan_check'],
    ["INSERT INTO plan VALUES ('p', '999900001', 'p', 'published', '2026-01-01')", 'plan_in_force'],
    ['TRUNCATE audit_log', 'append-only'],
  ])('%s is refused', async (statement, reason) => {
    await expect(db.sql.unsafe(statement)).rejects.toThrow(reason)
  })

  test('an audit row follows one row, and no two follow the same', async () => {
    await auditRow(0, 1)
    await auditRow(1, 2)
    await expect(auditRow(1, 3)).rejects.toThrow('audit_log_prev_hash')
  })
})
