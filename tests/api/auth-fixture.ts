import { createApp } from '../../server/src/app.ts'
import { createAccess } from '../../server/src/auth/create-access.ts'
import { addAccount, type Manager, makeToken } from '../../server/src/auth/manage-accounts.ts'
import type { Role } from '../../server/src/auth/permissions.ts'
import type { Database } from '../../server/src/db/database.ts'
import type { UploadSettings } from '../../server/src/imports/requests/uploads.ts'
import type { App } from '../../server/src/routes/declare.ts'
import type { HotspotSettings } from '../../server/src/services/hotspots.ts'
import type { SitingSettings } from '../../server/src/services/siting-runs.ts'

export const password = 'a river, two bridges'

export interface Setup {
  readonly app: App
  /** Moves the clock that the app sees. */
  advance(seconds: number): void
  /** As `app.request`, from this address; the body, if any, is sent as JSON. */
  ask(path: string, options?: AskOptions): Promise<Response>
  signIn(name: string, options?: AskOptions & { password?: string }): Promise<Response>
}

interface AskOptions {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  address?: string
  /** Aborted where the client goes away. */
  signal?: AbortSignal
}

/** The whole app on `db`, as it would listen on `host`. */
export const setUp = (
  db: Database,
  options: {
    host?: string
    trustProxy?: boolean
    hotspots?: HotspotSettings
    siting?: SitingSettings
    uploads?: UploadSettings
  } = {},
): Setup => {
  let nowMs = Date.now()
  const clock = () => nowMs
  const access = createAccess({
    db,
    clock,
    host: options.host ?? '127.0.0.1',
    trustProxy: options.trustProxy ?? false,
  })
  const { host: _host, trustProxy: _trustProxy, ...own } = options
  const app = createApp({ db, access, clock, webDir: null, ...own })
  const ask: Setup['ask'] = async (
    path,
    { method = 'GET', body, headers = {}, address = '127.0.0.1', signal } = {},
  ) =>
    app.request(
      path,
      {
        method,
        headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      },
      { incoming: { socket: { remoteAddress: address } } },
    )
  return {
    app,
    ask,
    advance: (seconds) => {
      nowMs += seconds * 1000
    },
    signIn: (name, signInOptions = {}) =>
      ask('/api/v1/session', {
        ...signInOptions,
        method: 'POST',
        body: { name, password: signInOptions.password ?? password },
      }),
  }
}

export const managerOf = (db: Database): Manager => ({ sql: db.sql, actor: 'console', now: new Date() })

export const addUser = async (db: Database, name: string, role: Role): Promise<void> => {
  const added = await addAccount(managerOf(db), { name, role, password })
  if (!added.ok) throw new Error(added.failure.code)
}

export const tokenOf = async (db: Database, name: string): Promise<{ id: string; token: string }> => {
  const made = await makeToken(managerOf(db), name, 'test')
  if (!made.ok) throw new Error(made.failure.code)
  return made.value
}

export const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })

/** The cookie a browser would send back: `name=value` of the first `Set-Cookie`. */
export const cookieOf = (response: Response): string => {
  const [pair = ''] = (response.headers.get('Set-Cookie') ?? '').split(';')
  return pair
}

export const codeOf = async (response: Response): Promise<string> => {
  const body: unknown = await response.json()
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
}

export const accountOf = async (response: Response): Promise<unknown> => {
  const body: unknown = await response.json()
  return typeof body === 'object' && body !== null && 'account' in body ? body.account : body
}

/** A street with nothing in it. */
export const addBareStreet = async (db: Database, id: string, synthetic: boolean): Promise<void> => {
  await db.sql`
    INSERT INTO street (id, name, county_name, boundary, synthetic, attribution, as_of, households_counted)
    VALUES (${id}, '测试街道', '测试县',
            ST_GeomFromText('POLYGON((118 32, 118.01 32, 118.01 32.01, 118 32.01, 118 32))', 4326),
            ${synthetic}, 'test', now(), false)`
}

export const removeStreet = async (db: Database, id: string): Promise<void> => {
  await db.sql`DELETE FROM street WHERE id = ${id}`
}
