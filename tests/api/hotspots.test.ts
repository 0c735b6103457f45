import { type HotspotGround, type HotspotOptions, hotspotHistory } from '@wangge/geodata'
import { cellToBoundary } from 'h3-js'
import { describe, expect, test } from 'vitest'
import { type Api, street, useApi } from './api-fixture.ts'
import {
  askHotspots,
  cellsOf,
  comparable,
  compared,
  h3Ground,
  hotspotsPath,
  requestsOf,
} from './hotspots-fixture.ts'
import { expectProblem } from './walk-fixture.ts'

const api = useApi()
const ask = (search = '', options?: Parameters<Api['json']>[1]) => askHotspots(api, search, options)

const dayMs = 86_400_000
/** The demo's data ends here. */
const endMs = Date.UTC(2026, 9, 31, 16)
const usual: HotspotOptions = {
  neighbours: { kind: 'band', metres: 400 },
  statistic: 'gi-star',
  denominator: 'households',
  chance: { kind: 'households' },
  minimumCount: 5,
}
const latest = (days = 90) => requestsOf(api.db, street, new Date(endMs - days * dayMs), new Date(endMs))

const basicGround = async (codes: readonly string[], requests: Awaited<ReturnType<typeof latest>>) => {
  const grids = await api.db.sql<{ code: string; polygon: string; households: number }[]>`
    SELECT g.code, ST_AsGeoJSON(g.geom, 7) AS polygon,
           coalesce((SELECT sum(b.households)::int FROM building b
                       JOIN building_grid own ON own.plan_id = g.plan_id AND own.building_id = b.id
                      WHERE b.street_id = g.street_id AND own.basic_code = g.code), 0) AS households
      FROM grid g WHERE g.street_id = ${street} AND g.level = 'basic' ORDER BY g.code`
  expect(grids.map(({ code }) => code)).toEqual(codes)
  return {
    kind: 'grids',
    grids: grids.map((grid) => ({ ...grid, polygon: JSON.parse(grid.polygon) })),
    gridOf: Int32Array.from(requests, ({ basicCode }) => codes.indexOf(basicCode ?? '')),
  } satisfies HotspotGround
}

describe('the answer is what geodata says of the same rows', () => {
  test('unsaid: the last 90 days of the data, hexagons of 9 within 400 m, by households', async () => {
    const answer = await ask()
    expect(answer).toMatchObject({
      asOf: { version: expect.any(String), time: new Date(endMs).toISOString() },
      plan: { id: `${street}-2026-1`, status: 'published' },
      window: { from: new Date(endMs - 90 * dayMs).toISOString(), to: new Date(endMs).toISOString() },
      query: {
        category: null,
        cells: 'h3',
        resolution: 9,
        denominator: 'households',
        statistic: 'gi-star',
        neighbours: 'band',
        metres: 400,
        k: null,
        contiguity: null,
        chance: 'households',
        draws: null,
        seed: null,
        minimumCount: 5,
        geometry: false,
        history: false,
        steps: null,
      },
      reason: null,
    })
    expect(answer).not.toHaveProperty('geometry')
    const direct = compared(await h3Ground(api.db, street, 9, await latest()), usual)
    expect(comparable(answer)).toEqual(cellsOf(direct))
    expect(answer.totals).toEqual({ ...direct.totals, cells: direct.cells.ids.length })
    for (const [i, { lon, lat }] of answer.cells.entries()) {
      expect(lon).toBeCloseTo(direct.cells.lon[i] ?? 0, 6)
      expect(lat).toBeCloseTo(direct.cells.lat[i] ?? 0, 6)
    }
  })

  const nearest = { kind: 'nearest', k: 5 } as const
  const dealt = { kind: 'permutation', draws: 9999, seed: 1 } as const
  test.each([
    ['resolution=10', 10, { neighbours: { kind: 'band', metres: 200 } }],
    ['metres=1000.5', 9, { neighbours: { kind: 'band', metres: 1000.5 } }],
    ['neighbours=nearest&k=5&chance=normal', 9, { neighbours: nearest, chance: { kind: 'normal' } }],
    [
      'resolution=8&neighbours=contiguity&statistic=gi',
      8,
      { neighbours: { kind: 'contiguity', contiguity: 'edge' }, statistic: 'gi' },
    ],
    [
      'denominator=none&resolution=8',
      8,
      { denominator: 'none', chance: dealt, neighbours: { kind: 'band', metres: 1000 } },
    ],
    ['chance=permutation', 9, { chance: dealt }],
    ['resolution=11', 11, { neighbours: { kind: 'band', metres: 100 } }],
  ] as [string, number, Partial<HotspotOptions>][])('%s', async (search, resolution, options) => {
    const direct = compared(await h3Ground(api.db, street, resolution, await latest()), {
      ...usual,
      ...options,
    })
    expect(comparable(await ask(search))).toEqual(cellsOf(direct))
  })

  test('of two categories, in a window of their own', async () => {
    const [from, to] = [new Date('2026-03-01T00:00:00+08:00'), new Date('2026-05-01T00:00:00+08:00')]
    const rows = (await requestsOf(api.db, street, from, to)).filter(({ category }) =>
      ['dispute', 'livelihood'].includes(category),
    )
    const answer = await ask('from=2026-03-01&to=2026-04-30T16:00:00Z&category=livelihood,dispute,livelihood')
    expect(answer.query.category).toEqual(['livelihood', 'dispute'])
    expect(answer.window).toEqual({ from: from.toISOString(), to: to.toISOString() })
    expect(answer.totals.requests).toBe(rows.length)
    expect(comparable(answer)).toEqual(cellsOf(compared(await h3Ground(api.db, street, 9, rows), usual)))
  })

  test('of basic grids, which are neighbours where they touch', async () => {
    const answer = await ask('cells=basic')
    const codes = answer.cells.map(({ id }) => id)
    const direct = compared(await basicGround(codes, await latest()), {
      ...usual,
      neighbours: { kind: 'contiguity', contiguity: 'corner' },
    })
    expect(answer.query).toMatchObject({ resolution: null, neighbours: 'contiguity', contiguity: 'corner' })
    expect(comparable(answer)).toEqual(cellsOf(direct))
    const names = await api.db.sql<{ name: string }[]>`
      SELECT name FROM grid WHERE street_id = ${street} AND level = 'basic' ORDER BY code`
    expect(answer.cells.map(({ name }) => name)).toEqual(names.map(({ name }) => name))
  })

  test('over time: each step a map of its own, and what a cell has been', async () => {
    const answer = await ask('history=true')
    expect(answer.query).toMatchObject({ history: true, steps: { unit: 'week', count: 13 } })
    const edges = answer.steps ?? []
    expect(edges.length).toBe(14)
    expect(edges[0]).toBe(answer.window.from)
    expect(edges.at(-1)).toBe(answer.window.to)
    const requests = await latest()
    const edgesMs = edges.map((edge) => Date.parse(edge))
    const direct = hotspotHistory(
      await h3Ground(api.db, street, 9, requests),
      usual,
      Float64Array.from(requests, ({ createdAtMs }) => createdAtMs),
      edgesMs,
    )
    if (!direct.ok) throw new Error(direct.failure.code)
    const { histories, steps } = direct.value
    expect(answer.cells.map(({ pattern }) => pattern)).toEqual(histories.map(({ pattern }) => pattern))
    expect(answer.cells.map((cell) => cell.steps)).toEqual(
      answer.cells.map((_, i) => steps.map(({ spots }) => spots.band[i])),
    )
    // One step asked for by itself is the same map.
    const step = await ask(`from=${edges[3]}&to=${edges[4]}`)
    const bands = new Map(step.cells.map(({ id, band }) => [id, band]))
    for (const cell of answer.cells) expect(bands.get(cell.id) ?? 0).toBe(cell.steps?.[3])
  })
})

describe('counts are those of the table', () => {
  test('by basic grid, with what no grid owns', async () => {
    const answer = await ask('cells=basic&from=2026-01-01&to=2026-01-31')
    const rows = await api.db.sql<{ code: string | null; count: number }[]>`
      SELECT basic_code AS code, count(*)::int AS count FROM request
       WHERE street_id = ${street} AND created_at >= '2025-12-31T16:00:00Z' AND created_at < '2026-01-31T16:00:00Z'
       GROUP BY 1`
    const counts = new Map(rows.map(({ code, count }) => [code, count]))
    expect(answer.cells.map(({ count }) => count)).toEqual(answer.cells.map(({ id }) => counts.get(id) ?? 0))
    expect(answer.totals.unowned).toBe(counts.get(null) ?? 0)
    expect(answer.totals.requests).toBe(rows.reduce((sum, { count }) => sum + count, 0))
  })

  test('of each category by itself, and all together', async () => {
    const rows = await api.db.sql<{ category: string; count: number }[]>`
      SELECT category, count(*)::int AS count FROM request
       WHERE street_id = ${street} AND created_at >= ${new Date(endMs - 90 * dayMs)} GROUP BY 1`
    expect(rows.length).toBeGreaterThan(5)
    for (const { category, count } of rows) {
      const answer = await ask(`category=${category}`)
      expect(answer.totals.requests).toBe(count)
      expect(answer.cells.reduce((sum, cell) => sum + (cell.count ?? 0), 0)).toBe(count)
    }
  })
})

test('shapes, where they are asked for', async () => {
  const hexagons = await ask('geometry=true')
  expect(hexagons.geometry?.features.map(({ properties }) => properties.id)).toEqual(
    hexagons.cells.map(({ id }) => id),
  )
  const [first] = hexagons.geometry?.features ?? []
  const [ring = []] = first?.geometry.coordinates ?? []
  for (const [i, [lon = 0, lat = 0]] of cellToBoundary(first?.properties.id ?? '', true).entries()) {
    expect(ring[i]?.[0]).toBeCloseTo(lon, 6)
    expect(ring[i]?.[1]).toBeCloseTo(lat, 6)
  }
  const grids = await ask('cells=basic&geometry=true')
  const [{ polygon } = { polygon: '' }] = await api.db.sql<{ polygon: string }[]>`
    SELECT ST_AsGeoJSON(geom, 7) AS polygon FROM grid
     WHERE plan_id = ${grids.plan.id} AND code = ${grids.cells[0]?.id ?? ''}`
  expect(grids.geometry?.features[0]?.geometry).toEqual(JSON.parse(polygon))
})

describe('single requests are told only to those who may see them', () => {
  test.each(['', 'cells=basic&category=environment', 'resolution=10&history=true'])('%s', async (search) => {
    const all = await ask(search, { role: 'inspector' })
    const few = await ask(search, { role: 'screen' })
    expect(await ask(search, { role: 'planner' })).toEqual(all)
    const hidden = all.cells.filter((_, i) => few.cells[i]?.count === null)
    expect(hidden.length).toBeGreaterThan(1)
    for (const [i, cell] of few.cells.entries()) {
      const whole = all.cells[i]
      expect(cell).toEqual({ ...whole, count: cell.count, seen: cell.seen })
      expect(cell.singledOut).toBe((whole?.count ?? 0) >= 5)
      if (!cell.singledOut) expect(cell.count).toBeNull()
      expect([null, whole?.count]).toContain(cell.count)
      expect(cell.seen).toBe((whole?.seen ?? 0) < 5 ? null : whole?.seen)
    }
    // Nothing is hidden without need: one more in a street or unit where one alone would be had by subtraction.
    const more = hidden.filter(({ singledOut }) => singledOut)
    expect(more.length).toBeLessThanOrEqual(search.includes('basic') ? hidden.length / 2 : 1)
    expect({ ...few, cells: [] }).toEqual({ ...all, cells: [] })
  })
})

describe('bad input is refused with its code', () => {
  test.each([
    ['from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z', 400, 'bad-window'],
    ['from=2026-03-02&to=2026-03-01', 400, 'bad-window'],
    ['from=2026-11-02', 400, 'bad-window'],
    ['from=yesterday', 400, 'bad-window'],
    ['from=', 400, 'bad-window'],
    ['to=2026-02-30', 400, 'bad-window'],
    ['to=2026-03-01T25:00:00Z', 400, 'bad-window'],
    ['to=2026-03-01T12:00:00', 400, 'bad-window'],
    ['from=0000-01-01&to=0000-02-01', 400, 'bad-window'],
    ['from=1893456000000', 400, 'bad-window'],
    ['from=2020-01-01&to=2026-01-01', 400, 'window-too-long'],
    ['category=weather', 400, 'unknown-category'],
    ['category=environment,weather', 400, 'unknown-category'],
    ['category=', 400, 'unknown-category'],
    ['cells=square', 400, 'bad-value'],
    ['denominator=residents', 400, 'bad-value'],
    ['statistic=moran', 400, 'bad-value'],
    ['neighbours=all', 400, 'bad-value'],
    ['chance=luck', 400, 'bad-value'],
    ['history=yes', 400, 'bad-value'],
    ['geometry=1', 400, 'bad-value'],
    ['resolution=7', 400, 'bad-resolution'],
    ['resolution=12', 400, 'bad-resolution'],
    ['resolution=9.5', 400, 'bad-resolution'],
    ['resolution=nine', 400, 'bad-resolution'],
    ['resolution=9&cells=basic', 400, 'bad-resolution'],
    ['metres=0', 400, 'bad-metres'],
    ['metres=-5', 400, 'bad-metres'],
    ['metres=5001', 400, 'bad-metres'],
    ['metres=1e3', 400, 'bad-metres'],
    ['metres=NaN', 400, 'bad-metres'],
    ['metres=300&neighbours=nearest', 400, 'bad-metres'],
    ['metres=300&cells=basic', 400, 'bad-metres'],
    ['k=0&neighbours=nearest', 400, 'bad-k'],
    ['k=61&neighbours=nearest', 400, 'bad-k'],
    ['k=1.5&neighbours=nearest', 400, 'bad-k'],
    ['k=4', 400, 'bad-k'],
    ['chance=households&denominator=none', 400, 'bad-chance'],
    ['history=true&steps=1', 400, 'bad-steps'],
    ['history=true&steps=61', 400, 'bad-steps'],
    ['history=true&steps=week', 400, 'bad-steps'],
    ['steps=4', 400, 'bad-steps'],
    ['history=true&from=2026-10-31', 400, 'bad-steps'],
    ['history=true&steps=30&from=2026-10-31', 400, 'bad-steps'],
    ['nope=1', 400, 'unknown-parameter'],
    ['street=999999999', 404, 'unknown-street'],
    ['plan=nope', 404, 'unknown-plan'],
  ])('%s', async (search, status, code) => {
    await expectProblem(await api.ask(`${hotspotsPath}?${search}`), status, code)
  })

  test('POST is not for this address', async () => {
    await expectProblem(await api.ask(hotspotsPath, { method: 'POST', body: {} }), 405, 'method-not-allowed')
  })
})

describe('where there is nothing to compare the answer says why', () => {
  test.each(['', 'cells=basic', 'history=true', 'denominator=none'])(
    'before all data: %s',
    async (search) => {
      const answer = await ask(`from=2001-01-01&to=2001-06-01&${search}`)
      expect(answer).toMatchObject({
        reason: 'no-requests',
        cells: [],
        totals: { requests: 0, hot: 0, cold: 0 },
      })
      expect(answer.totals.households).toBeGreaterThan(30_000)
    },
  )
})

test('a window is the same however it is written, and its answer is kept', async () => {
  const asked = await Promise.all(
    ['2026-09-01', '2026-08-31T16:00:00Z', '2026-09-01T00:00%2B08:00'].map((from) =>
      api.ask(`${hotspotsPath}?from=${from}`),
    ),
  )
  const tags = asked.map(({ headers }) => headers.get('ETag'))
  expect(new Set(tags).size).toBe(1)
  const [first] = asked
  expect(first?.headers.get('Cache-Control')).toBe('private, no-cache')
  const again = await api.ask(`${hotspotsPath}?from=2026-09-01`, {
    headers: { 'If-None-Match': tags[0] ?? '' },
  })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const other = await api.ask(`${hotspotsPath}?from=2026-09-01`, {
    role: 'screen',
    headers: { 'If-None-Match': tags[0] ?? '' },
  })
  expect(other.status).toBe(200)
})
