import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { MadeScreenLink, ScreenLinks } from '../../server/src/client.ts'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { screenLinksSchema } from '../../server/src/routes/screen-links-schema.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { addUser, bearer, codeOf, cookieOf, type Setup, setUp, tokenOf } from './auth-fixture.ts'

export const street = '999900001'
export const day = 86_400

export interface Links {
  readonly db: Database
  /** Without a demo; each test has one of its own, and so attempts of its own. */
  readonly site: Setup
  readonly admin: { headers: { Authorization: string } }
  make(body?: unknown): Promise<Response>
  made(screen?: string | null): Promise<MadeScreenLink>
  withdraw(id: string): Promise<Response>
  list(): Promise<ScreenLinks>
  open(token: unknown, options?: { Cookie?: string; address?: string }): Promise<Response>
  /** The cookie of a session by the link. */
  opened(token: string): Promise<string>
  session(Cookie: string): Promise<Response>
}

export const refusal = async (response: Response): Promise<[number, string]> => [
  response.status,
  await codeOf(response),
]

/** A database with one street, the accounts the-planner and the-admin, and the saved screen 大屏. */
export const useLinks = (): Links => {
  let db: Database | undefined
  let site: Setup | undefined
  let admin: Links['admin'] = { headers: { Authorization: '' } }
  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the fixture is ready only inside tests')
    return value
  }

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
  beforeEach(() => {
    site = setUp(ready(db), { host: '0.0.0.0' })
  })
  afterAll(() => db?.close())

  const ask: Setup['ask'] = (path, options) => ready(site).ask(path, options)
  const make: Links['make'] = (body = { label: '一楼大厅', screen: null }) =>
    ask('/api/v1/screen-links', { method: 'POST', body, ...admin })
  const open: Links['open'] = (token, { Cookie, address = '10.0.0.1' } = {}) =>
    ask('/api/v1/session/screen', {
      method: 'POST',
      body: { token },
      ...(Cookie === undefined ? {} : { headers: { Cookie } }),
      address,
    })
  return {
    get db() {
      return ready(db)
    },
    get site() {
      return ready(site)
    },
    get admin() {
      return admin
    },
    make,
    made: async (screen = null) =>
      (await (await make({ label: '一楼大厅', screen })).json()) as MadeScreenLink,
    withdraw: (id) => ask(`/api/v1/screen-links/${id}`, { method: 'DELETE', ...admin }),
    list: async () => screenLinksSchema.parse(await (await ask('/api/v1/screen-links', admin)).json()),
    open,
    opened: async (token) => cookieOf(await open(token)),
    session: (Cookie) => ask('/api/v1/session', { headers: { Cookie } }),
  }
}
