import { once } from 'node:events'
import { get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import type { StreetId } from '@wangge/geodata'
import { createApp } from '../../server/src/app.ts'
import { createAccess } from '../../server/src/auth/create-access.ts'
import type { Database } from '../../server/src/db/database.ts'
import { recordChange, type StreetChange } from '../../server/src/db/queries/request-writes.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { type EventSettings, eventDefaults } from '../../server/src/events/live-streets.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'

export const street = '999900001'
export const otherStreet = '999900002'

/** A database with two small streets. */
export const openStreets = async (): Promise<Database> => {
  const db = await freshDatabase()
  for (const id of [street, otherStreet])
    await writeStreet(db, latticeStreet(id), { kind: 'demo', source: 'test' })
  return db
}

export interface Site {
  readonly url: string
  /** As the server's own stop: streams end, connections close. */
  stop(): Promise<void>
}

/** The app on a free port of the loopback. */
export const openSite = async (
  db: Database,
  events: Partial<EventSettings> = {},
  host = '127.0.0.1',
): Promise<Site> => {
  const clock = Date.now
  const leaving = new AbortController()
  const access = createAccess({ db, clock, host, trustProxy: false })
  const settings = { ...eventDefaults, ...events }
  const app = createApp({ db, access, clock, webDir: null, events: settings, leaving: leaving.signal })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      leaving.abort()
      server.closeIdleConnections()
      await closed
    },
  }
}

export interface Told {
  readonly id: string | null
  readonly event: string
  readonly data: Record<string, unknown>
}

export interface Follower {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly told: Told[]
  readonly comments: string[]
  readonly retryMs: number | null
  /** The last id, as a browser keeps it. */
  readonly lastId: string | null
  /** Resolves when the stream is over, whoever ended it. */
  readonly over: Promise<void>
  /** Of changes alone: neither hello nor reset. */
  seqs(): number[]
  until(done: () => boolean, withinMs?: number): Promise<void>
  /** Cuts the connection on the client's side. */
  drop(): void
  /** Stops reading, as a client that hangs. */
  pause(): void
  resume(): void
}

interface FollowOptions {
  readonly last?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: string
}

/** One subscriber over a connection of its own. */
export const follow = async (
  url: string,
  { last, headers = {}, query = `street=${street}` }: FollowOptions = {},
): Promise<Follower> => {
  const request = get(`${url}/api/v1/events?${query}`, {
    agent: false,
    headers: {
      Accept: 'text/event-stream',
      'Accept-Encoding': 'gzip, deflate, br',
      ...(last === undefined ? {} : { 'Last-Event-ID': last }),
      ...headers,
    },
  })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const told: Told[] = []
  const comments: string[] = []
  let retryMs: number | null = null
  let lastId: string | null = null
  let text = ''
  const read = (block: string) => {
    const fields = block.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
    const valueOf = (name: string) => fields.find(([field]) => field === name)?.[1] ?? null
    const comment = valueOf('')
    if (comment !== null) comments.push(comment)
    const retry = valueOf('retry')
    if (retry !== null) retryMs = Number(retry)
    const data = valueOf('data')
    if (data === null) return
    lastId = valueOf('id') ?? lastId
    told.push({
      id: valueOf('id'),
      event: valueOf('event') ?? 'message',
      data: JSON.parse(data) as Told['data'],
    })
  }
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    const blocks = (text + chunk).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) read(block)
  })
  const over = new Promise<void>((done) => {
    response.once('close', done)
    response.once('error', () => undefined)
    request.once('error', () => undefined)
  })
  const until: Follower['until'] = async (done, withinMs = 15_000) => {
    for (const late = Date.now() + withinMs; !done(); ) {
      if (Date.now() > late) throw new Error(`not told in time; last: ${JSON.stringify(told.slice(-3))}`)
      await setTimeout(5)
    }
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    told,
    comments,
    get retryMs() {
      return retryMs
    },
    get lastId() {
      return lastId
    },
    over,
    seqs: () =>
      told.filter(({ event }) => event.startsWith('request')).map(({ id }) => Number(id?.split(':')[1])),
    until,
    drop: () => request.destroy(),
    pause: () => response.pause(),
    resume: () => response.resume(),
  }
}

const madeDetail = (n: number) => ({
  requestId: n,
  category: 'livelihood',
  createdAt: '2026-01-01T00:00:00.000Z',
  stage: 1,
  basicCode: `${street}001001`,
  lon: 120.0003,
  lat: 32.0004,
})

/** Writes so many changes as the writer of requests does, all in one transaction, and returns the last one's number. */
export const change = async (
  db: Database,
  count = 1,
  detail: (n: number) => object = madeDetail,
  streetId = street as StreetId,
): Promise<number> => {
  const seq = await db.sql.begin(async (tx) => {
    for (let n = 1; n <= count; n += 1) {
      const made: StreetChange = { kind: 'request-made', detail: detail(n) }
      await recordChange(tx, db.kind, streetId, { lastRequestId: 0, latestMs: 0 }, made)
    }
    const [row] = await tx<
      { seq: number }[]
    >`SELECT last_change_seq AS seq FROM street WHERE id = ${streetId}`
    return row?.seq ?? 0
  })
  db.changes.changed(streetId)
  return seq
}

export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
