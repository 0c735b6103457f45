import { describe, expect, test } from 'vitest'
import type { RequestCategory } from '@wangge/geodata'
import type { MadeRequestAnswer, RequestHistory } from '../../server/src/client.ts'
import { checkRequestStates } from '../../server/src/db/check-request-states.ts'
import { inGrid, noFaults, street, useRequests } from './requests-fixture.ts'

const site = useRequests()
const { changes, make, moved, post } = site

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
    expect(await checkRequestStates(site.db.sql, street)).toEqual(noFaults)
  })

  test('raises the present of a synthetic street to its own time, and the version of requests alone', async () => {
    const before = await site.db
      .sql`SELECT version, request_version, last_change_seq FROM street WHERE id = ${street}`
    const { present: now, asOf } = await make({ createdAt: '2026-02-11T03:00:00Z' })
    const after = await site.db
      .sql`SELECT version, request_version, last_change_seq FROM street WHERE id = ${street}`
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

  test('that moves is told with the stage that it left, and with the same one where it stays', async () => {
    const { request } = await make()
    const told = async () => {
      const { kind, detail } = (await changes()).at(-1) ?? {}
      return { kind, ...detail }
    }
    await moved(request.id, { kind: 'enter', stage: 2 })
    expect(await told()).toMatchObject({ kind: 'request-moved', move: 'enter', stageBefore: 1, stage: 2 })
    await moved(request.id, { kind: 'suspend', reason: '等配件' })
    expect(await told()).toMatchObject({ kind: 'request-moved', move: 'suspend', stageBefore: 2, stage: 2 })
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
    const list = await site.setup.ask(`/api/v1/requests?street=${street}&ownership=unowned,double-owned`)
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
    const columns = await site.db.sql<{ table_name: string; column_name: string }[]>`
      SELECT table_name, column_name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb', 'ARRAY')`
    for (const { table_name: table, column_name: column } of columns) {
      const [hit] = await site.db.sql`SELECT 1 FROM ${site.db.sql(table)}
        WHERE ${site.db.sql(column)}::text LIKE ${`%${mobile}%`} OR ${site.db.sql(column)}::text LIKE ${`%${identity}%`} LIMIT 1`
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
      await site.setup.ask(`/api/v1/requests/${request.id}`)
    ).json()) as RequestHistory
    expect(Date.parse(same.closeDueAt) - Date.parse(same.createdAt)).toBe(48 * 3_600_000)
  })
})
