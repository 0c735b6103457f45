import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '../../server/src/auth/permissions.ts'
import type { Database } from '../../server/src/db/database.ts'
import { type DeclaredRoute, declaredRoutes } from '../../server/src/routes/declare.ts'
import { collectionIds } from '../../server/src/ogc/collection.ts'
import { freshDatabase } from '../support/databases.ts'
import { addBareStreet, addUser, bearer, codeOf, type Setup, setUp, tokenOf } from './auth-fixture.ts'

/** Written out once more, by hand: the table in the server is what is being tested. */
const mayUse: Record<DeclaredRoute['permission'], readonly (Role | 'nobody')[]> = {
  public: ['nobody', 'screen', 'reporter', 'inspector', 'planner', 'admin'],
  session: ['screen', 'reporter', 'inspector', 'planner', 'admin'],
  'map.read': ['screen', 'inspector', 'planner', 'admin'],
  'requests.read': ['inspector', 'planner', 'admin'],
  'requests.write': ['planner', 'admin'],
  'requests.submit': ['reporter', 'planner', 'admin'],
  'requests.follow': ['reporter', 'inspector', 'planner', 'admin'],
  'screens.manage': ['planner', 'admin'],
  'accounts.manage': ['admin'],
}

/** All that may be open to everybody. Whoever adds to it has thought about it. */
const openToAll = [
  'GET /',
  'GET /*',
  'GET /healthz',
  'GET /readyz',
  'GET /api/openapi.json',
  'GET /assets/*',
  // What there is to ask for, and how; nothing of any street.
  'GET /ogc',
  'GET /ogc/conformance',
  'GET /ogc/api',
  // Categories and their attributes, the same everywhere; whether a street is served.
  'GET /open311/v2/discovery.json',
  'GET /open311/v2/discovery.xml',
  'GET /open311/v2/services.json',
  'GET /open311/v2/services.xml',
  'GET /open311/v2/services/:file',
  'POST /api/v1/session',
  // By the token of a screen’s link.
  'POST /api/v1/session/screen',
  'DELETE /api/v1/session',
]

let db: Database
let site: Setup
const tokens = new Map<Role, string>()

beforeAll(async () => {
  db = await freshDatabase()
  site = setUp(db, { host: '0.0.0.0' })
  await addBareStreet(db, '999901001', true)
  for (const role of roles) {
    await addUser(db, `the-${role}`, role)
    tokens.set(role, (await tokenOf(db, `the-${role}`)).token)
  }
})
afterAll(() => db.close())

const asked = (path: string, role: Role) => site.ask(path, bearer(tokens.get(role) ?? ''))

/** A path that the route matches: what stands for a parameter does not matter before the permission check. */
const pathOf = (route: DeclaredRoute) => route.path.replace(/:[^/{]+(\{[^}]*\})?/g, '1').replace('*', 'x')

/** Open311 has its own form of errors, and 403 for whoever shows no key. */
const isOpen311 = ({ path }: DeclaredRoute) => path.startsWith('/open311/')

const isRefused = async (response: Response) => {
  if (response.status !== 401 && response.status !== 403) return false
  if (response.headers.get('Content-Type') !== 'application/problem+json') return true
  return ['sign-in-required', 'forbidden'].includes(await codeOf(response))
}

describe('every route', () => {
  it('lets in exactly the roles its permission names', async () => {
    const routes = declaredRoutes(site.app)
    expect(routes.length).toBeGreaterThan(5)
    const wrong: string[] = []
    for (const route of routes) {
      for (const role of ['nobody', ...roles] as const) {
        const credentials = role === 'nobody' ? {} : bearer(tokens.get(role) ?? '')
        const response = await site.ask(pathOf(route), { method: route.method, ...credentials })
        const allowed = mayUse[route.permission].includes(role)
        const refused = await isRefused(response)
        const asItShould = allowed
          ? !refused && response.status !== 500
          : refused && response.status === (role === 'nobody' && !isOpen311(route) ? 401 : 403)
        if (!asItShould) wrong.push(`${route.method} ${route.path} as ${role}: ${response.status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('treats the demo in a role as an account in that role', async () => {
    const demo = setUp(db)
    const wrong: string[] = []
    for (const route of declaredRoutes(demo.app)) {
      for (const role of roles) {
        const headers = { 'X-Demo-Role': role }
        const response = await demo.ask(pathOf(route), { method: route.method, headers })
        const allowed = mayUse[route.permission].includes(role) && route.permission !== 'accounts.manage'
        if ((await isRefused(response)) === allowed || response.status === 500)
          wrong.push(`${route.method} ${route.path} as ${role}: ${response.status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('that is open to all is on a list', () => {
    const open = declaredRoutes(site.app).filter(({ permission }) => permission === 'public')
    for (const { method, path } of open) expect(openToAll).toContain(`${method} ${path}`)
  })

  it('is declared: nothing answers that was not', () => {
    const declared = new Set(declaredRoutes(site.app).map(({ method, path }) => `${method} ${path}`))
    const undeclared = site.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !declared.has(`${method} ${path}`))
      .map(({ method, path }) => `${method} ${path}`)
    expect(undeclared).toEqual([])
    const middleware = site.app.routes.filter(({ method }) => method === 'ALL')
    for (const { path, handler } of middleware) {
      expect(path).toBe('/*')
      // A middleware takes `next`; a handler that answers by itself does not.
      expect(handler.length).toBe(2)
    }
  })

  it('for programs is in OpenAPI, with its permission', async () => {
    const document = site.app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 't', version: '1' } })
    const missing: string[] = []
    for (const { method, path, permission } of declaredRoutes(site.app)) {
      if (!/^\/(api|ogc|open311|tiles|healthz|readyz)/.test(path)) continue
      const template = path.replace(/:([a-zA-Z_]+)(\{[^}]*\})?/g, '{$1}')
      const item = document.paths?.[template] as Record<string, { 'x-permission'?: string }> | undefined
      if (item?.[method.toLowerCase()]?.['x-permission'] !== permission) missing.push(`${method} ${path}`)
    }
    expect(missing).toEqual([])
  })
})

describe('the collections', () => {
  it.each(['/ogc/collections/requests/items', '/ogc/collections/requests/items/999901001.1'])(
    'with single requests are not for screens: %s',
    async (path) => {
      const refusals: [Role, boolean][] = []
      for (const role of roles) refusals.push([role, await isRefused(await asked(path, role))])
      expect(refusals).toEqual([
        ['screen', true],
        ['reporter', true],
        ['inspector', false],
        ['planner', false],
        ['admin', false],
      ])
    },
  )

  it('are all else for everyone who signed in', async () => {
    const refused: string[] = []
    for (const id of collectionIds)
      if (await isRefused(await asked(`/ogc/collections/${id}/items?limit=1`, 'screen'))) refused.push(id)
    expect(refused).toEqual(['requests'])
  })
})

describe('what the map needs', () => {
  it('is refused to nobody before anything is validated or looked up', async () => {
    const response = await site.ask('/api/v1/session/demo-role', { method: 'PUT', body: { role: 'no such' } })
    expect(response.status).toBe(401)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="wangge"')
  })
})
