import { describe, expect, test } from 'vitest'
import type { LatestRequests, MadeScreenLink, OpenedScreen } from '../../server/src/client.ts'
import { declaredRoutes } from '../../server/src/routes/declare.ts'
import { openedScreenSchema } from '../../server/src/routes/session-screen-schema.ts'
import { cookieOf } from './auth-fixture.ts'
import { follow, openSite } from './events-fixture.ts'
import { day, refusal, street, useLinks } from './links-fixture.ts'

const links = useLinks()
const { make, made, withdraw, list, open, opened, session } = links

describe('a link', () => {
  test('is told once; only the hash of its token is kept', async () => {
    const response = await make({ label: ' 一楼大厅 ', screen: '大屏' })
    expect(response.status).toBe(201)
    expect(response.headers.get('Cache-Control')).toContain('no-store')
    const { id, token } = (await response.json()) as MadeScreenLink
    expect(token).toMatch(/^wgs_[\w-]{43}$/)
    const [own] = (await list()).links
    expect(own).toMatchObject({
      id,
      label: '一楼大厅',
      screen: '大屏',
      createdBy: 'the-admin',
      lastUsedAt: null,
      withdrawnAt: null,
    })
    expect(JSON.stringify(await list())).not.toContain(token)
    const rows = await links.db.sql`SELECT screen_link::text AS text FROM screen_link`
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('opens a session of the role screen, and what the saved screen shows', async () => {
    const { token, id } = await made('大屏')
    const response = await open(token)
    expect(response.status).toBe(200)
    const cookie = response.headers.get('Set-Cookie') ?? ''
    expect(cookie).toMatch(
      /^wangge_session=wgl_[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const body = openedScreenSchema.parse(await response.json()) as OpenedScreen
    expect(body).toMatchObject({
      session: {
        account: { name: '一楼大厅', role: 'screen', demo: false },
        permissions: ['public', 'session', 'map.read'],
        link: { screen: '大屏' },
      },
      screen: { name: '大屏', street, config: { theme: 'light' } },
    })
    const shown = await session(cookieOf(response))
    expect(await shown.json()).toEqual(body.session)
    const used = (await list()).links.find((link) => link.id === id)
    expect(used?.lastUsedAt).not.toBeNull()
  })

  test('opens without its saved screen once that is deleted, and with it once it is back', async () => {
    const put = (config: object) =>
      links.site.ask('/api/v1/screens/别的', { method: 'PUT', body: { street, config }, ...links.admin })
    await put({})
    const { token } = await made('别的')
    await links.site.ask('/api/v1/screens/别的', { method: 'DELETE', ...links.admin })
    expect(await (await open(token)).json()).toMatchObject({ screen: null })
    await put({ theme: 'dark' })
    expect(await (await open(token)).json()).toMatchObject({ screen: { config: { theme: 'dark' } } })
  })

  test('may only read: every route × method', async () => {
    const cookie = await opened((await made()).token)
    const wrong: string[] = []
    for (const { method, path, permission } of declaredRoutes(links.site.app)) {
      // Signing out ends the session this test needs.
      if (permission === 'public') continue
      const address = path.replace(/:[^/{]+(\{[^}]*\})?/g, '1').replace('*', 'x')
      const response = await links.site.ask(address, { method, headers: { Cookie: cookie } })
      const mayRead = ['session', 'map.read'].includes(permission) && method === 'GET'
      const refused = response.status === 403
      if (path.startsWith('/open311/') ? !refused && !mayRead : refused === mayRead)
        wrong.push(`${method} ${path}: ${response.status}`)
      await response.body?.cancel()
    }
    expect(wrong).toEqual([])
  })

  test('sees requests as a screen does', async () => {
    const headers = { Cookie: await opened((await made()).token) }
    const latest = await links.site.ask('/api/v1/requests/latest', { headers })
    expect(latest.status).toBe(200)
    for (const item of ((await latest.json()) as LatestRequests).newest) expect(item).not.toHaveProperty('id')
    expect((await links.site.ask('/api/v1/requests', { headers })).status).toBe(403)
    expect((await links.site.ask('/ogc/collections/requests/items', { headers })).status).toBe(403)
  })

  test('lasts for months while it is used, two weeks while it is not, and is opened anew by its token', async () => {
    const { token } = await made()
    let cookie = await opened(token)
    for (let week = 0; week < 25; week += 1) {
      links.site.advance(7 * day)
      expect([week, (await session(cookie)).status]).toEqual([week, 200])
    }
    links.site.advance(7 * day)
    expect((await session(cookie)).status).toBe(401)
    cookie = await opened(token)
    links.site.advance(13 * day)
    expect((await session(cookie)).status).toBe(200)
    links.site.advance(14 * day)
    expect((await session(cookie)).status).toBe(401)
    expect((await session(await opened(token))).status).toBe(200)
  })

  test('opened anew ends the session before, and signing out the one that is open', async () => {
    const { token } = await made()
    const first = await opened(token)
    const second = cookieOf(await open(token, { Cookie: first }))
    expect([(await session(first)).status, (await session(second)).status]).toEqual([401, 200])
    await links.site.ask('/api/v1/session', { method: 'DELETE', headers: { Cookie: second } })
    expect((await session(second)).status).toBe(401)
  })

  test('leaves a person who is signed in who they are', async () => {
    const person = cookieOf(await links.site.signIn('the-planner'))
    const { token } = await made('大屏')
    const response = await open(token, { Cookie: person })
    expect(response.headers.get('Set-Cookie')).toBeNull()
    expect(await response.json()).toMatchObject({
      session: { account: { name: 'the-planner', role: 'planner' } },
      screen: { name: '大屏' },
    })
    expect((await session(person)).status).toBe(200)
  })

  test('keeps at most 100 sessions, the newest', async () => {
    const { token, id } = await made()
    const first = await opened(token)
    await links.db.sql`
      INSERT INTO screen_session (token_hash, link_id, created_at, last_seen_at)
      SELECT sha256(i::text::bytea), ${id}::bigint, now() + interval '1 hour', now()
        FROM generate_series(1, 99) i`
    expect((await session(first)).status).toBe(200)
    links.site.advance(2 * 3600)
    await opened(token)
    expect((await session(first)).status).toBe(401)
    const [row] = await links.db
      .sql`SELECT count(*)::int AS n FROM screen_session WHERE link_id::text = ${id}`
    expect(row?.n).toBe(100)
  })
})

describe('a link that is withdrawn', () => {
  test('ends its sessions at once, and opens no more; another goes on', async () => {
    const { id, token } = await made()
    const other = await made()
    const cookies = [await opened(token), await opened(token)]
    const kept = await opened(other.token)
    expect((await withdraw(id)).status).toBe(204)
    for (const cookie of cookies) expect((await session(cookie)).status).toBe(401)
    expect((await session(kept)).status).toBe(200)
    expect(await refusal(await open(token))).toEqual([401, 'withdrawn-link'])
    expect(await refusal(await withdraw(id))).toEqual([404, 'unknown-link'])
    const own = (await list()).links.find((link) => link.id === id)
    expect(own?.withdrawnAt).not.toBeNull()
    const [row] = await links.db
      .sql`SELECT count(*)::int AS n FROM screen_session WHERE link_id::text = ${id}`
    expect(row?.n).toBe(0)
  })

  test('ends its streams of events within 2 s, on every server, and those of no other', async () => {
    const servers = [await openSite(links.db, {}, '0.0.0.0'), await openSite(links.db, {}, '0.0.0.0')]
    const { id, token } = await made()
    const other = await made()
    const [Cookie, kept] = [await opened(token), await opened(other.token)]
    const followers = await Promise.all(servers.map(({ url }) => follow(url, { headers: { Cookie } })))
    const going = await follow(servers[0]?.url ?? '', { headers: { Cookie: kept } })
    expect(followers.map(({ status }) => status)).toEqual([200, 200])
    for (const follower of followers) await follower.until(() => follower.told.length === 1)
    await withdraw(id)
    const withdrawnMs = performance.now()
    await Promise.all(followers.map(({ over }) => over))
    expect(performance.now() - withdrawnMs).toBeLessThan(2000)
    const within = (ms: number) => new Promise<'going on'>((done) => setTimeout(done, ms, 'going on'))
    expect(await Promise.race([going.over, within(1500)])).toBe('going on')
    going.drop()
    const again = await follow(servers[1]?.url ?? '', { headers: { Cookie } })
    expect(again.status).toBe(401)
    for (const server of servers) await server.stop()
  })
})
