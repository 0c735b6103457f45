import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { hotspotDefaults, type HotspotSettings } from '../../server/src/services/hotspots.ts'
import { testDatabase } from '../support/databases.ts'
import { freePort } from '../support/throwaway-cluster.ts'
import { setUp } from './auth-fixture.ts'
import { hotspotsPath } from './hotspots-fixture.ts'
import { expectProblem } from './walk-fixture.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const threads: Worker[] = []
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.terminate()))
})

/** The app whose hot spots are computed by the given program; each question it gets is counted. */
const appWith = (program: string, settings: Partial<HotspotSettings> = {}) => {
  const asked = { count: 0 }
  const start = () => {
    const thread = new Worker(program, { eval: true })
    const post = thread.postMessage.bind(thread)
    thread.postMessage = (...message: Parameters<typeof post>) => {
      asked.count += 1
      post(...message)
    }
    threads.push(thread)
    return thread
  }
  const setup = setUp(db, { hotspots: { ...hotspotDefaults, start, ...settings } })
  const ask = (search = '', signal?: AbortSignal) =>
    setup.ask(`${hotspotsPath}?${search}`, signal === undefined ? {} : { signal })
  return { setup, ask, asked }
}

const silent = "require('node:worker_threads').parentPort.on('message', () => {})"
const crashing =
  "require('node:worker_threads').parentPort.on('message', () => { throw new Error('secret insides') })"
const found = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ id }) => {
    const value = new TextEncoder().encode('{"cells":[]}')
    parentPort.postMessage({ id, result: { ok: true, value } })
  })`

const categories = ['environment', 'dispute', 'livelihood', 'emergency'].map((it) => `category=${it}`)

describe('many questions at once', () => {
  test('as many wait as may, the next is told to come back; whoever leaves makes room', async () => {
    const { ask, asked } = appWith(silent, { atOnce: 1, mostWaiting: 1 })
    const leaving = [0, 1, 2].map(() => new AbortController())
    const first = ask(categories[0], leaving[0]?.signal)
    await vi.waitFor(() => expect(asked.count).toBe(1), { timeout: 30_000 })
    // One of the two finds the one place to wait.
    const two = [1, 2].map(async (i) => ({ i, response: await ask(categories[i], leaving[1]?.signal) }))
    const { i: late, response: refused } = await Promise.race(two)
    expect(refused.headers.get('Retry-After')).toBe('2')
    await expectProblem(refused, 503, 'too-busy')
    leaving[1]?.abort()
    const waited = (await Promise.all(two)).find(({ i }) => i !== late)
    await expectProblem(waited?.response ?? refused, 503, 'cancelled')
    // There is room to wait again.
    const third = ask(categories[3], leaving[2]?.signal)
    const stillWaiting = await Promise.race([third, new Promise((resolve) => setTimeout(resolve, 500))])
    expect(stillWaiting).toBeUndefined()
    leaving[0]?.abort()
    await expectProblem(await first, 503, 'cancelled')
    leaving[2]?.abort()
    await expectProblem(await third, 503, 'cancelled')
    // What was given up before its turn never came to the thread.
    expect(asked.count).toBe(1)
  })

  test('the same question of many is one, and stays while one of them waits', async () => {
    const { ask, asked } = appWith(found)
    const leaving = new AbortController()
    const answers = [...[1, 2, 3, 4].map(() => ask('')), ask('', leaving.signal)]
    leaving.abort()
    const all = await Promise.all(answers)
    expect(all.slice(0, 4).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(asked.count).toBe(1)
    expect(await (await ask('')).json()).toMatchObject({ plan: { name: '2026-1' }, cells: [] })
    expect(asked.count).toBe(1)
  })

  test('over a real connection that is cut, the place in the queue is given up', async () => {
    const { setup, asked } = appWith(silent, { atOnce: 1, mostWaiting: 4 })
    const server = createAdaptorServer({ fetch: setup.app.fetch })
    const port = await freePort()
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const leaving = new AbortController()
    const read = async (search: string) => {
      try {
        const response = await fetch(`http://127.0.0.1:${port}${hotspotsPath}?${search}`, {
          signal: leaving.signal,
        })
        return await response.text()
      } catch {
        return 'gone'
      }
    }
    const asking = categories.map(read)
    await vi.waitFor(() => expect(asked.count).toBe(1), { timeout: 30_000 })
    leaving.abort()
    expect(await Promise.all(asking)).toEqual(categories.map(() => 'gone'))
    await new Promise((resolve) => setTimeout(resolve, 200))
    // The one that is being computed ends; those that waited are not begun.
    await threads[0]?.terminate()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(asked.count).toBe(1)
    server.close()
  })
})

test('a thread that breaks down is 500 without its insides, and the next question finds a new one', async () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const { ask } = appWith(crashing)
  const response = await ask()
  expect(await response.clone().text()).not.toContain('secret')
  await expectProblem(response, 500, 'internal')
  await expectProblem(await ask(), 500, 'internal')
  expect(threads.length).toBe(2)
  told.mockRestore()
})

test('more requests than are looked at are refused, on the map too', async () => {
  const { ask, asked, setup } = appWith(found, { mostRequests: 100 })
  await expectProblem(await ask(), 422, 'window-too-full')
  const items = await setup.ask('/ogc/collections/request-hotspots/items')
  await expectProblem(items, 422, 'window-too-full')
  expect(asked.count).toBe(0)
})
