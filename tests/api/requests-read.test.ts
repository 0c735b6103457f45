import { beforeAll, describe, expect, test } from 'vitest'
import type {
  RequestHistory,
  RequestIndicatorsAnswer,
  RequestList,
  RequestPoints,
} from '../../server/src/client.ts'
import { countRequests, type RequestStory, selectRequestStories } from '../oracles/recount-requests.ts'
import { problemOf, street, useApi } from './api-fixture.ts'

const api = useApi()
const dayMs = 86_400_000
const list = (search: string) => api.json<RequestList>(`/api/v1/requests?${search}`)
const indicators = (search: string) =>
  api.json<RequestIndicatorsAnswer>(`/api/v1/requests/indicators?${search}`)

/** Start of a day of China. */
const startMs = (day: string) => Date.parse(`${day}T00:00:00+08:00`)
const stories = (from: string, to: string): Promise<RequestStory[]> =>
  selectRequestStories(api.db.sql, street, new Date(startMs(from)), new Date(startMs(to) + dayMs))

describe('indicators', () => {
  const windows = [
    ['2026-10-02', '2026-10-31'],
    ['2026-10-31', '2026-10-31'],
    ['2025-11-01', '2026-10-31'],
    ['2026-03-05', '2026-05-17'],
  ] as const
  const places = [undefined, '999901001D02', '999901001003', '999901001003001']

  test.each(windows)('of %s to %s are those of a recount from raw events', async (from, to) => {
    const told = await stories(from, to)
    for (const grid of places) {
      for (const category of [undefined, 'property-service'] as const) {
        const search = new URLSearchParams({ from, to })
        if (grid !== undefined) search.set('grid', grid)
        if (category !== undefined) search.set('category', category)
        const { figures } = await indicators(`${search}`)
        const raw = countRequests(
          told.filter(
            (it) => isIn(it.basicCode, grid) && (category === undefined || it.category === category),
          ),
          0,
          // Open and overdue are told for the present, the end of the demo's data.
          { fromMs: startMs(from), toMs: startMs('2026-11-01') },
        )
        expect({
          total: figures.total,
          open: figures.open,
          overdue: figures.overdue,
          byStage: figures.byStage,
          byHour: figures.byHour,
          rates: {
            response: figures.response.share,
            resolution: figures.resolution.share,
            satisfaction: figures.satisfaction.share,
            onTime: figures.onTime.share,
          },
        }).toEqual({
          total: raw.total,
          open: raw.open,
          overdue: raw.overdue,
          byStage: raw.byStage,
          byHour: raw.byHour,
          rates: raw.rates,
        })
        if (raw.medianHours === null) expect(figures.medianHours).toBeNull()
        else expect(Math.abs((figures.medianHours ?? Number.NaN) - raw.medianHours)).toBeLessThanOrEqual(0.05)
      }
    }
  })

  /** A grid's code begins with its unit's; a district's basic grids are those of its units. */
  const isIn = (basicCode: string | null, grid: string | undefined): boolean => {
    if (grid === undefined) return true
    if (grid.includes('D')) return basicCode !== null && districtBasics.has(basicCode)
    return basicCode?.startsWith(grid) ?? false
  }
  const districtBasics = new Set<string>()
  beforeAll(async () => {
    const rows = await api.db.sql<{ code: string }[]>`
      SELECT b.code FROM grid b JOIN grid u ON u.plan_id = b.plan_id AND u.code = b.parent_code
       WHERE b.level = 'basic' AND u.parent_code = '999901001D02'`
    for (const { code } of rows) districtBasics.add(code)
    if (rows.length < 20) throw new Error('the district has hardly any grid')
  })

  test.each(['grid', 'category', 'day'])('by %s add up to the whole', async (by) => {
    const { figures, groups, households } = await indicators(`from=2026-08-01&to=2026-10-31&by=${by}`)
    const sum = (of: (it: (typeof groups)[number]['figures']) => number) =>
      groups.reduce((total, group) => total + of(group.figures), 0)
    expect(sum((it) => it.total)).toBe(figures.total)
    expect(sum((it) => it.response.yes)).toBe(figures.response.yes)
    expect(sum((it) => it.onTime.among)).toBe(figures.onTime.among)
    expect(sum((it) => it.rework.yes)).toBe(figures.rework.yes)
    if (by !== 'day') {
      expect(sum((it) => it.overdue)).toBe(figures.overdue)
      expect(sum((it) => it.byStage[2]?.count ?? 0)).toBe(figures.byStage[2]?.count)
    }
    expect(figures.per1000Households).toBeCloseTo((figures.total / households) * 1000, 9)
    if (by === 'grid') expect(groups.reduce((total, it) => total + (it.households ?? 0), 0)).toBe(households)
    if (by === 'day') expect(groups.map(({ key }) => key)).toEqual(groups.map(({ key }) => key).toSorted())
  })

  test('compare with as many days before', async () => {
    const now = await indicators('from=2026-10-01&to=2026-10-31')
    const before = await indicators('from=2026-08-31&to=2026-09-30')
    expect(now.figures.previousTotal).toBe(before.figures.total)
    expect(before.figures.total).toBeGreaterThan(1000)
  })

  test('each lead to the requests that they count', async () => {
    const search = 'from=2026-10-02&to=2026-10-31&grid=999901001D01'
    const { figures } = await indicators(search)
    const totalOf = async (more: string) => (await list(`${search}&limit=1&${more}`)).total
    for (const name of ['response', 'resolution', 'satisfaction', 'onTime', 'rework'] as const) {
      const { yes, among } = figures[name]
      expect([name, await totalOf(`figure=${name}&yes=true`), await totalOf(`figure=${name}`)]).toEqual([
        name,
        yes,
        among,
      ])
      expect(await totalOf(`figure=${name}&yes=false`)).toBe(among - yes)
    }
    expect(await totalOf('figure=total')).toBe(figures.total)
    expect(await totalOf('figure=open')).toBe(figures.open)
    expect(await totalOf('figure=overdue')).toBe(figures.overdue)
    expect(figures.overdue).toBeGreaterThan(0)
  })

  test('are the overview’s', async () => {
    const overview = await api.json<{ requests: { total: number; medianHours: number } }>(
      '/api/v1/overview?grid=999901001003',
    )
    const { figures } = await indicators('grid=999901001003')
    expect([figures.total, figures.medianHours]).toEqual([
      overview.requests.total,
      overview.requests.medianHours,
    ])
  })
})

describe('the list', () => {
  test.each(['newest', 'oldest', 'due', 'waiting'] as const)(
    'by %s goes through every request once',
    async (sort) => {
      const ids: string[] = []
      const search = `from=2026-10-20&to=2026-10-31&sort=${sort}&limit=200`
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: RequestList = await list(cursor === '' ? search : `${search}&cursor=${cursor}`)
        ids.push(...page.items.map(({ id }) => id))
        expect(page.total).toBeGreaterThan(500)
        cursor = page.next
        if (cursor === null) expect(ids.length).toBe(page.total)
      }
      expect(new Set(ids).size).toBe(ids.length)
    },
  )

  test('by due date has the most overdue first, and the closed last', async () => {
    const { items } = await list('from=2026-10-20&to=2026-10-31&sort=due&limit=200')
    const open = items.filter(({ closedAt }) => closedAt === null)
    expect(open.map(({ closeDueAt }) => closeDueAt)).toEqual(
      open.map(({ closeDueAt }) => closeDueAt).toSorted(),
    )
    expect(items.slice(open.length).every(({ closedAt }) => closedAt !== null)).toBe(true)
    expect(open.length).toBeGreaterThan(50)
  })

  test('filters by category, stage, place, what is open and overdue', async () => {
    const where = (extra: string) =>
      api.db.sql.unsafe<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM request_state WHERE street_id = '${street}' ${extra}`,
      )
    const countOf = async (extra: string) => (await where(extra))[0]?.count
    expect((await list('category=dispute,emergency&limit=1')).total).toBe(
      await countOf(`AND category IN ('dispute', 'emergency')`),
    )
    expect((await list('stage=2,3&limit=1')).total).toBe(await countOf('AND stage IN (2, 3)'))
    expect((await list('open=true&overdue=false&limit=1')).total).toBe(
      await countOf(`AND closed_at IS NULL AND close_due >= '2026-11-01T00:00:00+08:00'`),
    )
    expect((await list('grid=999901001003&limit=1')).total).toBe(
      await countOf(`AND basic_code LIKE '999901001003%'`),
    )
    expect((await list('ownership=unowned,double-owned&limit=1')).total).toBe(
      await countOf('AND basic_code IS NULL'),
    )
  })

  test('one request has its history, how long it waits, and what may come next', async () => {
    const { items } = await list('figure=overdue&sort=due&limit=1')
    const [overdue] = items
    const { request, events, moves, present, deskAbove } = await api.json<RequestHistory>(
      `/api/v1/requests/${overdue?.id}`,
    )
    expect(request).toEqual(overdue)
    expect(request.overdue).toBe(true)
    const waitedMs = Date.parse(present) - Date.parse(request.createdAt)
    expect(request.waitedHours).toBeCloseTo(waitedMs / 3_600_000, 2)
    expect(waitedMs).toBeGreaterThan(7 * dayMs)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
    expect(events.at(-1)).toMatchObject({ stage: request.stage, at: request.stageSince })
    const forward =
      request.stage >= 5 ? [`enter-${request.stage + 1}`, 'enter-3'] : [`enter-${request.stage + 1}`]
    expect(moves).toEqual(expect.arrayContaining([...forward, 'suspend', 'extend', 'escalate', 'transfer']))
    expect(moves).not.toContain('resume')
    expect([deskAbove?.level, deskAbove?.code]).toEqual(['unit', request.unitCode])
  })
})

describe('points', () => {
  test('are the window’s requests as columns', async () => {
    const { points, from, categories, basics } = await api.json<RequestPoints>(
      '/api/v1/requests/points?from=2026-10-25&to=2026-10-31&category=dispute,environment',
    )
    const rows = await api.db.sql<{ id: number; lon: number; made: Date; category: string; code: string }[]>`
      SELECT r.id, ST_X(r.geom) AS lon, r.created_at AS made, r.category, r.basic_code AS code FROM request r
       WHERE r.street_id = ${street} AND r.created_at >= '2026-10-25T00:00:00+08:00'
         AND r.created_at < '2026-11-01T00:00:00+08:00' AND r.category IN ('dispute', 'environment')
       ORDER BY r.created_at, r.id`
    expect(from).toBe('2026-10-24T16:00:00.000Z')
    expect(points.id.length).toBeGreaterThan(20)
    expect(
      points.id.map((id, i) => ({
        id,
        lon: points.lon[i],
        minute: points.minute[i],
        category: categories[points.category[i] ?? -1],
        code: basics[points.basic[i] ?? -1],
      })),
    ).toEqual(
      rows.map(({ id, lon, made, category, code }) => ({
        id,
        lon,
        minute: Math.floor((made.getTime() - Date.parse(from)) / 60_000),
        category,
        code,
      })),
    )
    const lengths = new Set(Object.values(points).map((column) => column.length))
    expect(lengths.size).toBe(1)
  })
})

test('answers are not sent twice', async () => {
  for (const path of [
    '/api/v1/requests?limit=5',
    '/api/v1/requests/points',
    '/api/v1/requests/indicators?by=grid',
  ]) {
    const first = await api.ask(path)
    const again = await api.ask(path, { headers: { 'If-None-Match': first.headers.get('ETag') ?? '' } })
    expect([path, first.status, again.status]).toEqual([path, 200, 304])
  }
})

describe('a wall display', () => {
  const screen = { role: 'screen' as const }
  test.each([
    '/api/v1/requests',
    `/api/v1/requests/${street}.1`,
    '/api/v1/requests/points',
    '/api/v1/requests/indicators?grid=999901001003&by=grid&category=dispute',
    '/api/v1/requests/indicators?grid=999901001003001&from=2026-10-31&to=2026-10-31',
    '/api/v1/requests/indicators?grid=999901001003001&by=day',
  ])('does not see %s', async (path) => {
    const response = await api.ask(path, screen)
    expect([response.status, (await problemOf(response)).code]).toEqual([403, 'forbidden'])
  })

  test('sees units, and of their basic grids those with five requests or more', async () => {
    const seen = await api.json<RequestIndicatorsAnswer>(
      '/api/v1/requests/indicators?grid=999901001003&by=grid',
      screen,
    )
    const all = await indicators('grid=999901001003&by=grid')
    expect(seen.figures).toEqual(all.figures)
    expect(seen.groups.every(({ figures }) => figures.total >= 5)).toBe(true)
    expect(seen.groups.length).toBeLessThanOrEqual(all.groups.length)
  })
})

describe('bad input', () => {
  test.each([
    ['/api/v1/requests?from=2026-02-30', 400, 'bad-window'],
    ['/api/v1/requests?from=1999-12-31', 400, 'bad-window'],
    ['/api/v1/requests?from=2026-03-02&to=2026-03-01', 400, 'bad-window'],
    ['/api/v1/requests?category=noise', 400, 'unknown-category'],
    ['/api/v1/requests?stage=8', 400, 'bad-value'],
    ['/api/v1/requests?stage=', 400, 'bad-value'],
    ['/api/v1/requests?open=maybe', 400, 'bad-value'],
    ['/api/v1/requests?figure=charm', 400, 'bad-value'],
    ['/api/v1/requests?sort=charm', 400, 'bad-value'],
    ['/api/v1/requests?limit=201', 400, 'bad-limit'],
    ['/api/v1/requests?cursor=zzz', 400, 'bad-cursor'],
    [
      `/api/v1/requests?sort=due&cursor=${Buffer.from('newest/1/1').toString('base64url')}`,
      400,
      'bad-cursor',
    ],
    ['/api/v1/requests?grid=999901001D99', 404, 'unknown-grid'],
    ['/api/v1/requests?street=000000000', 404, 'unknown-street'],
    ['/api/v1/requests?nope=1', 400, 'unknown-parameter'],
    [`/api/v1/requests/${street}.99999999`, 404, 'unknown-request'],
    ['/api/v1/requests/000000000.1', 404, 'unknown-street'],
    ['/api/v1/requests/one', 404, 'unknown-request'],
    ['/api/v1/requests/indicators?by=mood', 400, 'bad-value'],
    ['/api/v1/requests/indicators?from=2000-01-01', 400, 'window-too-long'],
    ['/api/v1/requests/indicators?plan=nope', 404, 'unknown-plan'],
    ['/api/v1/requests/points?grid=nope', 404, 'unknown-grid'],
  ])('GET %s is %i %s', async (path, status, code) => {
    const response = await api.ask(path)
    expect(await problemOf(response)).toEqual({ status, code, type: 'application/problem+json' })
  })
})
