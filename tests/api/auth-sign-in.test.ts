import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAuditChain } from '../../server/src/auth/audit-log.ts'
import { changePassword, disableAccount, enableAccount } from '../../server/src/auth/manage-accounts.ts'
import type { Database } from '../../server/src/db/database.ts'
import { freshDatabase } from '../support/databases.ts'
import {
  accountOf,
  addUser,
  codeOf,
  cookieOf,
  managerOf,
  password,
  type Setup,
  setUp,
} from './auth-fixture.ts'

let db: Database
let site: Setup

beforeAll(async () => {
  db = await freshDatabase()
  site = setUp(db, { host: '0.0.0.0' })
  await addUser(db, 'li.na', 'planner')
  await addUser(db, 'wall', 'screen')
})
afterAll(() => db.close())

const brokenAt = (id: string) => ({ ok: false, failure: { code: 'audit-chain-broken', detail: { id } } })

const whoAmI = (cookie: string) => site.ask('/api/v1/session', { headers: { Cookie: cookie } })

describe('sign-in', () => {
  it('answers with a cookie that scripts cannot read, and only its hash is stored', async () => {
    const response = await site.signIn(' Li.Na ')
    expect(response.status).toBe(200)
    expect(await accountOf(response)).toEqual({ name: 'li.na', role: 'planner', demo: false })
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^wangge_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const token = cookieOf(response).slice('wangge_session='.length)
    const rows = await db.sql`SELECT encode(token_hash, 'escape') AS kept FROM session`
    expect(rows.length).toBeGreaterThan(0)
    for (const { kept } of rows) expect(kept).not.toContain(token)
    const shown = await whoAmI(cookieOf(response))
    expect(await shown.json()).toEqual({
      account: { name: 'li.na', role: 'planner', demo: false },
      permissions: [
        'public',
        'session',
        'map.read',
        'requests.read',
        'requests.write',
        'requests.submit',
        'requests.follow',
        'screens.manage',
      ],
    })
    expect(shown.headers.get('Cache-Control')).toBe('private, no-cache')
  })

  it('gives a Secure cookie behind a trusted https proxy, and believes no other', async () => {
    const headers = { 'X-Forwarded-Proto': 'https' }
    const behind = setUp(db, { trustProxy: true })
    expect((await behind.signIn('li.na', { headers })).headers.get('Set-Cookie')).toContain('; Secure')
    expect((await site.signIn('li.na', { headers })).headers.get('Set-Cookie')).not.toContain('; Secure')
  })

  it('says the same of a wrong password, an unknown name and a disabled account', async () => {
    await addUser(db, 'gone', 'planner')
    await disableAccount(managerOf(db), 'gone')
    const answers = [
      await site.signIn('li.na', { password: 'not that one' }),
      await site.signIn('nobody-here'),
      await site.signIn('gone'),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(401)
      expect(answer.headers.get('Set-Cookie')).toBeNull()
    }
    const [first, second, third] = await Promise.all(answers.map((answer) => answer.text()))
    expect(first).toContain('bad-credentials')
    expect(second).toBe(first)
    expect(third).toBe(first)
  })

  it('opens a new session at every sign-in and ends the one it came with', async () => {
    const first = cookieOf(await site.signIn('li.na'))
    const second = cookieOf(await site.signIn('li.na', { headers: { Cookie: first } }))
    expect(second).not.toBe(first)
    expect((await whoAmI(first)).status).toBe(401)
    expect((await whoAmI(second)).status).toBe(200)
  })

  it('never takes over a session secret that the client brought', async () => {
    const planted = `wangge_session=${'A'.repeat(43)}`
    const given = cookieOf(await site.signIn('li.na', { headers: { Cookie: planted } }))
    expect(given).not.toBe(planted)
    expect((await whoAmI(planted)).status).toBe(401)
  })

  it.each([
    ['no JSON', 'POST', '{', 'malformed-json'],
    ['no password', 'POST', '{"name":"li.na"}', 'bad-request'],
    ['a name of the wrong kind', 'POST', '{"name":1,"password":"x"}', 'bad-request'],
    [
      'an endless password',
      'POST',
      JSON.stringify({ name: 'li.na', password: 'x'.repeat(2000) }),
      'bad-request',
    ],
  ])('refuses %s', async (_what, method, text, code) => {
    const headers = { 'Content-Type': 'application/json' }
    const response = await site.app.request('/api/v1/session', { method, headers, body: text })
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe(code)
  })
})

describe('a session', () => {
  it('ends by signing out, on the server too', async () => {
    const cookie = cookieOf(await site.signIn('li.na'))
    const out = await site.ask('/api/v1/session', { method: 'DELETE', headers: { Cookie: cookie } })
    expect(out.status).toBe(204)
    expect(out.headers.get('Set-Cookie')).toMatch(/^wangge_session=; Max-Age=0/)
    expect((await whoAmI(cookie)).status).toBe(401)
    expect((await site.ask('/api/v1/session', { method: 'DELETE' })).status).toBe(204)
  })

  it('ends for a cookie that was tampered with', async () => {
    const cookie = cookieOf(await site.signIn('li.na'))
    const flipped = cookie.slice(0, -2) + (cookie.at(-2) === 'A' ? 'B' : 'A') + cookie.slice(-1)
    for (const other of [
      flipped,
      `${cookie}A`,
      cookie.slice(0, -1),
      'wangge_session=',
      "wangge_session=' OR 1=1 --",
    ]) {
      const response = await whoAmI(other)
      expect(response.status).toBe(401)
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="wangge"')
      expect(await codeOf(response)).toBe('sign-in-required')
    }
    expect((await whoAmI(cookie)).status).toBe(200)
  })

  it('ends after two idle hours, and twelve in all', async () => {
    const own = setUp(db, { host: '0.0.0.0' })
    const cookie = cookieOf(await own.signIn('li.na'))
    const stillOpen = async () =>
      (await own.ask('/api/v1/session', { headers: { Cookie: cookie } })).status === 200
    for (let hour = 1; hour <= 11; hour += 1) {
      own.advance(3600)
      expect(await stillOpen()).toBe(true)
    }
    own.advance(3599)
    expect(await stillOpen()).toBe(true)
    own.advance(1)
    expect(await stillOpen()).toBe(false)
    const idle = cookieOf(await own.signIn('li.na'))
    own.advance(7200)
    expect((await own.ask('/api/v1/session', { headers: { Cookie: idle } })).status).toBe(401)
  })

  it('of a wall display outlasts a holiday', async () => {
    const own = setUp(db, { host: '0.0.0.0' })
    const response = await own.signIn('wall')
    expect(response.headers.get('Set-Cookie')).toContain('Max-Age=15552000')
    own.advance(13 * 86_400)
    expect((await own.ask('/api/v1/session', { headers: { Cookie: cookieOf(response) } })).status).toBe(200)
  })

  it('ends when its account is disabled, and stays ended', async () => {
    await addUser(db, 'leaver', 'inspector')
    const cookie = cookieOf(await site.signIn('leaver'))
    expect((await whoAmI(cookie)).status).toBe(200)
    await disableAccount(managerOf(db), 'leaver')
    expect((await whoAmI(cookie)).status).toBe(401)
    await enableAccount(managerOf(db), 'leaver')
    expect((await whoAmI(cookie)).status).toBe(401)
    expect((await site.signIn('leaver')).status).toBe(200)
  })

  it('ends when the password changes', async () => {
    await addUser(db, 'changer', 'inspector')
    const cookie = cookieOf(await site.signIn('changer'))
    await changePassword(managerOf(db), 'changer', 'another river, no bridge')
    expect((await whoAmI(cookie)).status).toBe(401)
    expect((await site.signIn('changer')).status).toBe(401)
    expect((await site.signIn('changer', { password: 'another river, no bridge' })).status).toBe(200)
  })
})

describe('many attempts', () => {
  it('wait after five wrong passwords, even with the right one, from that address alone', async () => {
    const own = setUp(db, { host: '0.0.0.0' })
    const wrong = (address: string) => own.signIn('li.na', { password: 'wrong wrong', address })
    const statuses = []
    for (let i = 0; i < 6; i += 1) statuses.push((await wrong('10.0.0.9')).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    const blocked = await own.signIn('li.na', { address: '10.0.0.9' })
    expect(blocked.status).toBe(429)
    expect(await codeOf(blocked)).toBe('too-many-attempts')
    expect(blocked.headers.get('Retry-After')).toBe('900')
    expect((await own.signIn('li.na', { address: '10.0.0.8' })).status).toBe(200)
    own.advance(900)
    expect((await own.signIn('li.na', { address: '10.0.0.9' })).status).toBe(200)
  })

  it('are counted while they run at once', async () => {
    const own = setUp(db, { host: '0.0.0.0' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => own.signIn('li.na', { password: 'wrong wrong', address: '10.0.0.7' })),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5)
  })

  it('do not count a forged forwarding header as another address', async () => {
    const own = setUp(db, { host: '0.0.0.0' })
    const statuses = []
    for (let i = 0; i < 6; i += 1) {
      const headers = { 'X-Forwarded-For': `10.9.9.${i}` }
      statuses.push(
        (await own.signIn('li.na', { password: 'wrong wrong', address: '10.0.0.6', headers })).status,
      )
    }
    expect(statuses.at(-1)).toBe(429)
  })

  it('count the address a trusted proxy wrote', async () => {
    const own = setUp(db, { host: '0.0.0.0', trustProxy: true })
    const statuses = []
    for (let i = 0; i < 6; i += 1) {
      const headers = { 'X-Forwarded-For': `1.2.3.${i}, 10.9.9.1` }
      statuses.push((await own.signIn('li.na', { password: 'wrong wrong', headers })).status)
    }
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('a write from a foreign page', () => {
  it.each([
    [{ Origin: 'http://evil.example' }],
    [{ Origin: 'null' }],
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site', Origin: 'http://localhost' }],
  ])('is refused: %o', async (headers) => {
    const cookie = cookieOf(await site.signIn('li.na'))
    expect(await codeOf(await site.signIn('li.na', { headers }))).toBe('foreign-origin')
    const out = await site.ask('/api/v1/session', {
      method: 'DELETE',
      headers: { ...headers, Cookie: cookie },
    })
    expect(out.status).toBe(403)
    expect((await whoAmI(cookie)).status).toBe(200)
  })

  it('of our own is not', async () => {
    const headers = { Origin: 'http://localhost', Host: 'localhost', 'Sec-Fetch-Site': 'same-origin' }
    expect((await site.signIn('li.na', { headers })).status).toBe(200)
  })
})

describe('the audit log', () => {
  it('has every event, no secret, and no name that no account has', async () => {
    const rows = await db.sql<{ actor: string; action: string; detail: object }[]>`
      SELECT actor, action, detail FROM audit_log ORDER BY id`
    const actions = new Set(rows.map(({ action }) => action))
    for (const action of ['account-added', 'sign-in', 'sign-in-failed', 'sign-in-blocked', 'sign-out'])
      expect(actions).toContain(action)
    const text = JSON.stringify(rows)
    expect(text).not.toContain('nobody-here')
    expect(text).not.toContain(password)
    expect(rows).toContainEqual({
      actor: 'nobody',
      action: 'sign-in-failed',
      detail: { address: '127.0.0.1', reason: 'unknown-name' },
    })
  })

  it('is one unbroken chain, however many write at once', async () => {
    const before = await verifyAuditChain(db)
    await Promise.all(Array.from({ length: 12 }, (_, i) => site.signIn('li.na', { address: `10.1.0.${i}` })))
    const after = await verifyAuditChain(db)
    if (!before.ok || !after.ok) throw new Error('the chain is broken')
    expect(after.value.rows).toBe(before.value.rows + 12)
    expect(after.value.head).toMatch(/^[0-9a-f]{64}$/)
  })

  it('cannot be changed, and shows it where the guard was taken away', async () => {
    await expect(db.sql`UPDATE audit_log SET actor = 'x'`).rejects.toThrow(/append-only/)
    await expect(db.sql`DELETE FROM audit_log`).rejects.toThrow(/append-only/)
    await expect(db.sql`TRUNCATE audit_log`).rejects.toThrow(/append-only/)
    const undone = new Error('undone')
    const tampered = async (change: (sql: Database['sql']) => Promise<unknown>) => {
      let found: Awaited<ReturnType<typeof verifyAuditChain>> | undefined
      await db.sql
        .begin(async (tx) => {
          await tx`ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only`
          await change(tx as unknown as Database['sql'])
          found = await verifyAuditChain({ sql: tx })
          throw undone
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error
        })
      return found
    }
    expect(await tampered((sql) => sql`UPDATE audit_log SET actor = 'wang' WHERE id = 3`)).toEqual(
      brokenAt('3'),
    )
    expect(await tampered((sql) => sql`DELETE FROM audit_log WHERE id = 3`)).toEqual(brokenAt('4'))
    expect(
      await tampered((sql) => sql`UPDATE audit_log SET at = at + interval '1 microsecond' WHERE id = 2`),
    ).toEqual(brokenAt('2'))
    expect((await verifyAuditChain(db)).ok).toBe(true)
  })
})
