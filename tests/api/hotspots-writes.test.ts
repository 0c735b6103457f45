import type { GridCode, StreetDataset, StreetId } from '@wangge/geodata'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { makeRequests } from '../../server/src/services/requests/make-requests.ts'
import { createRequestGround } from '../../server/src/services/requests/request-ground.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { type ItemsAnswer, readAll, useApi } from './api-fixture.ts'
import { askHotspots, hotspotsPath } from './hotspots-fixture.ts'

/** 64 squares of some 100 m with 20 households each; 400 requests in turn, from 1 January 2026 on, one every 25 minutes. */
const busy = '999900001'
/** The same without a request. */
const quiet = '999900002'
/** The same with one house. */
const lone = '999900003'
const startMs = Date.UTC(2026, 0, 1)
const lattice = (id: string, requests: number) =>
  latticeStreet(id, { side: 8, buildingsPerBasic: 2, requests })
const datasets: readonly StreetDataset[] = [
  lattice(busy, 400),
  lattice(quiet, 0),
  { ...lattice(lone, 8), buildings: lattice(lone, 0).buildings.slice(0, 1) },
]
const window = 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z'

const api = useApi(async () => {
  const db = await freshDatabase()
  for (const dataset of datasets) {
    const written = await writeStreet(db, dataset, { kind: 'demo', source: 'test' })
    if (!written.ok) throw new Error(JSON.stringify(written.failure))
  }
  return db
})
const ask = (search: string) => askHotspots(api, search)

/** As whoever enters a request does it. */
const write = async (position: [number, number], createdAtMs: number): Promise<void> => {
  const [{ grids } = { grids: [] }] = datasets
  const ground = createRequestGround(
    { streetId: busy as StreetId, bbox: [120, 32, 120.008, 32.008], limits: {} },
    new Map(grids.map((grid) => [grid.code, grid])),
    new Map(grids.flatMap(({ code, geometry }) => (geometry === null ? [] : [[code, geometry]]))),
  )
  const made = await makeRequests(
    api.db,
    ground,
    { streetId: busy as StreetId, origin: 'entry', sender: 'test', nowMs: createdAtMs },
    [{ category: 'livelihood', position, createdAtMs, description: '', externalId: null, events: [] }],
  )
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
}

describe('where there is nothing to compare the answer says why', () => {
  test.each([quiet, `${quiet}&cells=basic`, `${quiet}&history=true&${window}`])(
    'no requests: %s',
    async (search) => {
      expect(await ask(`street=${search}`)).toMatchObject({
        reason: 'no-requests',
        cells: [],
        totals: { requests: 0, unowned: 0, households: 1280, hot: 0, cold: 0 },
      })
    },
  )

  test.each([`${lone}&${window}`, `${lone}&cells=basic&${window}`, `${lone}&history=true&${window}`])(
    'people live in one cell only: %s',
    async (search) => {
      const { totals, ...answer } = await ask(`street=${search}`)
      expect(answer).toMatchObject({ reason: 'too-few-cells', cells: [] })
      expect(totals).toMatchObject({ requests: 8, unowned: 0, households: 10, hot: 0, cold: 0 })
      expect(totals.cells - totals.cellsWithoutHouseholds).toBe(1)
      expect(totals.requestsWithoutHouseholds).toBeLessThan(8)
    },
  )

  test('the map shows its hexagons all the same, without hot spots', async () => {
    const cells = await readAll(api, 'request-hotspots', `street=${lone}&datetime=2026-01-01/2026-02-01`)
    expect(cells.reduce((sum, { properties }) => sum + Number(properties.count), 0)).toBe(8)
    for (const { properties } of cells)
      expect(properties).toMatchObject({ z: null, p: null, q: null, band: null })
    expect(await readAll(api, 'request-hotspots', `street=${quiet}`)).toEqual([])
  })
})

describe('under a plan that is not in force', () => {
  const draft = `${busy}-2026-2`
  /** Each grid's code stands for the next one's ground, as it were: all but the last, which has none. */
  beforeAll(async () => {
    const { sql } = api.db
    await sql.begin(async (tx) => {
      await tx`INSERT INTO plan (id, street_id, name, status) VALUES (${draft}, ${busy}, '2026-2', 'draft')`
      await tx`
        INSERT INTO grid (street_id, plan_id, code, level, parent_code, name, geom)
        SELECT street_id, ${draft}, code, level, parent_code, name, next
          FROM (SELECT *, lead(geom) OVER (PARTITION BY level ORDER BY code) AS next
                  FROM grid WHERE plan_id = ${`${busy}-2026-1`}) g
         WHERE level <> 'basic' OR next IS NOT NULL`
      await tx`
        INSERT INTO building_grid (street_id, plan_id, building_id, basic_code)
        SELECT b.street_id, ${draft}, b.id, g.code FROM building b
          JOIN grid g ON g.plan_id = ${draft} AND g.level = 'basic' AND ST_Contains(g.geom, ST_Centroid(b.geom))
         WHERE b.street_id = ${busy}`
    })
  })

  test('requests count where they lie under it', async () => {
    const rows = await api.db.sql<{ code: GridCode; count: number }[]>`
      SELECT g.code, count(r.id)::int AS count FROM grid g
        LEFT JOIN request r ON r.street_id = g.street_id AND ST_Contains(g.geom, r.geom)
       WHERE g.plan_id = ${draft} AND g.level = 'basic' GROUP BY 1 ORDER BY 1`
    expect(rows.length).toBe(63)
    const answer = await ask(`plan=${draft}&cells=basic&${window}`)
    expect(answer.plan).toMatchObject({ id: draft, status: 'draft' })
    expect(answer.cells.map(({ id, count }) => [id, count])).toEqual(
      rows.map(({ code, count }) => [code, count]),
    )
    expect(answer.totals).toMatchObject({
      requests: 400,
      unowned: 400 - rows.reduce((sum, { count }) => sum + count, 0),
      households: 63 * 20,
    })
    expect(answer.totals.unowned).toBeGreaterThan(0)
    const inForce = await ask(`street=${busy}&cells=basic&${window}`)
    expect(inForce.plan.id).toBe(`${busy}-2026-1`)
    expect(inForce.cells.slice(1).map(({ count }) => count)).toEqual(answer.cells.map(({ count }) => count))
    expect(inForce.totals.unowned).toBe(0)
  })
})

describe('a write to requests', () => {
  test('changes answer, ETag and version at once; what lies on a border or outside is unowned', async () => {
    const search = `street=${busy}&cells=basic`
    const before = await api.ask(`${hotspotsPath}?${search}`)
    const etag = before.headers.get('ETag') ?? ''
    const again = () => api.ask(`${hotspotsPath}?${search}`, { headers: { 'If-None-Match': etag } })
    expect((await again()).status).toBe(304)
    const old = await ask(search)
    const items = `/ogc/collections/request-hotspots/items?street=${busy}&limit=1000`
    const oldItems = await api.json<ItemsAnswer>(items)
    const nowMs = startMs + 300 * 86_400_000
    await write([120.0005, 32.0005], nowMs)
    await write([120.001, 32.0005], nowMs)
    await write([119.99, 32.0005], nowMs)
    const changed = await again()
    expect(changed.status).toBe(200)
    expect(changed.headers.get('ETag')).not.toBe(etag)
    const fresh = await ask(search)
    expect(fresh.asOf.version).not.toBe(old.asOf.version)
    // The last of them was made at the very moment at which the data ends: its day belongs to the window.
    expect(fresh.asOf.time).toBe(new Date(nowMs).toISOString())
    expect(fresh.window.to).toBe('2026-10-28T16:00:00.000Z')
    expect(fresh.totals).toMatchObject({ requests: 3, unowned: 2 })
    expect(fresh.cells.filter(({ count }) => count === 1).map(({ id }) => id)).toEqual([`${busy}001001`])
    const freshItems = await api.json<ItemsAnswer>(items)
    expect(freshItems.asOf.version).not.toBe(oldItems.asOf.version)
    expect(freshItems.features).toEqual([])
  })
})
