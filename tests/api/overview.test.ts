import { describe, expect, test } from 'vitest'
import type { Overview } from '../../server/src/routes/overview-schema.ts'
import { overviewSchema } from '../../server/src/routes/overview-schema.ts'
import { currentView } from '../../server/src/services/select-views.ts'
import { createStreetWalkService } from '../../server/src/services/walks.ts'
import { demoStreet } from '../support/demo-street.ts'
import { readAll, street, useApi } from './api-fixture.ts'
import { headOf } from './street-head.ts'

const api = useApi()
const dayMs = 86_400_000
const read = (search = '', role: 'screen' | 'planner' = 'planner') =>
  api.json<Overview>(`/api/v1/overview${search}`, { role })

/** Great-circle metres: another earth than the server's, and within 0.4 % of it. */
const haversineM = ([lonA = 0, latA = 0]: readonly number[], [lonB = 0, latB = 0]: readonly number[]) => {
  const rad = Math.PI / 180
  const a =
    Math.sin(((latB - latA) * rad) / 2) ** 2 +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(a))
}

/** Basic codes below a place, by the dataset's own parents. */
const basicsBelow = (code: string | null): Set<string> => {
  const { grids } = demoStreet()
  const below = (parent: string | null): string[] =>
    grids
      .filter(({ parentCode }) => parentCode === parent)
      .flatMap((grid) => (grid.level === 'basic' ? [grid.code] : below(grid.code)))
  const self = grids.find((grid) => grid.code === code)
  return new Set(self?.level === 'basic' ? [self.code] : below(code))
}

const recount = (code: string | null) => {
  const data = demoStreet()
  const codes = basicsBelow(code)
  const here = (basic: string | null) => code === null || (basic !== null && codes.has(basic))
  const to = data.street.asOfMs
  const from = to - 30 * dayMs
  const all = [...data.requests].filter((it) => here(it.basicCode))
  const own = all.filter((it) => it.createdAtMs >= from && it.createdAtMs < to)
  const known = (it: (typeof all)[number]) => it.events.filter(({ atMs }) => atMs <= to)
  const stageOf = (it: (typeof all)[number]) => known(it).at(-1)?.stage ?? 1
  const open = all.filter((it) => stageOf(it) !== 7)
  const closedHours = own
    .flatMap((it) =>
      known(it).flatMap(({ stage, atMs }) => (stage === 7 ? [(atMs - it.createdAtMs) / 3_600_000] : [])),
    )
    .toSorted((a, b) => a - b)
  const lastSolved = own.flatMap((it) => known(it).findLast(({ stage }) => stage === 5)?.solved ?? [])
  const inTime = own.flatMap((it) => {
    const closed = known(it).find(({ stage }) => stage === 7)?.atMs
    const due = it.createdAtMs + 7 * dayMs
    if (closed !== undefined) return closed <= due
    return due <= to ? false : []
  })
  const buildings = data.buildings.filter((it) => here(it.basicCode))
  return {
    households: buildings.reduce((sum, it) => sum + it.households, 0),
    residents: buildings.reduce((sum, it) => sum + it.residents, 0),
    buildings: buildings.length,
    total: own.length,
    previousTotal: all.filter((it) => it.createdAtMs >= from - 30 * dayMs && it.createdAtMs < from).length,
    open: open.length,
    overdue: open.filter((it) => it.createdAtMs + 7 * dayMs < to).length,
    closed: own.filter((it) => stageOf(it) === 7).length,
    resolution: lastSolved.filter(Boolean).length / lastSolved.length,
    onTime: inTime.filter(Boolean).length / inTime.length,
    medianHours:
      ((closedHours[Math.floor((closedHours.length - 1) / 2)] ?? 0) +
        (closedHours[Math.floor(closedHours.length / 2)] ?? 0)) /
      2,
    morning: own.filter((it) => new Date(it.createdAtMs + 8 * 3_600_000).getUTCHours() === 9).length,
  }
}

const places = ['', `?grid=${street}D02`, `?grid=${street}003`]
const codeOf = (search: string) => (search === '' ? null : search.slice(6))

describe('figures', () => {
  test('the answer keeps to its schema', async () => {
    for (const search of places) overviewSchema.parse(await read(search))
  })

  test.each(places)('of the place %j are what the dataset adds up to', async (search) => {
    const overview = await read(search)
    const { figures, requests } = overview
    const expected = recount(codeOf(search))
    expect({
      households: figures.households,
      residents: figures.residents,
      buildings: figures.buildings,
      total: requests.total,
      previousTotal: requests.previousTotal,
      open: requests.open,
      overdue: requests.overdue,
      closed: requests.byStage[6]?.count,
      morning: requests.byHour[9],
    }).toEqual({
      households: expected.households,
      residents: expected.residents,
      buildings: expected.buildings,
      total: expected.total,
      previousTotal: expected.previousTotal,
      open: expected.open,
      overdue: expected.overdue,
      closed: expected.closed,
      morning: expected.morning,
    })
    expect(requests.rates.resolution).toBeCloseTo(expected.resolution, 9)
    expect(requests.rates.onTime).toBeCloseTo(expected.onTime, 9)
    // Hours to close are kept in steps of six minutes.
    expect(Math.abs((requests.medianHours ?? Number.NaN) - expected.medianHours)).toBeLessThanOrEqual(0.05)
    const sum = (counts: readonly { count: number }[]) =>
      counts.reduce((total, { count }) => total + count, 0)
    expect(sum(requests.byDay)).toBe(requests.total)
    expect(sum(requests.byCategory)).toBe(requests.total)
    expect(requests.byHour.reduce((total, count) => total + count, 0)).toBe(requests.total)
    expect(sum(requests.byStage.slice(0, 6))).toBe(requests.open)
    expect(requests.byDay.length).toBe(30)
  })

  test('the whole street: grids, organisations, posts, bodies and places', async () => {
    const { figures, place, plan, street: own, children } = await read()
    const data = demoStreet()
    const ofLevel = (level: string) => data.grids.filter((grid) => grid.level === level).length
    expect(figures.grids).toEqual({
      district: ofLevel('district'),
      unit: ofLevel('unit'),
      basic: ofLevel('basic'),
    })
    for (const level of ['street', 'district', 'unit', 'basic'] as const) {
      expect(figures.organizations[level]).toEqual({
        expected: level === 'street' ? 1 : ofLevel(level),
        present: data.organizations.filter((it) => it.level === level).length,
      })
    }
    expect(figures.posts).toEqual({
      planned: data.posts.reduce((sum, it) => sum + it.planned, 0),
      filled: data.posts.reduce((sum, it) => sum + it.filled, 0),
    })
    const bodies = data.bodies.filter(({ kind }) => kind !== 'partner')
    expect(figures.bodies).toEqual({
      total: bodies.length,
      covered: bodies.filter(({ coverage }) => coverage !== null).length,
    })
    const operating = (kind: string) =>
      data.places.filter((it) => it.kind === kind && it.status === 'operating').length
    expect(figures.places).toMatchObject({
      hall: operating('hall'),
      centre: operating('centre'),
      station: operating('station'),
    })
    expect(figures.compounds).toBe(data.compounds.length)
    expect(place).toMatchObject({ level: 'street', code: street, name: data.street.name })
    expect(plan).toEqual({
      id: data.plan.id,
      name: data.plan.name,
      status: 'published',
      effectiveFrom: data.plan.effectiveFrom,
    })
    expect(own).toMatchObject({ id: street, synthetic: true, householdsCounted: true })
    expect(children.map(({ code }) => code)).toEqual(
      data.grids
        .filter(({ level }) => level === 'district')
        .map(({ code }) => String(code))
        .toSorted(),
    )
  })

  test('gaps, posts and children add up along the hierarchy', async () => {
    const whole = await read()
    const districts = await Promise.all(whole.children.map(({ code }) => read(`?grid=${code}`)))
    const sum = (of: (it: Overview) => number) => districts.reduce((total, it) => total + of(it), 0)
    expect(sum((it) => it.figures.organizations.gaps.length)).toBe(whole.figures.organizations.gaps.length)
    expect(sum((it) => it.figures.households)).toBe(whole.figures.households)
    expect(Math.abs(sum((it) => it.figures.areaM2) - whole.figures.areaM2)).toBeLessThanOrEqual(5)
    for (const [index, district] of districts.entries()) {
      const child = whole.children[index]
      expect(district.place.path.map(({ code }) => code)).toEqual([street, child?.code])
      expect([
        district.figures.households,
        district.requests.total,
        district.figures.organizations.gaps.length,
      ]).toEqual([child?.households, child?.requests, child?.gaps])
      expect(district.service.minutes[0]?.share).toBe(child?.share5)
    }
  })
})

describe('service', () => {
  test('the circles claim what haversine gives for one 0.5 % smaller to one 0.5 % larger', async () => {
    const { buildings, places: all } = demoStreet()
    const centres = all.filter((it) => it.kind === 'centre' && it.status === 'operating')
    const centroids = await api.db.sql<{ id: number; lon: number; lat: number }[]>`
      SELECT id, ST_X(ST_Centroid(geom)) AS lon, ST_Y(ST_Centroid(geom)) AS lat FROM building WHERE street_id = ${street}`
    const nearest = new Map(
      centroids.map(({ id, lon, lat }) => [
        id,
        Math.min(...centres.map(({ location }) => haversineM([lon, lat], location.coordinates))),
      ]),
    )
    for (const search of places) {
      const codes = basicsBelow(codeOf(search))
      const here = buildings.filter((it) => it.basicCode !== null && codes.has(it.basicCode))
      const within = (metres: number) =>
        here.reduce((sum, it) => sum + ((nearest.get(it.id) ?? Infinity) <= metres ? it.households : 0), 0)
      for (const { minutes, claimedByRadius } of (await read(search)).service.minutes) {
        expect(claimedByRadius).toBeGreaterThanOrEqual(within(minutes * 60 * 0.995))
        expect(claimedByRadius).toBeLessThanOrEqual(within(minutes * 60 * 1.005))
      }
    }
  })

  test('on the ellipsoid PostGIS finds the very same households in the circles', async () => {
    const { service } = await read()
    for (const { minutes, claimedByRadius } of service.minutes) {
      const [row] = await api.db.sql`
        SELECT sum(b.households)::int AS households FROM building b
         WHERE b.street_id = ${street}
           AND EXISTS (SELECT 1 FROM place p WHERE p.street_id = b.street_id AND p.kind = 'centre'
                          AND p.status = 'operating'
                          AND ST_Distance(p.geom::geography, ST_Centroid(b.geom)::geography) <= ${minutes * 60})`
      expect(claimedByRadius).toBe(row?.households)
    }
  })

  test('the walk reaches fewer, and what it denies is the difference, as nobody walks less than straight', async () => {
    for (const search of places) {
      const { service, figures } = await read(search)
      expect(service).toMatchObject({
        method: 'walk',
        approximate: false,
        speedMps: 1,
        placeKind: 'centre',
        network: true,
        problems: [],
      })
      expect(service.minutes.map(({ minutes }) => minutes)).toEqual([5, 10, 15])
      for (const { households, share, claimedByRadius, deniedByWalk } of service.minutes) {
        expect(households).toBeLessThanOrEqual(claimedByRadius ?? 0)
        // But for the few metres from a house to its way, which do not count as walked.
        expect(households).toBeGreaterThanOrEqual((claimedByRadius ?? 0) - (deniedByWalk ?? 0))
        expect(share).toBe((households ?? 0) / figures.households)
      }
      const [five] = service.minutes
      expect(five?.households).toBeLessThan(five?.claimedByRadius ?? 0)
    }
  })

  test('shares of the children are those of the coverage, and those of their own page', async () => {
    const whole = await read()
    const view = currentView(await headOf(api.db, street))
    const walks = createStreetWalkService(api.db)
    const walked = await walks.coverage(view, { minutes: [5], speedMps: 1 })
    await walks.close()
    if (!walked.ok) throw new Error(walked.failure.code)
    const shareOf = new Map(
      walked.value.coverage.places.map(({ code, covered }) => [String(code), covered[0]?.share]),
    )
    expect(whole.children.length).toBe(5)
    expect(whole.service.minutes[0]?.share).toBe(shareOf.get('null'))
    for (const { code, share5 } of whole.children) {
      expect(share5).toBe(shareOf.get(code))
      expect((await read(`?grid=${code}`)).service.minutes[0]?.share).toBe(share5)
    }
  })

  test('a building’s minutes add up to the households of the coverage', async () => {
    const { service } = await read()
    const features = await readAll(api, 'buildings', `street=${street}&limit=5000`)
    for (const { minutes, households } of service.minutes) {
      const covered = features.filter(({ properties }) => Number(properties.covered_minutes ?? 99) <= minutes)
      expect(covered.reduce((sum, { properties }) => sum + Number(properties.households), 0)).toBe(households)
    }
  })
})

describe('small counts', () => {
  test('are withheld from a screen at basic grids, and the unit’s others cannot give them away', async () => {
    const units = demoStreet().grids.filter(({ level }) => level === 'unit')
    let withheld = 0
    for (const { code } of units) {
      const seen = await read(`?grid=${code}`, 'screen')
      const told = await read(`?grid=${code}`, 'planner')
      expect(seen.requests.total).toBe(told.requests.total)
      const hidden = seen.children.filter(({ requests }) => requests === null)
      expect(hidden.length).not.toBe(1)
      withheld += hidden.length
      for (const child of told.children) {
        const shown = seen.children.find((it) => it.code === child.code)
        if ((child.requests ?? 0) < 5) expect(shown?.requests).toBeNull()
      }
    }
    expect(withheld).toBeGreaterThan(0)
  })

  test('of a basic grid: nothing but the window for a screen, everything for a planner', async () => {
    const { data: code, count } = await smallBasic()
    const search = `?grid=${code}`
    const seen = (await read(search, 'screen')).requests
    expect(seen).toMatchObject({
      total: null,
      open: null,
      byStage: [],
      byCategory: [],
      byDay: [],
      byHour: [],
      suppressed: true,
    })
    const told = (await read(search, 'planner')).requests
    expect([told.suppressed, told.total]).toEqual([false, count])
  })

  const smallBasic = async () => {
    const [row] = await api.db.sql`
      SELECT g.code, (SELECT count(*)::int FROM request r JOIN street s ON s.id = r.street_id
                       WHERE r.street_id = g.street_id AND r.basic_code = g.code
                         AND r.created_at >= s.as_of - interval '30 days' AND r.created_at < s.as_of) AS count
        FROM grid g WHERE g.street_id = ${street} AND g.level = 'basic' ORDER BY 2, 1 LIMIT 1`
    return { data: String(row?.code), count: Number(row?.count) }
  }
})

test('the answer is not sent twice, and not shared between who may see all and who may not', async () => {
  const path = `/api/v1/overview?grid=${street}001`
  const etag = (await api.ask(path)).headers.get('ETag') ?? ''
  expect((await api.ask(path, { headers: { 'If-None-Match': etag } })).status).toBe(304)
  expect((await api.ask(path, { role: 'screen', headers: { 'If-None-Match': etag } })).status).toBe(200)
})
