import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyAuditChain } from '../../server/src/auth/audit-log.ts'
import { mostLinks } from '../../server/src/auth/manage-links.ts'
import { runScreenLink } from '../../server/src/cli/screen-link.ts'
import type { MadeScreenLink, OpenedScreen, ScreenLinks } from '../../server/src/client.ts'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { declaredRoutes } from '../../server/src/routes/declare.ts'
import { screenLinksSchema } from '../../server/src/routes/screen-links-schema.ts'
import { openedScreenSchema } from '../../server/src/routes/session-screen-schema.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { addUser, bearer, codeOf, cookieOf, type Setup, setUp, tokenOf } from './auth-fixture.ts'
import { follow, openSite } from './events-fixture.ts'

const street = '999900001'
const day = 86_400
let db: Database
let site: Setup
let admin: { headers: { Authorization: string } }

beforeAll(async () => {
  db = await freshDatabase()
  await writeStreet(db, latticeStreet(street), { kind: 'demo', source: 'test' })
  for (const role of ['planner', 'admin'] as const) await addUser(db, `the-${role}`, role)
  admin = bearer((await tokenOf(db, 'the-admin')).token)
  const saved = await setUp(db, { host: '0.0.0.0' }).ask('/api/v1/screens/大屏', {
    method: 'PUT',
    body: { street, config: { theme: 'light' } },
    ...admin,
  })
  if (saved.status !== 200) throw new Error(`not saved: ${saved.status}`)
})
// Each test has attempts of its own.
beforeEach(() => {
  site = setUp(db, { host: '0.0.0.0' })
})
afterAll(() => db.close())

const make = (body: unknown = { label: '一楼大厅', screen: null }) =>
  site.ask('/api/v1/screen-links', { method: 'POST', body, ...admin })
const made = async (screen: string | null = null) =>
  (await (await make({ label: '一楼大厅', screen })).json()) as MadeScreenLink
const withdraw = (id: string) => site.ask(`/api/v1/screen-links/${id}`, { method: 'DELETE', ...admin })
const list = async () =>
  screenLinksSchema.parse(await (await site.ask('/api/v1/screen-links', admin)).json()) as ScreenLinks
const open = (token: unknown, options: { Cookie?: string; address?: string } = {}) =>
  site.ask('/api/v1/session/screen', {
    method: 'POST',
    body: { token },
    ...(options.Cookie === undefined ? {} : { headers: { Cookie: options.Cookie } }),
    address: options.address ?? '10.0.0.1',
  })
const opened = async (token: string) => cookieOf(await open(token))
const session = (Cookie: string) => site.ask('/api/v1/session', { headers: { Cookie } })
const refusal = async (response: Response) => [response.status, await codeOf(response)]

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
    const rows = await db.sql`SELECT screen_link::text AS text FROM screen_link`
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
      site.ask('/api/v1/screens/别的', { method: 'PUT', body: { street, config }, ...admin })
    await put({})
    const { token } = await made('别的')
    await site.ask('/api/v1/screens/别的', { method: 'DELETE', ...admin })
    expect(await (await open(token)).json()).toMatchObject({ screen: null })
    await put({ theme: 'dark' })
    expect(await (await open(token)).json()).toMatchObject({ screen: { config: { theme: 'dark' } } })
  })

  test('may only read: every route × method', async () => {
    const cookie = await opened((await made()).token)
    const wrong: string[] = []
    for (const { method, path, permission } of declaredRoutes(site.app)) {
      // Signing out ends the session this test needs.
      if (permission === 'public') continue
      const address = path.replace(/:[^/{]+(\{[^}]*\})?/g, '1').replace('*', 'x')
      const response = await site.ask(address, { method, headers: { Cookie: cookie } })
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
    const latest = await site.ask('/api/v1/requests/latest', { headers })
    expect(latest.status).toBe(200)
    expect(await latest.text()).not.toContain('"id"')
    expect((await site.ask('/api/v1/requests', { headers })).status).toBe(403)
    expect((await site.ask('/ogc/collections/requests/items', { headers })).status).toBe(403)
  })

  test('lasts for months while it is used, two weeks while it is not, and is opened anew by its token', async () => {
    const { token } = await made()
    let cookie = await opened(token)
    for (let week = 0; week < 25; week += 1) {
      site.advance(7 * day)
      expect([week, (await session(cookie)).status]).toEqual([week, 200])
    }
    site.advance(7 * day)
    expect((await session(cookie)).status).toBe(401)
    cookie = await opened(token)
    site.advance(13 * day)
    expect((await session(cookie)).status).toBe(200)
    site.advance(14 * day)
    expect((await session(cookie)).status).toBe(401)
    expect((await session(await opened(token))).status).toBe(200)
  })

  test('opened anew ends the session before, and signing out the one that is open', async () => {
    const { token } = await made()
    const first = await opened(token)
    const second = cookieOf(await open(token, { Cookie: first }))
    expect([(await session(first)).status, (await session(second)).status]).toEqual([401, 200])
    await site.ask('/api/v1/session', { method: 'DELETE', headers: { Cookie: second } })
    expect((await session(second)).status).toBe(401)
  })

  test('leaves a person who is signed in who they are', async () => {
    const person = cookieOf(await site.signIn('the-planner'))
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
    await db.sql`
      INSERT INTO screen_session (token_hash, link_id, created_at, last_seen_at)
      SELECT sha256(i::text::bytea), ${id}::bigint, now() + interval '1 hour', now()
        FROM generate_series(1, 99) i`
    expect((await session(first)).status).toBe(200)
    site.advance(2 * 3600)
    await opened(token)
    expect((await session(first)).status).toBe(401)
    const [row] = await db.sql`SELECT count(*)::int AS n FROM screen_session WHERE link_id::text = ${id}`
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
    const [row] = await db.sql`SELECT count(*)::int AS n FROM screen_session WHERE link_id::text = ${id}`
    expect(row?.n).toBe(0)
  })

  test('ends its streams of events within 2 s, on every server, and those of no other', async () => {
    const servers = [await openSite(db, {}, '0.0.0.0'), await openSite(db, {}, '0.0.0.0')]
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

describe('what is refused', () => {
  test.each([
    [{ label: '', screen: null }, 400, 'bad-value'],
    [{ label: '字'.repeat(61), screen: null }, 400, 'bad-value'],
    [{ label: 'a\nb', screen: null }, 400, 'bad-value'],
    [{ label: '厅' }, 400, 'bad-screen-name'],
    [{ label: '厅', screen: '' }, 400, 'bad-screen-name'],
    [{ label: '厅', screen: '没有这个' }, 404, 'unknown-screen'],
    [{ label: '厅', screen: null, role: 'admin' }, 400, 'unknown-parameter'],
  ])('a link of %j', async (body, status, code) => {
    expect(await refusal(await make(body))).toEqual([status, code])
  })

  test.each(['0', 'x', '99999999999999999999', '%00', "1' OR '1'='1"])('withdrawing %s', async (id) => {
    expect(await refusal(await withdraw(encodeURIComponent(id)))).toEqual([404, 'unknown-link'])
  })

  test.each(['', 'wgs_', `wgs_${'x'.repeat(43)}`, 'wgt_none', '中文', 'x'.repeat(4000)])(
    'the token %s',
    async (token) => {
      expect(await refusal(await open(token))).toEqual([401, 'bad-link'])
    },
  )

  test('a body that is no token', async () => {
    for (const token of [undefined, null, 7, ['x']])
      expect(await refusal(await open(token))).toEqual([400, 'bad-request'])
    expect(await refusal(await open('x'.repeat(9000)))).toEqual([413, 'body-too-large'])
  })

  test('an account’s token as a link’s, and a link’s as an account’s', async () => {
    const { token } = await made()
    expect((await site.ask('/api/v1/session', bearer(token))).status).toBe(401)
    expect((await session(`wangge_session=${token}`)).status).toBe(401)
    const { token: account } = await tokenOf(db, 'the-admin')
    expect(await refusal(await open(account))).toEqual([401, 'bad-link'])
  })

  test('a page of another site', async () => {
    const { token } = await made()
    const response = await site.ask('/api/v1/session/screen', {
      method: 'POST',
      body: { token },
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    })
    expect(await refusal(response)).toEqual([403, 'foreign-origin'])
  })

  test('too many wrong tokens from one address, and nobody else; right ones do not count', async () => {
    const { token } = await made()
    for (let i = 0; i < 70; i += 1) expect((await open(token)).status).toBe(200)
    for (let i = 0; i < 60; i += 1) expect((await open(`wgs_${i}`)).status).toBe(401)
    const refused = await open('wgs_more')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(60)
    expect((await open('wgs_more', { address: '10.0.0.2' })).status).toBe(401)
    site.advance(15 * 60)
    expect((await open(token)).status).toBe(200)
    const blocked = await db.sql`SELECT 1 FROM audit_log WHERE action = 'link-blocked'`
    expect(blocked.length).toBe(1)
  })

  test('making one as a planner, and in the demo in any role', async () => {
    const planner = bearer((await tokenOf(db, 'the-planner')).token)
    expect((await site.ask('/api/v1/screen-links', planner)).status).toBe(403)
    const demo = setUp(db)
    for (const role of ['planner', 'admin']) {
      const headers = { 'X-Demo-Role': role }
      const body = { label: '厅', screen: null }
      const response = await demo.ask('/api/v1/screen-links', { method: 'POST', body, headers })
      expect(await refusal(response)).toEqual([403, 'forbidden'])
      const shown = await demo.ask('/api/v1/session', { headers })
      const { permissions } = (await shown.json()) as { permissions: string[] }
      expect(permissions).not.toContain('accounts.manage')
      expect(permissions).toContain('screens.manage')
    }
  })
})

describe('wangge screen-link', () => {
  const run = async (...args: string[]) => {
    const out: string[] = []
    const err: string[] = []
    const io = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      env: {},
      stdin: Readable.from([]),
    }
    return { code: await runScreenLink(args, io, (_, work) => work(db)), out, err }
  }

  test('makes, lists and withdraws one', async () => {
    const added = await run('add', '值班室 东墙', '--screen', '大屏')
    expect([added.code, added.out.length]).toEqual([0, 1])
    const [token = ''] = added.out
    expect((await open(token)).status).toBe(200)
    const { out } = await run('list')
    expect(out[0]).toMatch(
      /^\d+ {2}值班室 东墙 {2}大屏 {2}made \d{4}-\d\d-\d\d {2}last used \d{4}-\d\d-\d\d$/,
    )
    const id = out[0]?.split(' ')[0] ?? ''
    expect(await run('withdraw', id)).toMatchObject({ code: 0, err: [] })
    expect(await refusal(await open(token))).toEqual([401, 'withdrawn-link'])
    expect((await run('list')).out[0]).toContain('withdrawn')
  })

  test.each([
    [['add'], 2, /1 to 60/],
    [['add', '厅', '东'], 2, /quotes/],
    [['add', '厅', '--screen', '没有这个'], 1, /no saved screen/],
    [['add', '厅', '--role', 'admin'], 2, /role/],
    [['withdraw'], 2, /Which/],
    [['withdraw', '0'], 1, /no working link 0/],
    [['open'], 2, /no `screen-link open`/],
    [[], 2, /no `screen-link `/],
  ] as const)('refuses %j', async (args, code, words) => {
    const refused = await run(...args)
    expect(refused.code).toBe(code)
    expect(refused.err[0]).toMatch(words)
    expect(refused.out).toEqual([])
  })
})

test('more links than may work are refused, also where two make one at once', async () => {
  const working = (await list()).links.filter(({ withdrawnAt }) => withdrawnAt === null).length
  const answers = await Promise.all(Array.from({ length: mostLinks - working + 3 }, () => make()))
  expect(answers.filter(({ status }) => status === 201).length).toBe(mostLinks - working)
  expect(answers.filter(({ status }) => status === 409).length).toBe(3)
  expect(await refusal(await make())).toEqual([409, 'too-many-links'])
})

test('what was made and withdrawn is in the audit log, with no token', async () => {
  expect((await verifyAuditChain(db)).ok).toBe(true)
  const rows = await db.sql<{ actor: string; action: string; detail: object }[]>`
    SELECT actor, action, detail FROM audit_log WHERE action LIKE 'link-%' ORDER BY id`
  const actions = new Set(rows.map(({ actor, action }) => `${actor} ${action}`))
  for (const wanted of [
    'the-admin link-made',
    'the-admin link-withdrawn',
    'console link-made',
    'console link-withdrawn',
  ])
    expect(actions).toContain(wanted)
  expect(JSON.stringify(rows)).not.toContain('wgs_')
})
