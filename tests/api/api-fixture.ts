import { afterAll, beforeAll } from 'vitest'
import type { FeatureCollection, Geometry } from 'geojson'
import type { Role } from '../../server/src/auth/permissions.ts'
import type { Database } from '../../server/src/db/database.ts'
import { testDatabase } from '../support/databases.ts'
import { type Setup, setUp } from './auth-fixture.ts'

export interface Api {
  readonly db: Database
  readonly app: Setup['app']
  /** As a caller on this machine on demo data: the demo account, a planner unless said otherwise. */
  ask(
    path: string,
    options?: { method?: string; role?: Role; headers?: Record<string, string>; body?: unknown },
  ): Promise<Response>
  json<T>(path: string, options?: { role?: Role }): Promise<T>
}

export interface ItemsAnswer extends FeatureCollection<Geometry, Record<string, unknown>> {
  links: { rel: string; href: string; type: string }[]
  numberReturned: number
  numberMatched?: number
  asOf: { version: string; time: string }
  plan: string | null
}

export const street = '999901001'

const apps = new WeakMap<Database, Setup>()

/** One app for each database: files that share one share what the app has worked out on it, too. */
const appOn = (db: Database): Setup => {
  const setup = apps.get(db) ?? setUp(db)
  apps.set(db, setup)
  return setup
}

/** The app for one test file, on the shared database with the demo street unless another one is opened for it. */
export const useApi = (open: () => Promise<Database> = testDatabase): Api => {
  let db: Database | undefined
  let setup: Setup | undefined
  beforeAll(async () => {
    db = await open()
    setup = appOn(db)
  })
  afterAll(async () => {
    await db?.close()
  })
  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the fixture is ready only inside tests')
    return value
  }
  const ask: Api['ask'] = (path, { method = 'GET', role, headers = {}, body } = {}) =>
    ready(setup).ask(path, {
      method,
      body,
      headers: { ...(role === undefined ? {} : { 'X-Demo-Role': role }), ...headers },
    })
  return {
    get db() {
      return ready(db)
    },
    get app() {
      return ready(setup).app
    },
    ask,
    json: async (path, options) => {
      const response = await ask(path, options)
      const body: unknown = await response.json()
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`)
      return body as never
    },
  }
}

/** All features of a collection, page by page along `next`. */
export const readAll = async (
  api: Api,
  collection: string,
  search: string,
): Promise<ItemsAnswer['features']> => {
  const features: ItemsAnswer['features'] = []
  let path: string | undefined = `/ogc/collections/${collection}/items?${search}`
  while (path !== undefined) {
    const page: ItemsAnswer = await api.json<ItemsAnswer>(path)
    features.push(...page.features)
    path = page.links.find(({ rel }) => rel === 'next')?.href
  }
  return features
}

export const problemOf = async (
  response: Response,
): Promise<{ status: number; code: string; type: string | null }> => {
  const body = (await response.json()) as { status: number; code: string }
  return { status: body.status, code: body.code, type: response.headers.get('Content-Type') }
}
