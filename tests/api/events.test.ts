import type { StreetId } from '@wangge/geodata'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import type { EventSettings } from '../../server/src/events/live-streets.ts'
import { onlyOn } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { addUser, bearer, codeOf, cookieOf, password, tokenOf } from './auth-fixture.ts'
import {
  change,
  type Follower,
  follow as connect,
  openSite,
  openStreets,
  otherStreet,
  range,
  type Site,
  street,
} from './events-fixture.ts'

let db: Database
let site: Site
beforeAll(async () => {
  db = await openStreets()
  site = await openSite(db)
})
afterAll(async () => {
  await site.stop()
  await db.close()
})

const follow = async (options?: Parameters<typeof connect>[1], at: Site = site): Promise<Follower> => {
  const follower = await connect(at.url, options)
  onTestFinished(follower.drop)
  return follower
}
const siteWith = async (events: Partial<EventSettings>, host?: string): Promise<Site> => {
  const own = await openSite(db, events, host)
  onTestFinished(own.stop)
  return own
}
const headSeq = async (): Promise<number> => {
  const [row] = await db.sql<
    { seq: number }[]
  >`SELECT last_change_seq AS seq FROM street WHERE id = ${street}`
  return row?.seq ?? 0
}
const greeted = (follower: Follower) => follower.until(() => follower.told.length > 0)
const hasSeq = (follower: Follower, seq: number) =>
  follower.until(() => follower.lastId === `${street}:${seq}`)

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
    expect(await change(db)).toBe(before + 1)
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
    await change(db, 40)
    await Promise.all([change(db), change(db), change(db)])
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
    await change(db, 1, () => ({ category: 'dispute' }), otherStreet as StreetId)
    const seq = await change(db)
    await hasSeq(follower, seq)
    expect(follower.seqs()).toEqual([seq])
  })

  test('of a street that is not there is refused', async () => {
    const response = await fetch(`${site.url}/api/v1/events?street=999999999`)
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
    const own = await openSite(db)
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
    await db.sql`WITH taken AS (UPDATE street SET last_change_seq = last_change_seq + 1 WHERE id = ${street}
        RETURNING last_change_seq)
      INSERT INTO street_change (street_id, seq, kind, detail)
      SELECT ${street}, last_change_seq, 'request-made', '{}' FROM taken`
    await hasSeq(follower, before + 1)
  })
})

describe('coming back', () => {
  test('after a minute of events: none missing, none twice', async () => {
    const first = await follow()
    await greeted(first)
    const seen = await change(db, 5)
    await hasSeq(first, seen)
    first.drop()
    for (let i = 0; i < 6; i += 1) await change(db, 100)
    const second = await follow({ last: first.lastId ?? '' })
    const newest = await change(db, 3)
    await hasSeq(second, newest)
    expect(second.told[0]).toMatchObject({ id: `${street}:${seen}`, event: 'hello' })
    expect(second.seqs()).toEqual(range(seen + 1, newest))
  })

  test('from memory and from the table it is the same', async () => {
    const before = await headSeq()
    const newest = await change(db, 30)
    for (const recentChanges of [1, 7, 1000]) {
      const own = await siteWith({ recentChanges })
      const ahead = await follow({}, own)
      await greeted(ahead)
      for (const behind of [0, 1, 6, 7, 8, 30]) {
        const follower = await follow({ last: `${street}:${newest - behind}` }, own)
        await follower.until(() => follower.seqs().length >= behind && follower.told.length > 0)
        expect(follower.seqs()).toEqual(range(newest - behind + 1, newest))
      }
    }
    expect(newest).toBe(before + 30)
  })

  test('?last= does as the header, which goes before it', async () => {
    const newest = await change(db, 4)
    const byQuery = await follow({ query: `street=${street}&last=${street}:${newest - 2}` })
    await hasSeq(byQuery, newest)
    expect(byQuery.seqs()).toEqual([newest - 1, newest])
    const both = await follow({
      last: `${street}:${newest - 1}`,
      query: `street=${street}&last=${street}:${newest - 3}`,
    })
    await hasSeq(both, newest)
    expect(both.seqs()).toEqual([newest])
  })

  test('again and again at random moments while changes are written', { timeout: 60_000 }, async () => {
    const own = await siteWith({ recentChanges: 50 })
    const start = await headSeq()
    let writing = true
    const write = async () => {
      for (let n = 0; n < 60; n += 1) await change(db, 1 + (n % 9))
      writing = false
    }
    /** Drops the line at any moment, also in the middle of an event, and goes on from the last whole one. */
    const restless = async (seed: number): Promise<number[]> => {
      let state = seed
      const random = () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
        return state / 0x7fffffff
      }
      const seen: number[] = []
      let last = `${street}:${start}`
      for (;;) {
        const final = !writing
        const goal = await headSeq()
        const follower = await connect(own.url, { last })
        if (final) await hasSeq(follower, goal)
        else await new Promise((later) => setTimeout(later, random() * 60))
        follower.drop()
        expect(follower.told.every(({ event }) => event !== 'reset')).toBe(true)
        seen.push(...follower.seqs())
        last = follower.lastId ?? last
        if (final) return seen
      }
    }
    const [, ...all] = await Promise.all([write(), ...range(1, 12).map(restless)])
    const newest = await headSeq()
    expect(newest).toBeGreaterThan(start + 200)
    for (const seen of all) expect(seen).toEqual(range(start + 1, newest))
  })
})

describe('a client that has to begin anew', () => {
  const resetOf = async (last: string): Promise<unknown> => {
    const follower = await follow({ last })
    await greeted(follower)
    const newest = await change(db)
    await hasSeq(follower, newest)
    expect(follower.seqs()).toEqual([newest])
    const reset = follower.told.find(({ event }) => event === 'reset')
    expect(reset?.id).toBe(`${street}:${newest - 1}`)
    return reset
  }

  test('with an id of another street', async () => {
    expect(await resetOf(`${otherStreet}:1`)).toMatchObject({
      event: 'reset',
      data: { reason: 'other-street' },
    })
  })

  test('with an id that was never given', async () => {
    expect(await resetOf(`${street}:99999999`)).toMatchObject({
      event: 'reset',
      data: { reason: 'unknown-id' },
    })
  })

  test('with an id from before the street was replaced, and those who are there when it is', async () => {
    await change(db, 3)
    const before = await headSeq()
    const there = await follow()
    await greeted(there)
    await writeStreet(db, latticeStreet(street), { kind: 'demo', source: 'test' })
    await hasSeq(there, before + 1)
    expect(there.told.at(-1)).toEqual({
      id: `${street}:${before + 1}`,
      event: 'reset',
      data: { reason: 'street-replaced' },
    })
    const justBefore = await follow({ last: `${street}:${before}` })
    await hasSeq(justBefore, before + 1)
    expect(justBefore.told.map(({ event }) => event)).toEqual(['hello', 'reset'])
    expect(await resetOf(`${street}:${before - 1}`)).toMatchObject({ data: { reason: 'street-replaced' } })
    await hasSeq(there, before + 2)
    expect(there.seqs()).toEqual([before + 2])
  })

  test('with an id that is no longer kept', async () => {
    const newest = await change(db, 20)
    await db.sql`DELETE FROM street_change WHERE street_id = ${street} AND seq <= ${newest - 10}`
    const own = await siteWith({ recentChanges: 5 })
    const late = await follow({ last: `${street}:${newest - 11}` }, own)
    await greeted(late)
    expect(late.told[0]).toMatchObject({ event: 'hello' })
    await late.until(() => late.told.length > 1)
    expect(late.told[1]).toEqual({ id: `${street}:${newest}`, event: 'reset', data: { reason: 'not-kept' } })
    const inTime = await follow({ last: `${street}:${newest - 10}` }, own)
    await hasSeq(inTime, newest)
    expect(inTime.seqs()).toEqual(range(newest - 9, newest))
  })

  test.each(['7', `${street}:`, `${street}:-1`, `${street}:1.5`, 'x'.repeat(5000)])(
    'an id that is none (%#) is refused',
    async (last) => {
      for (const answer of [
        await fetch(`${site.url}/api/v1/events?street=${street}`, { headers: { 'Last-Event-ID': last } }),
        await fetch(`${site.url}/api/v1/events?street=${street}&last=${last}`),
      ])
        expect([answer.status, await codeOf(answer)]).toEqual([400, 'bad-event-id'])
    },
  )
})

describe('who sees what', () => {
  test('without requests.read neither request, nor basic grid, nor place', async () => {
    const screen = await follow({ headers: { 'X-Demo-Role': 'screen' } })
    const inspector = await follow({ headers: { 'X-Demo-Role': 'inspector' } })
    await Promise.all([greeted(screen), greeted(inspector)])
    const seq = await change(db, 1, () => ({
      requestId: 7,
      category: 'dispute',
      createdAt: '2026-01-01T00:00:00.000Z',
      at: '2026-01-01T01:00:00.000Z',
      move: 'enter',
      stage: 2,
      basicCode: `${street}002003`,
      lon: 120,
      lat: 32,
      secret: 'whatever comes to it later',
    }))
    await Promise.all([hasSeq(screen, seq), hasSeq(inspector, seq)])
    expect(screen.told[1]?.data).toEqual({
      category: 'dispute',
      createdAt: '2026-01-01T00:00:00.000Z',
      at: '2026-01-01T01:00:00.000Z',
      move: 'enter',
      stage: 2,
      unitCode: `${street}002`,
    })
    expect(inspector.told[1]?.data).toMatchObject({ requestId: `${street}.7`, unitCode: `${street}002` })
    const again = await follow({ headers: { 'X-Demo-Role': 'screen' }, last: `${street}:${seq - 1}` })
    await hasSeq(again, seq)
    expect(again.told[1]?.data).toEqual(screen.told[1]?.data)
  })

  test('in no grid there is no unit; of many at once there is no grid at all', async () => {
    const screen = await follow({ headers: { 'X-Demo-Role': 'screen' } })
    await greeted(screen)
    const outside = await change(db, 1, () => ({ requestId: 8, category: 'dispute', basicCode: null }))
    const many = await change(db, 1, () => ({ count: 9, earliest: 'a', latest: 'b' }))
    await hasSeq(screen, many)
    expect(screen.told.slice(1).map(({ data }) => data)).toEqual([
      { category: 'dispute', unitCode: null },
      { count: 9, earliest: 'a', latest: 'b' },
    ])
    expect(many).toBe(outside + 1)
  })

  test('nobody from outside the demo, and no reporter', async () => {
    const outside = await siteWith({}, '0.0.0.0')
    const nobody = await fetch(`${outside.url}/api/v1/events`)
    expect([nobody.status, await codeOf(nobody)]).toEqual([401, 'sign-in-required'])
    await addUser(db, 'reporter', 'reporter')
    const { token } = await tokenOf(db, 'reporter')
    const reporter = await fetch(`${outside.url}/api/v1/events`, bearer(token))
    expect([reporter.status, await codeOf(reporter)]).toEqual([403, 'forbidden'])
  })

  test('a session that ended ends its stream; one that is only listened with is not used by it', async () => {
    const own = await siteWith({ keepAliveMs: 80 }, '0.0.0.0')
    await addUser(db, 'wang', 'planner')
    const signedIn = await fetch(`${own.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'wang', password }),
    })
    const Cookie = cookieOf(signedIn)
    const follower = await follow({ headers: { Cookie } }, own)
    await greeted(follower)
    await db.sql`UPDATE session SET last_seen_at = last_seen_at - interval '1 hour'`
    const seen = async () =>
      (await db.sql`SELECT last_seen_at::text AS at FROM session`).map(({ at }) => at as string)
    const before = await seen()
    await follower.until(() => follower.comments.length >= 3)
    expect(await seen()).toEqual(before)
    await fetch(`${own.url}/api/v1/session`, { method: 'DELETE', headers: { Cookie } })
    await follower.over
  })

  test('a token that was withdrawn, an account that became less', async () => {
    const own = await siteWith({ keepAliveMs: 80 }, '0.0.0.0')
    await addUser(db, 'zhao', 'inspector')
    const { id, token } = await tokenOf(db, 'zhao')
    const follower = await follow(bearer(token), own)
    await follower.until(() => follower.comments.length >= 1)
    await db.sql`UPDATE account SET role = 'screen' WHERE name = 'zhao'`
    await follower.over
    const asScreen = await follow(bearer(token), own)
    await asScreen.until(() => asScreen.comments.length >= 1)
    await db.sql`DELETE FROM api_token WHERE id = ${id}`
    await asScreen.over
  })
})

describe('limits', () => {
  test('so many streams in all: 503, and a place is free again when one ends', async () => {
    const own = await siteWith({ maxStreams: 3 })
    const followers = await Promise.all([follow({}, own), follow({}, own), follow({}, own)])
    await Promise.all(followers.map(greeted))
    const refused = await fetch(`${own.url}/api/v1/events?street=${street}`)
    expect([refused.status, await codeOf(refused), refused.headers.get('Retry-After')]).toEqual([
      503,
      'too-many-subscribers',
      '10',
    ])
    followers[0]?.drop()
    await expect.poll(async () => (await connect(own.url)).status).toBe(200)
  })

  test('so many of one account: 429', async () => {
    const own = await siteWith({ maxStreamsPerAccount: 2 }, '0.0.0.0')
    await addUser(db, 'qian', 'screen')
    await addUser(db, 'sun', 'screen')
    const { token } = await tokenOf(db, 'qian')
    await follow(bearer(token), own)
    await follow(bearer(token), own)
    const refused = await fetch(`${own.url}/api/v1/events`, bearer(token))
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'too-many-subscribers'])
    const other = await tokenOf(db, 'sun')
    expect((await follow(bearer(other.token), own)).status).toBe(200)
  })

  test('who does not read is cut off, the others are not; coming back, it misses nothing', async () => {
    const own = await siteWith({ bufferBytes: 20_000 })
    const slow = await follow({}, own)
    const quick = await follow({}, own)
    await Promise.all([greeted(slow), greeted(quick)])
    const from = await headSeq()
    slow.pause()
    const large = () => ({ category: 'dispute', earliest: 'x'.repeat(60_000) })
    // The kernel holds some megabytes of its own for such a client.
    for (let n = 0; n < 8; n += 1) await change(db, 25, large)
    const newest = await headSeq()
    await hasSeq(quick, newest)
    slow.resume()
    await slow.over
    expect(slow.seqs().length).toBeLessThan(newest - from)
    const back = await follow({ last: slow.lastId ?? '' }, own)
    await hasSeq(back, newest)
    expect([...slow.seqs(), ...back.seqs()]).toEqual(range(from + 1, newest))
    expect(quick.seqs()).toEqual(range(from + 1, newest))
  })
})

onlyOn('postgres', () =>
  describe('LISTEN', () => {
    test('goes on when its connection was cut, with what was written meanwhile', async () => {
      const follower = await follow()
      await greeted(follower)
      await hasSeq(follower, await change(db))
      await db.sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query ILIKE 'listen%'`
      const seq = await change(db, 2)
      await follower.until(() => follower.lastId === `${street}:${seq}`, 10_000)
      await hasSeq(follower, await change(db))
      expect(follower.seqs()).toEqual(range(seq - 2, seq + 1))
    })

    test('is one connection, however many follow', async () => {
      await Promise.all(range(1, 5).map(() => follow().then(greeted)))
      const [row] = await db.sql<{ count: number }[]>`SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND query ILIKE 'listen%'`
      expect(row?.count).toBe(1)
    })
  }),
)
