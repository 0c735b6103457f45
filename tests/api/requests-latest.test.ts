import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LatestRequests, RequestIndicatorsAnswer, RequestList } from '../../server/src/client.ts'
import type { Database } from '../../server/src/db/database.ts'
import { latestStatements } from '../../server/src/db/queries/latest-requests.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { latestRequestsSchema } from '../../server/src/routes/requests-latest-schema.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { problemOf, street, useApi } from './api-fixture.ts'
import { type Setup, setUp } from './auth-fixture.ts'

const api = useApi()
const path = (search = '') => `/api/v1/requests/latest?street=${street}${search}`
const latest = (search = '', role: 'screen' | 'planner' = 'planner') =>
  api.json<LatestRequests>(path(search), { role })
const places = ['', `&grid=${street}D02`, `&grid=${street}003`, `&grid=${street}003001`]

describe('the newest and the most overdue', () => {
  test.each(places)(
    'of %j are those of the list, and as many overdue as the indicators say',
    async (search) => {
      const found = await latest(search)
      latestRequestsSchema.parse(found)
      const list = await api.json<RequestList>(
        `/api/v1/requests?street=${street}${search}&sort=newest&limit=12`,
      )
      expect(found.newest.map(({ id }) => id)).toEqual(list.items.map(({ id }) => id))
      expect(found.newest.map(({ createdAt }) => createdAt)).toEqual(
        list.items.map(({ createdAt }) => createdAt),
      )
      const { figures } = await api.json<RequestIndicatorsAnswer>(
        `/api/v1/requests/indicators?street=${street}${search}`,
      )
      expect(found.overdueTotal).toBe(figures.overdue)
      expect(found.overdue.length).toBe(Math.min(12, figures.overdue))
      const code = search.slice(6)
      const rows = await api.db.sql<{ id: string; hours: number }[]>`
      SELECT s.street_id || '.' || s.id AS id,
             extract(epoch FROM coalesce(s.suspended_since, t.as_of) - s.close_due)::float8 / 3600 AS hours
        FROM request_state s JOIN street t ON t.id = s.street_id
        LEFT JOIN grid b ON b.street_id = s.street_id AND b.code = s.basic_code
        LEFT JOIN grid u ON u.plan_id = b.plan_id AND u.code = b.parent_code
       WHERE s.street_id = ${street} AND s.closed_at IS NULL
         AND s.close_due < coalesce(s.suspended_since, t.as_of)
         AND (${code} = '' OR ${code} IN (b.code, b.parent_code, u.parent_code))
       ORDER BY 2 DESC, s.id LIMIT 12`
      expect(found.overdue.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
      for (const [i, { overdueHours }] of found.overdue.entries())
        expect(overdueHours).toBeCloseTo(rows[i]?.hours ?? Number.NaN, 5)
    },
  )

  test('limit bounds both lists', async () => {
    const found = await latest('&limit=3')
    expect([found.newest.length, found.overdue.length]).toEqual([3, 3])
    expect((await latest('&limit=50')).newest.length).toBe(50)
  })

  test.each([
    ['&limit=0', 400, 'bad-limit'],
    ['&limit=51', 400, 'bad-limit'],
    ['&limit=-1', 400, 'bad-limit'],
    ['&limit=many', 400, 'bad-limit'],
    ['&grid=999901001999', 404, 'unknown-grid'],
    ['&plan=999901001-2026-1', 400, 'unknown-parameter'],
  ])('refuses %s', async (search, status, code) => {
    expect(await problemOf(await api.ask(path(search)))).toMatchObject({ status, code })
  })

  test('refuses a street that is not there', async () => {
    const refused = await api.ask('/api/v1/requests/latest?street=123456789')
    expect(await problemOf(refused)).toMatchObject({ status: 404, code: 'unknown-street' })
  })

  test('are not sent twice', async () => {
    const etag = (await api.ask(path())).headers.get('ETag') ?? ''
    expect((await api.ask(path(), { headers: { 'If-None-Match': etag } })).status).toBe(304)
    const other = await api.ask(path(), { role: 'screen', headers: { 'If-None-Match': etag } })
    expect(other.status).toBe(200)
  })
})

describe('a screen', () => {
  const smallBasics = async (): Promise<Set<string>> => {
    const hidden = new Set<string>()
    const units = await api.db.sql<{ code: string }[]>`
      SELECT code FROM grid WHERE street_id = ${street} AND level = 'unit'`
    for (const { code } of units) {
      const { children } = await api.json<{ children: { code: string; requests: number | null }[] }>(
        `/api/v1/overview?grid=${code}`,
        { role: 'screen' },
      )
      for (const child of children) if (child.requests === null) hidden.add(child.code)
    }
    return hidden
  }

  test('is told no id and no place that singles out, and the same otherwise', async () => {
    const hidden = await smallBasics()
    expect(hidden.size).toBeGreaterThan(0)
    const seen = await latest('&limit=50', 'screen')
    const told = await latest('&limit=50')
    let rolledUp = 0
    for (const list of ['newest', 'overdue'] as const) {
      expect(seen[list].length).toBe(told[list].length)
      for (const [i, item] of seen[list].entries()) {
        const { id, place, ...same } = told[list][i] ?? {}
        expect(id).toBeDefined()
        expect(Object.keys(item).toSorted()).toEqual(
          ['category', 'createdAt', 'key', 'overdueHours', 'place', 'stage'].toSorted(),
        )
        expect(item).toMatchObject(same)
        if (place === null || place === undefined || !hidden.has(place.code))
          expect(item.place).toEqual(place)
        else {
          rolledUp += 1
          expect(item.place).toMatchObject({ level: 'unit', code: place.code.slice(0, 12) })
        }
      }
    }
    expect(seen.overdueTotal).toBe(told.overdueTotal)
    const [basic = ''] = hidden
    const withheld = await latest(`&grid=${basic}`, 'screen')
    expect(withheld).toMatchObject({ withheld: true, newest: [], overdue: [], overdueTotal: null })
    expect((await latest(`&grid=${basic}`)).withheld).toBe(false)
    const unit = await latest(`&grid=${basic.slice(0, 12)}&limit=50`, 'screen')
    for (const { place } of [...unit.newest, ...unit.overdue])
      expect(hidden.has(place?.code ?? '')).toBe(false)
    expect(rolledUp).toBeGreaterThan(0)
  })

  test('keys are the same each time, different for each, and no hash of the id alone', async () => {
    const seen = await latest('&limit=50', 'screen')
    const again = await latest('&limit=40', 'screen')
    expect(again.newest.map(({ key }) => key)).toEqual(seen.newest.slice(0, 40).map(({ key }) => key))
    expect(new Set(seen.newest.map(({ key }) => key)).size).toBe(50)
    for (const { key } of seen.newest) expect(key).toMatch(/^[\w-]{16}$/)
  })
})

describe('a street', () => {
  let db: Database
  let own: Setup

  beforeAll(async () => {
    db = await freshDatabase()
    own = setUp(db)
    await writeStreet(db, { ...latticeStreet('999900007'), requests: [] }, { kind: 'demo', source: 'test' })
    const busy = latticeStreet('999900008', { side: 4, buildingsPerBasic: 1, requests: 20_000 })
    const asOfMs = busy.street.asOfMs + 400 * 86_400_000
    const written = await writeStreet(
      db,
      { ...busy, street: { ...busy.street, asOfMs } },
      { kind: 'demo', source: 'test' },
    )
    if (!written.ok) throw new Error(JSON.stringify(written.failure))
    await db.sql`ANALYZE`
  })
  afterAll(() => db.close())

  test('without requests has none, which is not withheld', async () => {
    const found = (await (await own.ask('/api/v1/requests/latest?street=999900007')).json()) as LatestRequests
    expect(found).toMatchObject({ withheld: false, newest: [], overdue: [], overdueTotal: 0 })
  })

  test('shows a new request first, at once, to a screen at its unit', async () => {
    const ask = async (role: string) => {
      const headers = { 'X-Demo-Role': role }
      return (await (
        await own.ask('/api/v1/requests/latest?street=999900009', { headers })
      ).json()) as LatestRequests
    }
    await writeStreet(db, latticeStreet('999900009'), { kind: 'demo', source: 'test' })
    const before = await ask('screen')
    const made = await own.ask('/api/v1/requests', {
      method: 'POST',
      body: { street: '999900009', category: 'emergency', lon: 120.0005, lat: 32.0005 },
    })
    expect(made.status).toBe(201)
    const [seen, ...others] = (await ask('screen')).newest
    expect(seen).toMatchObject({
      category: 'emergency',
      stage: 1,
      overdueHours: null,
      place: { level: 'unit', code: '999900009001' },
    })
    expect(others.map(({ key }) => key)).toEqual(before.newest.slice(0, 11).map(({ key }) => key))
    const [told] = (await ask('planner')).newest
    expect(told).toMatchObject({ key: seen?.key, place: { level: 'basic', code: '999900009001001' } })
  })

  test('with many is not read through: indexes find the few', async () => {
    const now = new Date().toISOString()
    const explain = async (statement: string, parameters: string[]) => {
      const rows = await db.sql.unsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${statement}`, parameters)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    }
    const all = ['999900008', now, '12']
    const grids = [...all, '{"999900008001001","999900008001002"}']
    expect(await explain(latestStatements.newestOfStreet, all)).not.toMatch(
      /Seq Scan on request_state_2026_0/,
    )
    expect(await explain(latestStatements.newestOfGrids, grids)).not.toMatch(/Seq Scan on request_2026_0/)
  })
})
