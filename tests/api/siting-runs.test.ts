import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import type { Siting } from '../../server/src/routes/siting-schema.ts'
import { sitingDefaults, type SitingSettings } from '../../server/src/services/siting-runs.ts'
import { testDatabase } from '../support/databases.ts'
import { eventsIn } from '../support/event-stream.ts'
import { freePort } from '../support/throwaway-cluster.ts'
import { type Setup, setUp } from './auth-fixture.ts'
import { expectProblem } from './walk-fixture.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const path = '/api/v1/siting'
const question = { add: 3, minutes: 5, candidates: 'places' }

interface Runs extends Setup {
  readonly workers: Worker[]
  /** How many of the threads are still there. */
  alive(): number
  post(options?: { signal?: AbortSignal; accept?: string }): Promise<Response>
}

/** The app whose sitings run the given program instead of ours. */
const runsOf = (program: string, settings: Partial<SitingSettings> = {}): Runs => {
  const workers: Worker[] = []
  let ended = 0
  const start = () => {
    const worker = new Worker(program, { eval: true })
    worker.once('exit', () => {
      ended += 1
    })
    workers.push(worker)
    return worker
  }
  const setup = setUp(db, { siting: { ...sitingDefaults, start, ...settings } })
  return {
    ...setup,
    workers,
    alive: () => workers.length - ended,
    post: ({ signal, accept = 'application/json' } = {}) =>
      setup.ask(path, {
        method: 'POST',
        body: question,
        headers: { Accept: accept },
        ...(signal === undefined ? {} : { signal }),
      }),
  }
}

const endless = 'setInterval(() => {}, 1000)'
const withProgress = `
  const { parentPort } = require('node:worker_threads')
  parentPort.postMessage({ kind: 'progress', progress: { stage: 'bound', best: 7, bound: 9 } })
  setInterval(() => {}, 1000)`
const crashing = "throw new Error('secret insides')"

const quietly = <T>(work: () => Promise<T>): Promise<T> => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  return work().finally(() => told.mockRestore())
}

describe('a client that goes away', () => {
  test('ends the search it waits for', async () => {
    const runs = runsOf(endless)
    const leaving = new AbortController()
    const answer = runs.post({ signal: leaving.signal })
    await vi.waitFor(() => expect(runs.alive()).toBe(1), { timeout: 30_000 })
    leaving.abort()
    await expectProblem(await answer, 503, 'cancelled')
    await vi.waitFor(() => expect(runs.alive()).toBe(0))
  })

  test('ends the search whose events it reads', async () => {
    const runs = runsOf(withProgress)
    const response = await runs.post({ accept: 'text/event-stream' })
    const reader = response.body?.getReader()
    const first = await reader?.read()
    expect(eventsIn(new TextDecoder().decode(first?.value))).toEqual([
      { event: 'progress', data: { stage: 'bound', best: 7, bound: 9 } },
    ])
    expect(runs.alive()).toBe(1)
    await reader?.cancel()
    await vi.waitFor(() => expect(runs.alive()).toBe(0))
  })

  test.each(['application/json', 'text/event-stream'])(
    'over a real connection that is cut: %s',
    async (accept) => {
      const runs = runsOf(withProgress)
      const server = createAdaptorServer({ fetch: runs.app.fetch })
      const port = await freePort()
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
      const leaving = new AbortController()
      const read = async (): Promise<string> => {
        try {
          const response = await fetch(`http://127.0.0.1:${port}${path}`, {
            method: 'POST',
            body: JSON.stringify(question),
            headers: { 'Content-Type': 'application/json', Accept: accept },
            signal: leaving.signal,
          })
          return await response.text()
        } catch {
          return 'gone'
        }
      }
      const answer = read()
      await vi.waitFor(() => expect(runs.alive()).toBe(1), { timeout: 30_000 })
      leaving.abort()
      await vi.waitFor(() => expect(runs.alive()).toBe(0), { timeout: 10_000 })
      expect(await answer).toBe('gone')
      server.close()
    },
  )
})

describe('no more than two at once', () => {
  test('a third is told when to come back, and let in once there is room', async () => {
    const runs = runsOf(endless)
    const leaving = [new AbortController(), new AbortController()]
    const pending = leaving.map(({ signal }) => runs.post({ signal }))
    await vi.waitFor(() => expect(runs.alive()).toBe(2), { timeout: 30_000 })
    const third = await runs.post()
    expect(third.headers.get('Retry-After')).toBe('5')
    await expectProblem(third, 503, 'too-busy')
    await expectProblem(await runs.post({ accept: 'text/event-stream' }), 503, 'too-busy')
    leaving[0]?.abort()
    await vi.waitFor(() => expect(runs.alive()).toBe(1))
    const later = new AbortController()
    const letIn = runs.post({ signal: later.signal })
    await vi.waitFor(() => expect(runs.workers.length).toBe(3))
    for (const client of [...leaving, later]) client.abort()
    for (const answer of [...pending, letIn]) await expectProblem(await answer, 503, 'cancelled')
  })
})

describe('a thread that fails', () => {
  test.each([
    ['by throwing', crashing, {}],
    ['by leaving without a word', 'process.exit(0)', {}],
    ['by never answering', endless, { timeLimitMs: 50, graceMs: 50 }],
  ])('%s is 500, without its insides', async (_, program, settings) => {
    await quietly(async () => {
      const runs = runsOf(program, settings)
      const response = await runs.post()
      expect(await response.clone().text()).not.toContain('secret')
      await expectProblem(response, 500, 'internal')
      const events = eventsIn(await (await runs.post({ accept: 'text/event-stream' })).text())
      expect(events).toMatchObject([{ event: 'problem', data: { status: 500, code: 'internal' } }])
      await vi.waitFor(() => expect(runs.alive()).toBe(0))
    })
  })
})

test('while nothing happens the stream says that somebody is still there', async () => {
  const runs = runsOf(endless, { keepAliveMs: 20 })
  const response = await runs.post({ accept: 'text/event-stream' })
  const reader = response.body?.getReader()
  const first = await reader?.read()
  expect(new TextDecoder().decode(first?.value)).toBe(': still at work\n\n')
  await reader?.cancel()
})

test('when time is up the best so far is the answer, with its gap', async () => {
  const setup = setUp(db, { siting: { ...sitingDefaults, timeLimitMs: 1 } })
  const response = await setup.ask(path, { method: 'POST', body: { add: 10, candidates: 'nodes' } })
  expect(response.status).toBe(200)
  const answer = (await response.json()) as Siting
  expect(answer).toMatchObject({ proven: false, solver: 'no-time', places: { length: 10 } })
  expect(answer.bound).toBeGreaterThan(answer.total)
  expect(answer.gap).toBeCloseTo((answer.bound - answer.total) / answer.total, 9)
})
