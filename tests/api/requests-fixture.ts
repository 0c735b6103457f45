import { afterAll, beforeAll } from 'vitest'
import type { MadeRequestAnswer, RequestHistory } from '../../server/src/client.ts'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { type Setup, setUp } from './auth-fixture.ts'

export const street = '999900001'
export const inGrid = { lon: 120.0005, lat: 32.0005 }
/** The street's data end on 10 February 2026. */
export const present = '2026-02-10T00:00:00.000Z'
export const noFaults = { badHistories: 0, staleStates: 0, staleSums: 0 }

interface Change {
  readonly seq: number
  readonly kind: string
  readonly detail: Record<string, unknown>
}

export interface RequestsSite {
  readonly db: Database
  readonly setup: Setup
  post(path: string, body: unknown, method?: string): Promise<Response>
  /** A request in a grid, unless said otherwise; throws where it is refused, as `moved` does. */
  make(extra?: object): Promise<MadeRequestAnswer>
  move(id: string, event: object): Promise<Response>
  moved(id: string, event: object): Promise<RequestHistory>
  changes(): Promise<readonly Change[]>
}

const bodyOf = async <T>(response: Response): Promise<T> => {
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(JSON.stringify(body))
  return body as T
}

export const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
]

/** A database with one small street, and the app on it in the demo mode, for one file of tests. */
export const useRequests = (): RequestsSite => {
  let db: Database | undefined
  let setup: Setup | undefined
  beforeAll(async () => {
    db = await freshDatabase()
    const written = await writeStreet(db, latticeStreet(street), { kind: 'demo', source: 'test' })
    if (!written.ok) throw new Error(JSON.stringify(written.failure))
    setup = setUp(db)
  })
  afterAll(async () => {
    await db?.close()
  })
  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the fixture is ready only inside tests')
    return value
  }
  const post: RequestsSite['post'] = async (path, body, method = 'POST') =>
    ready(setup).ask(path, { method, body })
  const move: RequestsSite['move'] = (id, event) => post(`/api/v1/requests/${id}/events`, event)
  return {
    get db() {
      return ready(db)
    },
    get setup() {
      return ready(setup)
    },
    post,
    make: async (extra = {}) =>
      bodyOf(await post('/api/v1/requests', { category: 'livelihood', ...inGrid, ...extra })),
    move,
    moved: async (id, event) => bodyOf(await move(id, event)),
    changes: () => ready(db).sql<Change[]>`
      SELECT seq::int, kind, detail FROM street_change WHERE street_id = ${street} ORDER BY seq`,
  }
}
