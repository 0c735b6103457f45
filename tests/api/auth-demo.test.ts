import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { freshDatabase } from '../support/databases.ts'
import {
  accountOf,
  addBareStreet,
  addUser,
  bearer,
  codeOf,
  cookieOf,
  removeStreet,
  type Setup,
  setUp,
  tokenOf,
} from './auth-fixture.ts'

const demoStreet = '999901001'
const realStreet = '000000001'

let db: Database
let site: Setup

beforeAll(async () => {
  db = await freshDatabase()
  await addBareStreet(db, demoStreet, true)
  await addUser(db, 'chief', 'admin')
})
beforeEach(() => {
  site = setUp(db)
})
afterAll(() => db.close())

const whoAmI = (headers: Record<string, string> = {}, address = '127.0.0.1') =>
  site.ask('/api/v1/session', { headers, address })

/** Of planner and admin alike: all but the accounts. */
const demoPermissions = [
  'public',
  'session',
  'map.read',
  'requests.read',
  'requests.write',
  'requests.submit',
  'requests.follow',
  'screens.manage',
]

const demoAs = (role: string) => ({ name: 'demo', role, demo: true })

const signIn = '401 sign-in-required'
const refusal = async (response: Response) => `${response.status} ${await codeOf(response)}`

describe('the demo', () => {
  it('acts as planner where nothing is said, and shows the switch', async () => {
    const response = await whoAmI()
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      account: demoAs('planner'),
      demoRoles: ['screen', 'reporter', 'inspector', 'planner', 'admin'],
      permissions: demoPermissions,
    })
  })

  it('acts in the role the switch sets, kept in a cookie', async () => {
    const set = await site.ask('/api/v1/session/demo-role', { method: 'PUT', body: { role: 'screen' } })
    expect(set.status).toBe(200)
    expect(await accountOf(set.clone())).toEqual(demoAs('screen'))
    expect(set.headers.get('Set-Cookie')).toBe('wangge_demo_role=screen; Path=/; HttpOnly; SameSite=Lax')
    expect(await accountOf(await whoAmI({ Cookie: cookieOf(set) }))).toEqual(demoAs('screen'))
  })

  it('acts in the role a script’s header names, before the cookie’s', async () => {
    const headers = { 'X-Demo-Role': 'inspector', Cookie: 'wangge_demo_role=screen' }
    expect(await accountOf(await whoAmI(headers))).toEqual(demoAs('inspector'))
  })

  it('may act as admin, but never manages accounts', async () => {
    const response = await whoAmI({ 'X-Demo-Role': 'admin' })
    expect(await response.json()).toMatchObject({
      account: demoAs('admin'),
      permissions: demoPermissions,
    })
  })

  it('tells a script that there is no such role', async () => {
    for (const role of ['Admin', 'Planner', 'root', '']) {
      const response = await whoAmI({ 'X-Demo-Role': role })
      expect(response.status).toBe(400)
      expect(await codeOf(response)).toBe('bad-demo-role')
    }
    const set = await site.ask('/api/v1/session/demo-role', { method: 'PUT', body: { role: 'root' } })
    expect(set.status).toBe(400)
    expect(await accountOf(await whoAmI({ Cookie: 'wangge_demo_role=root' }))).toEqual(demoAs('planner'))
  })

  it('gives way to an account that signed in, and comes back after', async () => {
    const cookie = cookieOf(await site.signIn('chief'))
    expect(await accountOf(await whoAmI({ Cookie: cookie }))).toEqual({
      name: 'chief',
      role: 'admin',
      demo: false,
    })
    expect(await accountOf(await whoAmI({ Cookie: cookie, 'X-Demo-Role': 'screen' }))).toMatchObject({
      name: 'chief',
    })
    const put = await site.ask('/api/v1/session/demo-role', {
      method: 'PUT',
      body: { role: 'screen' },
      headers: { Cookie: cookie },
    })
    expect(put.status).toBe(403)
    expect(await codeOf(put)).toBe('not-in-demo')
    await site.ask('/api/v1/session', { method: 'DELETE', headers: { Cookie: cookie } })
    expect(await accountOf(await whoAmI({ Cookie: cookie }))).toEqual(demoAs('planner'))
  })

  it('never stands in for a program whose token does not work', async () => {
    const { token } = await tokenOf(db, 'chief')
    expect((await whoAmI(bearer(token).headers)).status).toBe(200)
    for (const wrong of ['Bearer wgt_none', 'Bearer', 'Basic Y2hpZWY6eA==', `Bearer ${token}x`]) {
      const response = await whoAmI({ Authorization: wrong })
      expect(response.status).toBe(401)
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="wangge", error="invalid_token"')
    }
  })
})

describe('sign-in is required', () => {
  it.each(['evil.example', 'evil.example:8787', '127.0.0.1.evil.example', '192.168.1.5:8787'])(
    'where the browser believes to be at %s (DNS rebinding)',
    async (host) => {
      expect(await refusal(await whoAmI({ Host: host }))).toBe(signIn)
    },
  )

  it.each(['localhost:8787', '127.0.0.1:8787', '[::1]:8787'])('but not at %s', async (host) => {
    expect((await whoAmI({ Host: host })).status).toBe(200)
  })

  it.each(['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'Via', 'X-Forwarded-Host'])(
    'through a proxy, seen by %s',
    async (name) => {
      expect(await refusal(await whoAmI({ [name]: '127.0.0.1' }))).toBe(signIn)
    },
  )

  it('from another address', async () => {
    expect(await refusal(await whoAmI({}, '192.168.1.7'))).toBe(signIn)
    expect((await whoAmI({}, '::ffff:127.0.0.1')).status).toBe(200)
  })

  it.each(['0.0.0.0', '::', '192.168.1.5', 'grid.example'])(
    'on a server that listens on %s',
    async (host) => {
      site = setUp(db, { host })
      expect(await refusal(await whoAmI())).toBe(signIn)
    },
  )

  it('within 250 ms after a real street is imported, while the server runs, and no more once it is gone', async () => {
    expect((await whoAmI()).status).toBe(200)
    await addBareStreet(db, realStreet, false)
    site.advance(0.25)
    expect(await refusal(await whoAmI())).toBe(signIn)
    expect(await refusal(await whoAmI({ 'X-Demo-Role': 'screen', Cookie: 'wangge_demo_role=screen' }))).toBe(
      signIn,
    )
    const put = await site.ask('/api/v1/session/demo-role', { method: 'PUT', body: { role: 'screen' } })
    expect(await refusal(put)).toBe(signIn)
    await removeStreet(db, realStreet)
    site.advance(0.25)
    expect((await whoAmI()).status).toBe(200)
  })

  it('where there is no street at all', async () => {
    await removeStreet(db, demoStreet)
    expect(await refusal(await whoAmI())).toBe(signIn)
    await addBareStreet(db, demoStreet, true)
  })

  it('by one query for many requests at once', async () => {
    let queries = 0
    const counting = new Proxy(db.sql, {
      apply: (target, self, args) => {
        queries += 1
        return Reflect.apply(target, self, args) as unknown
      },
    })
    site = setUp({ ...db, sql: counting })
    await Promise.all(Array.from({ length: 50 }, () => whoAmI()))
    expect(queries).toBe(1)
  })
})

describe('a bearer token', () => {
  it('works from anywhere until it is withdrawn or its account disabled', async () => {
    const { disableAccount, enableAccount, withdraw } = await import(
      '../../server/src/auth/manage-accounts.ts'
    )
    const manager = { sql: db.sql, actor: 'console', now: new Date() }
    site = setUp(db, { host: '0.0.0.0' })
    await addUser(db, 'qgis', 'screen')
    const { id, token } = await tokenOf(db, 'qgis')
    const other = await tokenOf(db, 'qgis')
    expect(token).toMatch(/^wgt_[\w-]{43}$/)
    const status = async (used = token) => (await whoAmI(bearer(used).headers, '10.0.0.1')).status
    expect(await status()).toBe(200)
    await disableAccount(manager, 'qgis')
    expect(await status()).toBe(401)
    await enableAccount(manager, 'qgis')
    expect(await status()).toBe(200)
    expect((await withdraw(manager, 'qgis', id)).ok).toBe(true)
    expect(await status()).toBe(401)
    expect(await status(other.token)).toBe(200)
    expect(await withdraw(manager, 'qgis', id)).toMatchObject({ failure: { code: 'unknown-token' } })
    expect(await withdraw(manager, 'chief', other.id)).toMatchObject({ failure: { code: 'unknown-token' } })
  })
})
