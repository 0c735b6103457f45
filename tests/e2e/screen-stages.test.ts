import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser, savePicture } from '../support/browser.ts'
import { type OwnServer, ownServer } from '../support/own-server.ts'
import { StagesScreen } from './pages/stages-screen.ts'

const folder = mkdtempSync(join(tmpdir(), 'wangge-stages-'))
let browser: Browser
let server: OwnServer
let screen: StagesScreen
let spot: { street: string; createdAt: string; lon: number; lat: number }

beforeAll(async () => {
  const dataDir = join(folder, 'data')
  cpSync(inject('demoDataDir'), dataDir, { recursive: true })
  browser = await launchBrowser()
  server = await ownServer({ WANGGE_DATA: dataDir })
  await server.start()
  const overview = await fetch(`${server.url}/api/v1/overview`)
  const { asOf, street, place } = (await overview.json()) as {
    asOf: { time: string }
    street: { id: string }
    place: { bbox: [number, number, number, number] }
  }
  const [west, south, east, north] = place.bbox
  spot = {
    street: street.id,
    // The demo's present is a midnight, and belongs to a day that is not shown yet.
    createdAt: new Date(Date.parse(asOf.time) - 60_000).toISOString(),
    lon: (west + east) / 2,
    lat: (south + north) / 2,
  }
  screen = await StagesScreen.on(browser, server.url)
  await screen.open()
  await screen.hearsNews()
})
afterAll(async () => {
  await screen.close()
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const post = async <T>(path: string, body: object): Promise<T> => {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}
const make = async (): Promise<string> => {
  const made = await post<{ request: { id: string } }>('/api/v1/requests', {
    category: 'livelihood',
    ...spot,
  })
  return made.request.id
}
const move = (id: string, step: object): Promise<unknown> => post(`/api/v1/requests/${id}/events`, step)
const enter = (id: string, stage: number): Promise<unknown> => move(id, { kind: 'enter', stage })

test('a request is seen to come, to go from stage to stage and to leave; the figures follow', async () => {
  const before = await screen.figures()
  const id = await make()
  expect(await screen.arrived(1)).toEqual([{ from: 'new', to: '1', count: '1' }])
  await expect.poll(() => screen.figures()).toEqual({ ...before, 1: (before[1] ?? 0) + 1 })
  for (const stage of [2, 3, 4]) await enter(id, stage)
  await screen.arrived(3)
  // Once in the fifth stage it can go back.
  await move(id, { kind: 'enter', stage: 5, solved: false, satisfied: false })
  expect(await screen.arrived(1)).toEqual([{ from: '4', to: '5', count: '1' }])
  await expect.poll(() => screen.figures()).toEqual({ ...before, 5: (before[5] ?? 0) + 1 })
  await enter(id, 3)
  expect(await screen.arrived(1)).toEqual([{ from: '5', to: '3', count: '1' }])
  await savePicture(screen.page, 'screen-stages')
  await expect.poll(() => screen.figures()).toEqual({ ...before, 3: (before[3] ?? 0) + 1 })
  for (const stage of [4, 5, 6]) await enter(id, stage)
  await screen.arrived(3)
  await enter(id, 7)
  expect(await screen.arrived(1)).toEqual([{ from: '6', to: '7', count: '1' }])
  await expect.poll(() => screen.figures()).toEqual({ ...before, 7: (before[7] ?? 0) + 1 })
})

test('many at once go together, bounded, and leave nothing behind', async () => {
  const before = await screen.figures()
  const nodes = await screen.nodes()
  const ids = await Promise.all(Array.from({ length: 20 }, make))
  await expect.poll(() => screen.carried('new', '1')).toBe(20)
  await Promise.all(ids.map((id) => enter(id, 2)))
  await expect.poll(() => screen.carried('1', '2')).toBe(20)
  await expect.poll(() => screen.figures()).toEqual({ ...before, 2: (before[2] ?? 0) + 20 })
  expect((await screen.seen()).length).toBeLessThan(20)
  expect(await screen.mostAtOnce()).toBeLessThanOrEqual(6)
  await expect.poll(() => screen.tokens()).toBe(0)
  expect(await screen.nodes()).toBe(nodes)
  await screen.arrived(0)
})

test('where nothing may move, nothing does, and the figures are right at once', async () => {
  await screen.page.emulateMedia({ reducedMotion: 'reduce' })
  // A page hears of it with its next picture.
  await screen.pictures(2)
  const before = await screen.figures()
  const id = await make()
  await enter(id, 2)
  await expect.poll(() => screen.figures()).toEqual({ ...before, 2: (before[2] ?? 0) + 1 })
  expect(await screen.seen()).toEqual([])
})

test('what is told late, to a screen that was away, moves nothing', async () => {
  const away = await StagesScreen.on(browser, server.url)
  const event = (seq: number, name: string, data: object): string =>
    `id: ${spot.street}:${seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
  const hello = event(5, 'hello', { street: spot.street, present: spot.createdAt })
  const missed = event(6, 'request-moved', {
    category: 'livelihood',
    stageBefore: 1,
    stage: 2,
    unitCode: null,
  })
  await away.page.route(/\/api\/v1\/events/, (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: hello + missed }),
  )
  await away.open()
  await away.page.locator('.alive-bar[data-moved="1"]').waitFor()
  await away.page.waitForTimeout(1500)
  expect(await away.seen()).toEqual([])
  await away.close()
})
