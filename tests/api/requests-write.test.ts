import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RequestCategory } from '@wangge/geodata'
import type { MadeRequestAnswer, RequestHistory, RequestIndicatorsAnswer } from '../../server/src/client.ts'
import { checkRequestStates } from '../../server/src/db/check-request-states.ts'
import type { Database } from '../../server/src/db/database.ts'
import { rebuildRequests } from '../../server/src/db/rebuild-requests.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { type Setup, setUp } from './auth-fixture.ts'

const street = '999900001'
let db: Database
let setup: Setup

beforeAll(async () => {
  db = await freshDatabase()
  const written = await writeStreet(db, latticeStreet(street), { kind: 'demo', source: 'test' })
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
  setup = setUp(db)
})
afterAll(() => db.close())

const post = (path: string, body: unknown, method = 'POST') => setup.ask(path, { method, body })
const inGrid = { lon: 120.0005, lat: 32.0005 }
/** The street's data end on 10 February 2026. */
const present = '2026-02-10T00:00:00.000Z'
const noFaults = { badHistories: 0, staleStates: 0, staleSums: 0 }

const make = async (extra: object = {}): Promise<MadeRequestAnswer> => {
  const response = await post('/api/v1/requests', { category: 'livelihood', ...inGrid, ...extra })
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(JSON.stringify(body))
  return body as MadeRequestAnswer
}
const move = (id: string, event: object) => post(`/api/v1/requests/${id}/events`, event)
const moved = async (id: string, event: object): Promise<RequestHistory> => {
  const response = await move(id, event)
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(JSON.stringify(body))
  return body as RequestHistory
}
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
]
const changes = () =>
  db.sql<{ seq: number; kind: string; detail: Record<string, unknown> }[]>`
    SELECT seq::int, kind, detail FROM street_change WHERE street_id = ${street} ORDER BY seq`

describe('a request', () => {
  test('goes its whole way, with suspension, extension, escalation and rework', async () => {
    const { request } = await make({ createdAt: '2026-02-10T01:00:00Z', description: '电梯坏了' })
    expect(request).toMatchObject({
      stage: 1,
      createdAt: '2026-02-10T01:00:00.000Z',
      basicCode: '999900001001001',
      ownership: 'owned',
      description: '电梯坏了',
      removedCount: 0,
      closeDueAt: '2026-02-17T01:00:00.000Z',
      origin: 'entry',
    })
    const { id } = request
    const at = (hour: number) => new Date(Date.parse('2026-02-10T01:00:00Z') + hour * 3_600_000).toISOString()
    await moved(id, { kind: 'enter', stage: 2, at: at(1) })
    const up = await moved(id, { kind: 'escalate', at: at(2), reason: '网格办不了' })
    expect(up.request.desk).toMatchObject({ level: 'unit', code: '999900001001' })
    expect(up.deskAbove?.level).toBe('district')
    const stopped = await moved(id, { kind: 'suspend', at: at(3), reason: '等配件' })
    expect([stopped.request.suspended, stopped.moves]).toEqual([true, ['resume']])
    const going = await moved(id, { kind: 'resume', at: at(7) })
    expect(going.request.closeDueAt).toBe('2026-02-17T05:00:00.000Z')
    const later = await moved(id, { kind: 'extend', at: at(8), byHours: 24, reason: '厂家停工' })
    expect(later.request.closeDueAt).toBe('2026-02-18T05:00:00.000Z')
    await moved(id, {
      kind: 'transfer',
      at: at(9),
      reason: '改由网格办',
      to: { level: 'basic', code: '999900001001002' },
    })
    await moved(id, { kind: 'enter', stage: 3, at: at(10) })
    await moved(id, { kind: 'enter', stage: 4, at: at(11) })
    const visited = await moved(id, { kind: 'enter', stage: 5, at: at(12), solved: false, satisfied: false })
    expect(visited.moves).toEqual(expect.arrayContaining(['enter-3', 'enter-6']))
    await moved(id, { kind: 'enter', stage: 3, at: at(13) })
    await moved(id, { kind: 'enter', stage: 4, at: at(14) })
    await moved(id, { kind: 'enter', stage: 5, at: at(15), solved: true, satisfied: true })
    await moved(id, { kind: 'enter', stage: 6, at: at(16) })
    const closed = await moved(id, { kind: 'enter', stage: 7, at: at(17) })
    expect(closed.request).toMatchObject({
      stage: 7,
      closedAt: at(17),
      reworks: 1,
      solved: true,
      satisfied: true,
      overdue: false,
      waitedHours: 17,
      stageWaitHours: 0,
    })
    expect(closed.moves).toEqual([])
    expect(closed.events.map(({ seq }) => seq)).toEqual(closed.events.map((_, i) => i + 1))
    expect(closed.events.map(({ kind, stage }) => `${kind} ${stage}`)).toEqual([
      'enter 1',
      'enter 2',
      'escalate 2',
      'suspend 2',
      'resume 2',
      'extend 2',
      'transfer 2',
      'enter 3',
      'enter 4',
      'enter 5',
      'enter 3',
      'enter 4',
      'enter 5',
      'enter 6',
      'enter 7',
    ])
    expect(await checkRequestStates(db.sql, street)).toEqual(noFaults)
  })

  test('raises the present of a synthetic street to its own time, and the version of requests alone', async () => {
    const before =
      await db.sql`SELECT version, request_version, last_change_seq FROM street WHERE id = ${street}`
    const { present: now, asOf } = await make({ createdAt: '2026-02-11T03:00:00Z' })
    const after =
      await db.sql`SELECT version, request_version, last_change_seq FROM street WHERE id = ${street}`
    expect([now, asOf.time]).toEqual(['2026-02-11T03:00:00.000Z', '2026-02-11T03:00:00.000Z'])
    expect(after[0]).toEqual({
      version: before[0]?.['version'],
      request_version: before[0]?.['request_version'] + 1,
      last_change_seq: before[0]?.['last_change_seq'] + 1,
    })
    const told = (await changes()).at(-1)
    expect(told).toMatchObject({
      kind: 'request-made',
      detail: { category: 'livelihood', stage: 1, lon: 120.0005 },
    })
  })

  test('is found in no grid, or in several, and is kept as such', async () => {
    const outside = await make({ lon: 119.999, lat: 32.0005 })
    expect(outside.request).toMatchObject({ ownership: 'unowned', basicCode: null, candidates: [] })
    expect(outside.request.desk).toMatchObject({ level: 'street', code: null })
    const border = await make({ lon: 120.001, lat: 32.0005 })
    expect(border.request).toMatchObject({
      ownership: 'double-owned',
      basicCode: null,
      candidates: ['999900001001001', '999900001001002'],
    })
    const list = await setup.ask(`/api/v1/requests?street=${street}&ownership=unowned,double-owned`)
    const { items } = (await list.json()) as { items: { id: string }[] }
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([outside.request.id, border.request.id]))
    expect(items).toHaveLength(2)
  })

  test('in GCJ-02 lies where it lies', async () => {
    // The forward shift at 120°, 32° (gcj02.test.ts holds it against published values) is about half a kilometre.
    const { request } = await make({ lon: 120.0049, lat: 31.9985, crs: 'gcj02' })
    expect(request.lon).toBeGreaterThan(119.999)
    expect(request.lon).toBeLessThan(120.001)
    expect(request.lat).toBeGreaterThan(31.999)
  })

  test('is stripped of personal data, which is counted and said, and is nowhere in the database', async () => {
    const mobile = '13800138000'
    const identity = '11010519491231002X'
    const made = await make({ description: `王某 ${mobile}，身份证${identity}，反映楼道堆物` })
    expect(made.removed).toEqual({ 'mobile-number': 1, 'identity-number': 1 })
    expect(made.request.removedCount).toBe(2)
    expect(made.request.description).toContain('反映楼道堆物')
    const { id } = made.request
    await moved(id, { kind: 'enter', stage: 2 })
    await moved(id, { kind: 'suspend', reason: `等 ${mobile} 回电` })
    const columns = await db.sql<{ table_name: string; column_name: string }[]>`
      SELECT table_name, column_name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb', 'ARRAY')`
    for (const { table_name: table, column_name: column } of columns) {
      const [hit] = await db.sql`SELECT 1 FROM ${db.sql(table)}
        WHERE ${db.sql(column)}::text LIKE ${`%${mobile}%`} OR ${db.sql(column)}::text LIKE ${`%${identity}%`} LIMIT 1`
      expect([table, column, hit]).toEqual([table, column, undefined])
    }
  })

  test('with an external id that came before is not written again', async () => {
    const first = await make({ externalId: 'X-1' })
    const before = (await changes()).length
    const again = await post('/api/v1/requests', { category: 'dispute', ...inGrid, externalId: 'X-1' })
    const body = (await again.json()) as MadeRequestAnswer
    expect([again.status, body.known, body.request.id, body.request.category]).toEqual([
      200,
      true,
      first.request.id,
      'livelihood',
    ])
    expect((await changes()).length).toBe(before)
  })

  test('keeps the limits in force when it was made', async () => {
    const set = await post(
      '/api/v1/requests/limits',
      { street, category: 'emergency', signHours: 2, closeHours: 48 },
      'PUT',
    )
    expect(set.status).toBe(200)
    const { request } = await make({ category: 'emergency' as RequestCategory })
    await post(
      '/api/v1/requests/limits',
      { street, category: 'emergency', signHours: 1, closeHours: 1 },
      'PUT',
    )
    const { request: same } = (await (
      await setup.ask(`/api/v1/requests/${request.id}`)
    ).json()) as RequestHistory
    expect(Date.parse(same.closeDueAt) - Date.parse(same.createdAt)).toBe(48 * 3_600_000)
  })
})

describe('bad input changes nothing', () => {
  const far = { lon: 121, lat: 32 }
  test.each([
    ['a category that is none', { category: 'noise' }, 400, 'unknown-category'],
    ['no place', { lon: null }, 400, 'bad-position'],
    ['a place that is none', { lon: 999, lat: 999 }, 422, 'bad-position'],
    ['a place far off', far, 422, 'off-street'],
    ['longitude and latitude exchanged', { lon: 32.0005, lat: 120.0005 }, 422, 'swapped-coordinates'],
    ['a time that is none', { createdAt: '2026-02-30T00:00:00Z' }, 400, 'bad-datetime'],
    ['a time without its zone', { createdAt: '2026-02-01T00:00:00' }, 400, 'bad-datetime'],
    ['a time in the future', { createdAt: '2999-01-01T00:00:00Z' }, 422, 'request-in-future'],
    ['a time before all others', { createdAt: '1999-12-31T00:00:00Z' }, 422, 'request-bad-time'],
    ['a long description', { description: '长'.repeat(2001) }, 422, 'description-too-long'],
    ['a description of nearly a megabyte', { description: 'x'.repeat(900_000) }, 422, 'description-too-long'],
    ['a description of a megabyte', { description: 'x'.repeat(1_000_001) }, 413, 'body-too-large'],
    ['an external id with blanks', { externalId: 'a b' }, 422, 'bad-external-id'],
    ['an unknown coordinate system', { crs: 'mars' }, 400, 'bad-crs'],
    ['a street that is none', { street: '000000000' }, 404, 'unknown-street'],
    ['a member that is none', { name: '张三' }, 400, 'unknown-parameter'],
  ])('%s', async (_, extra, status, code) => {
    const before = (await changes()).length
    const response = await post('/api/v1/requests', { category: 'livelihood', ...inGrid, ...extra })
    expect(await codeOf(response)).toEqual([status, code])
    expect((await changes()).length).toBe(before)
  })

  test('every refusal of the loop has its code', async () => {
    const { request } = await make({ createdAt: present })
    const { id } = request
    const cases: [object, number, string][] = [
      [{ kind: 'enter', stage: 3 }, 409, 'request-out-of-order'],
      [{ kind: 'enter', stage: 7 }, 409, 'request-close-before-sign'],
      [{ kind: 'suspend', reason: 'x' }, 409, 'request-not-signed'],
      [{ kind: 'resume' }, 409, 'request-not-suspended'],
      [{ kind: 'escalate', reason: '' }, 422, 'request-missing-reason'],
      [
        { kind: 'escalate', reason: 'x', to: { level: 'unit', code: '999900001002' } },
        422,
        'request-bad-desk',
      ],
      [
        { kind: 'escalate', reason: 'x', to: { level: 'district', code: '999900001D01' } },
        422,
        'request-not-next-level',
      ],
      [
        { kind: 'transfer', reason: 'x', to: { level: 'basic', code: '999900001999999' } },
        422,
        'request-bad-desk',
      ],
      [
        { kind: 'transfer', reason: 'x', to: { level: 'unit', code: '999900001001' } },
        422,
        'request-level-above',
      ],
      [{ kind: 'enter', stage: 2, at: '2026-02-09T00:00:00Z' }, 422, 'request-before-request'],
      [{ kind: 'enter', stage: 2, at: '2999-01-01T00:00:00Z' }, 422, 'request-in-future'],
      [{ kind: 'enter', stage: 2, solved: true }, 422, 'request-answer-without-visit'],
      [{ kind: 'escalate', reason: '长'.repeat(501) }, 422, 'reason-too-long'],
      [{ kind: 'enter', stage: 9 }, 400, 'bad-value'],
      [{ kind: 'wish' }, 400, 'bad-value'],
    ]
    const before = (await changes()).length
    for (const [event, status, code] of cases)
      expect([event, ...(await codeOf(await move(id, event)))]).toEqual([event, status, code])
    expect(await codeOf(await move(`${street}.99999999`, { kind: 'resume' }))).toEqual([
      404,
      'unknown-request',
    ])
    expect((await changes()).length).toBe(before)
    expect(await checkRequestStates(db.sql, street)).toEqual(noFaults)
  })

  test('a wall display and an inspector may not write', async () => {
    for (const role of ['screen', 'inspector']) {
      const response = await setup.ask('/api/v1/requests', {
        method: 'POST',
        body: { category: 'livelihood', ...inGrid },
        headers: { 'X-Demo-Role': role },
      })
      expect(await codeOf(response)).toEqual([403, 'forbidden'])
    }
  })
})

test('writes at the same time get numbers without holes, and sums that add up', async () => {
  const before = await changes()
  const made = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      make({ lon: 120.0001 + (i % 30) / 10_000, description: `第${i}件` }),
    ),
  )
  const signed = await Promise.all(made.map(({ request }) => moved(request.id, { kind: 'enter', stage: 2 })))
  expect(signed.every(({ request }) => request.stage === 2)).toBe(true)
  const numbers = made.map(({ request }) => Number(request.id.slice(10))).toSorted((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i))
  const after = await changes()
  expect(after.map(({ seq }) => seq)).toEqual(after.map((_, i) => (before[0]?.seq ?? 0) + i))
  expect(after.length).toBe(before.length + 60)
  expect(await checkRequestStates(db.sql, street)).toEqual(noFaults)
})

test('states and sums that were damaged are found, and made anew as they were', async () => {
  const read = async (): Promise<RequestIndicatorsAnswer['figures']> => {
    const answer = await setup.ask(
      `/api/v1/requests/indicators?street=${street}&from=2026-01-01&to=2026-02-28`,
    )
    return ((await answer.json()) as RequestIndicatorsAnswer).figures
  }
  const before = await read()
  await db.sql`UPDATE request_state SET reworks = reworks + 1 WHERE street_id = ${street} AND id IN (1, 2)`
  await db.sql`UPDATE request_tally SET closed = closed + 1 WHERE street_id = ${street} AND basic_code = '*'`
  const faults = await checkRequestStates(db.sql, street)
  expect([faults.badHistories, faults.staleStates]).toEqual([0, 2])
  expect(faults.staleSums).toBeGreaterThan(1)
  await rebuildRequests(db.sql, street)
  expect(await checkRequestStates(db.sql, street)).toEqual(noFaults)
  expect(await read()).toEqual(before)
})

test('under a draft plan with other grids requests are counted where they would lie', async () => {
  // The draft has the same squares under other units: each square's code is its neighbour's in the plan in force.
  const draft = `${street}-2026-2`
  await db.sql`INSERT INTO plan (id, street_id, name, status) VALUES (${draft}, ${street}, '2026-2', 'draft')`
  await db.sql.begin(async (tx) => {
    await tx`INSERT INTO grid (street_id, plan_id, code, level, parent_code, name, geom)
      SELECT street_id, ${draft}, code, level, parent_code, name,
             CASE code WHEN '999900001001001' THEN (SELECT geom FROM grid WHERE plan_id = ${`${street}-2026-1`} AND code = '999900001001002')
                       WHEN '999900001001002' THEN (SELECT geom FROM grid WHERE plan_id = ${`${street}-2026-1`} AND code = '999900001001001')
                       ELSE geom END
        FROM grid WHERE plan_id = ${`${street}-2026-1`}`
  })
  const of = async (plan: string, grid: string) => {
    const answer = await setup.ask(
      `/api/v1/requests/indicators?street=${street}&plan=${plan}&grid=${grid}&from=2026-01-01&to=2026-02-28`,
    )
    const { figures } = (await answer.json()) as RequestIndicatorsAnswer
    return { ...figures, per1000Households: null }
  }
  const one = await of(`${street}-2026-1`, '999900001001001')
  const other = await of(`${street}-2026-1`, '999900001001002')
  expect(one.total).not.toBe(other.total)
  expect(await of(draft, '999900001001002')).toEqual(one)
  expect(await of(draft, '999900001001001')).toEqual(other)
  expect((await of(draft, '999900001001')).total).toBe((await of(`${street}-2026-1`, '999900001001')).total)
})
