import type { StreetId } from '@wangge/geodata'
import { describe, expect, test } from 'vitest'
import { onlyOn } from '../support/databases.ts'
import { codeOf } from './auth-fixture.ts'
import { change, openSite, otherStreet, range, street } from './events-fixture.ts'
import { greeted, hasSeq, useEvents } from './events-site.ts'

const events = useEvents()
const { follow, headSeq, siteWith } = events

describe('a stream', () => {
  test('says where it begins, then what happens, in order', async () => {
    const before = await headSeq()
    const follower = await follow()
    await greeted(follower)
    expect(follower.told).toEqual([
      {
        id: `${street}:${before}`,
        event: 'hello',
        data: { street, present: '2026-02-10T00:00:00.000Z' },
      },
    ])
    expect(await change(events.db)).toBe(before + 1)
    await hasSeq(follower, before + 1)
    expect(follower.told[1]).toEqual({
      id: `${street}:${before + 1}`,
      event: 'request-made',
      data: {
        requestId: `${street}.1`,
        category: 'livelihood',
        createdAt: '2026-01-01T00:00:00.000Z',
        stage: 1,
        basicCode: `${street}001001`,
        unitCode: `${street}001`,
        lon: 120.0003,
        lat: 32.0004,
      },
    })
    await change(events.db, 40)
    await Promise.all([change(events.db), change(events.db), change(events.db)])
    await hasSeq(follower, before + 44)
    expect(follower.seqs()).toEqual(range(before + 1, before + 44))
  })

  test('is neither packed nor kept nor held back', async () => {
    const follower = await follow()
    await greeted(follower)
    expect(follower.status).toBe(200)
    expect(follower.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'transfer-encoding': 'chunked',
    })
    expect(follower.headers['content-encoding']).toBeUndefined()
    expect(follower.retryMs).toBeGreaterThanOrEqual(1000)
    expect(follower.retryMs).toBeLessThanOrEqual(3000)
  })

  test('tells nothing of another street', async () => {
    const follower = await follow()
    await greeted(follower)
    await change(events.db, 1, () => ({ category: 'dispute' }), otherStreet as StreetId)
    const seq = await change(events.db)
    await hasSeq(follower, seq)
    expect(follower.seqs()).toEqual([seq])
  })

  test('of a street that is not there is refused', async () => {
    const response = await fetch(`${events.site.url}/api/v1/events?street=999999999`)
    expect([response.status, await codeOf(response)]).toEqual([404, 'unknown-street'])
  })

  test('HEAD is answered and ends', async () => {
    const own = await siteWith({ maxStreams: 1 })
    for (let i = 0; i < 3; i += 1) {
      const response = await fetch(`${own.url}/api/v1/events?street=${street}`, { method: 'HEAD' })
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ])
    }
    expect((await follow({}, own)).status).toBe(200)
  })

  test('a comment comes where nothing else does', async () => {
    const own = await siteWith({ keepAliveMs: 60 })
    const follower = await follow({}, own)
    await follower.until(() => follower.comments.length >= 3)
    expect(new Set(follower.comments)).toEqual(new Set(['still here']))
  })

  test('ends with the server', async () => {
    const own = await openSite(events.db)
    const follower = await follow({}, own)
    await greeted(follower)
    const began = Date.now()
    await own.stop()
    await follower.over
    expect(Date.now() - began).toBeLessThan(2000)
  })

  test('where nothing is woken, changes come with the next look', async () => {
    const own = await siteWith({ lookAgainMs: 100 })
    const follower = await follow({}, own)
    await greeted(follower)
    const before = await headSeq()
    // As a program does that wrote this and was killed before it could say so.
    await events.db
      .sql`WITH taken AS (UPDATE street SET last_change_seq = last_change_seq + 1 WHERE id = ${street}
        RETURNING last_change_seq)
      INSERT INTO street_change (street_id, seq, kind, detail)
      SELECT ${street}, last_change_seq, 'request-made', '{}' FROM taken`
    await hasSeq(follower, before + 1)
  })
})

onlyOn('postgres', () =>
  describe('LISTEN', () => {
    test('goes on when its connection was cut, with what was written meanwhile', async () => {
      const follower = await follow()
      await greeted(follower)
      await hasSeq(follower, await change(events.db))
      await events.db.sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query ILIKE 'listen%'`
      const seq = await change(events.db, 2)
      await follower.until(() => follower.lastId === `${street}:${seq}`, 10_000)
      await hasSeq(follower, await change(events.db))
      expect(follower.seqs()).toEqual(range(seq - 2, seq + 1))
    })

    test('is one connection, however many follow', async () => {
      await Promise.all(range(1, 5).map(() => follow().then(greeted)))
      const [row] = await events.db.sql<{ count: number }[]>`SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND query ILIKE 'listen%'`
      expect(row?.count).toBe(1)
    })
  }),
)
