import { describe, expect, test } from 'vitest'
import { addUser, bearer, codeOf, cookieOf, password, tokenOf } from './auth-fixture.ts'
import { change, follow as connect, range, street } from './events-fixture.ts'
import { greeted, hasSeq, useEvents } from './events-site.ts'

const events = useEvents()
const { follow, headSeq, siteWith } = events

describe('who sees what', () => {
  test('without requests.read neither request, nor basic grid, nor place', async () => {
    const screen = await follow({ headers: { 'X-Demo-Role': 'screen' } })
    const inspector = await follow({ headers: { 'X-Demo-Role': 'inspector' } })
    await Promise.all([greeted(screen), greeted(inspector)])
    const seq = await change(events.db, 1, () => ({
      requestId: 7,
      category: 'dispute',
      createdAt: '2026-01-01T00:00:00.000Z',
      at: '2026-01-01T01:00:00.000Z',
      move: 'enter',
      stageBefore: 1,
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
      stageBefore: 1,
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
    const outside = await change(events.db, 1, () => ({ requestId: 8, category: 'dispute', basicCode: null }))
    const many = await change(events.db, 1, () => ({ count: 9, earliest: 'a', latest: 'b' }))
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
    await addUser(events.db, 'reporter', 'reporter')
    const { token } = await tokenOf(events.db, 'reporter')
    const reporter = await fetch(`${outside.url}/api/v1/events`, bearer(token))
    expect([reporter.status, await codeOf(reporter)]).toEqual([403, 'forbidden'])
  })

  test('a session that ended ends its stream; one that is only listened with is not used by it', async () => {
    const own = await siteWith({ keepAliveMs: 80 }, '0.0.0.0')
    await addUser(events.db, 'wang', 'planner')
    const signedIn = await fetch(`${own.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'wang', password }),
    })
    const Cookie = cookieOf(signedIn)
    const follower = await follow({ headers: { Cookie } }, own)
    await greeted(follower)
    await events.db.sql`UPDATE session SET last_seen_at = last_seen_at - interval '1 hour'`
    const seen = async () =>
      (await events.db.sql`SELECT last_seen_at::text AS at FROM session`).map(({ at }) => at as string)
    const before = await seen()
    await follower.until(() => follower.comments.length >= 3)
    expect(await seen()).toEqual(before)
    await fetch(`${own.url}/api/v1/session`, { method: 'DELETE', headers: { Cookie } })
    await follower.over
  })

  test('a token that was withdrawn, an account that became less', async () => {
    const own = await siteWith({ keepAliveMs: 80 }, '0.0.0.0')
    await addUser(events.db, 'zhao', 'inspector')
    const { id, token } = await tokenOf(events.db, 'zhao')
    const follower = await follow(bearer(token), own)
    await follower.until(() => follower.comments.length >= 1)
    await events.db.sql`UPDATE account SET role = 'screen' WHERE name = 'zhao'`
    await follower.over
    const asScreen = await follow(bearer(token), own)
    await asScreen.until(() => asScreen.comments.length >= 1)
    await events.db.sql`DELETE FROM api_token WHERE id = ${id}`
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
    await addUser(events.db, 'qian', 'screen')
    await addUser(events.db, 'sun', 'screen')
    const { token } = await tokenOf(events.db, 'qian')
    await follow(bearer(token), own)
    await follow(bearer(token), own)
    const refused = await fetch(`${own.url}/api/v1/events`, bearer(token))
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'too-many-subscribers'])
    const other = await tokenOf(events.db, 'sun')
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
    for (let n = 0; n < 8; n += 1) await change(events.db, 25, large)
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
