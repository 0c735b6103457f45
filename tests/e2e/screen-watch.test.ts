import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Overview } from '@wangge/server/client'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser, openWatched, savePicture, visit, type VisitOptions } from '../support/browser.ts'
import { type OwnServer, ownServer } from '../support/own-server.ts'
import { runWangge, stopPrograms } from '../support/run-source.ts'
import { LiveScreen } from './pages/live-screen.ts'
import { ScreenMapPage } from './pages/screen-map-page.ts'

const street = '999901001'

let browser: Browser
let server: OwnServer
let folder: string
let token: string
beforeAll(async () => {
  browser = await launchBrowser()
  folder = mkdtempSync(join(tmpdir(), 'wangge-watch-'))
  // Other tests write to the server that they share, and this one is stopped.
  const env = { WANGGE_DATA: join(folder, 'data') }
  cpSync(inject('demoDataDir'), env.WANGGE_DATA, { recursive: true })
  const link = runWangge(['screen-link', 'add', '大厅'], env)
  if ((await link.ended) !== 0) throw new Error(link.errorLines.join('\n'))
  token = link.lines.join('').trim()
  server = await ownServer(env)
  await server.start()
}, 300_000)
afterEach(() => server.revive())
afterAll(async () => {
  await browser.close()
  await server.stop()
  await stopPrograms()
  rmSync(folder, { recursive: true, force: true })
})

/** Few pixels: what draws them here is no graphics card. */
const small = (): VisitOptions => ({ width: 800, height: 480, baseUrl: server.url })

const isFull = (page: Page): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null)

test('the key f fills the screen and leaves it again, and a button says which, in both languages', async () => {
  const { page, context } = await visit(browser, small())
  const screen = new LiveScreen(page)
  const button = (name: string) => screen.drawer.getByRole('button', { name, exact: true })
  await screen.open('/screen?tour=off&panels=coverage')
  await page.keyboard.press('Control+f')
  expect(await isFull(page)).toBe(false)
  await page.keyboard.press('f')
  await expect.poll(() => isFull(page)).toBe(true)
  expect(await page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML')
  // With the settings open, and somebody in them, the keys that stand on their buttons hold.
  await page.keyboard.press('s')
  await button('退出全屏（F）').waitFor()
  await page.keyboard.press('f')
  await expect.poll(() => isFull(page)).toBe(false)
  await button('全屏（F）').waitFor()
  await button('English').click()
  await button('Full screen (F)').click()
  await expect.poll(() => isFull(page)).toBe(true)
  await button('Leave full screen (F)').click()
  await button('Full screen (F)').waitFor()
  expect(await isFull(page)).toBe(false)
  await page.keyboard.press('s')
  await screen.drawer.waitFor({ state: 'detached' })

  // A browser may refuse: then nothing happens.
  await page.evaluate(() => {
    document.documentElement.requestFullscreen = () => Promise.reject(new TypeError('no'))
  })
  await page.keyboard.press('f')
  await page.keyboard.press('s')
  await button('Full screen (F)').waitFor()
  await context.close()
})

/** What a browser says by itself of calls that nobody answered, and of graphics that do not come back. */
const expected = /ERR_CONNECTION|ERR_FAILED|ERR_EMPTY_RESPONSE|ERR_NETWORK|status of 50\d|WebGL/i

/** Lets time pass, for timers too, and the page draw itself. */
const pass = async (page: Page, seconds: number): Promise<void> => {
  const stepSeconds = 30
  for (let left = seconds; left > 0; left -= stepSeconds) {
    await page.clock.fastForward(Math.min(left, stepSeconds) * 1000)
    await page.waitForTimeout(100)
  }
}

/** The map that is there loses its graphics, and no other gets any on this page. */
const takeGraphicsAway = async (screen: ScreenMapPage): Promise<void> => {
  await screen.loseContext()
  await screen.page.evaluate(() => {
    const { prototype } = HTMLCanvasElement
    const getContext = prototype.getContext as (...given: unknown[]) => unknown
    prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...given: unknown[]) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...given)
    } as typeof prototype.getContext
  })
  await screen.picture.waitFor({ state: 'visible' })
}

test('graphics that stay lost: loaded anew when the server is there, once in its time, and the tour goes on', async () => {
  const { page, context } = await visit(browser, { ...small(), expected })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.clock.install()
  const screen = new ScreenMapPage(page)
  const live = new LiveScreen(page)
  await screen.open('/screen?tour=150')
  await page.evaluate(() => Object.assign(window, { kept: true }))
  await pass(page, 150)
  await expect.poll(() => screen.focus()).toBe(`${street}D01`)
  await screen.picture.waitFor({ state: 'hidden' })

  const tour = await page.locator('.map-tour').innerText()
  expect(tour).toMatch(/^巡游 \d\/6$/)

  await server.stop()
  await live.is('server')
  await takeGraphicsAway(screen)
  await pass(page, 90)
  expect(await page.locator('.map-note').innerText()).toContain('正在重试')
  expect(await live.isSamePage()).toBe(true)
  await server.start()
  await live.is('none')
  const loaded = page.waitForEvent('load')
  await pass(page, 20)
  await loaded
  await page.locator('.screen-map[data-counts]').waitFor()
  expect(await live.isSamePage()).toBe(false)
  expect(await screen.focus()).toBe(`${street}D01`)
  expect(new URL(page.url()).search).toBe('?tour=150')
  expect(await page.locator('.map-tour').innerText()).toBe(tour)
  expect(await page.locator('.screen-map canvas.maplibregl-canvas').count()).toBe(1)

  await page.evaluate(() => Object.assign(window, { kept: true }))
  await takeGraphicsAway(screen)
  await pass(page, 240)
  expect(await live.isSamePage()).toBe(true)
  const loadedAgain = page.waitForEvent('load')
  await pass(page, 390)
  await loadedAgain
  await page.locator('.screen-map[data-counts]').waitFor()
  expect(await live.isSamePage()).toBe(false)
  await context.close()
})

test('a page torn down by an error is loaded anew after two minutes, at the same place', async () => {
  // The error itself is told to the console and thrown on.
  const { page, context } = await openWatched(browser, small())
  await page.clock.install()
  const screen = new ScreenMapPage(page)
  await screen.openFigures(`/screen?tour=off&grid=${street}D02`)
  await page.evaluate(() => Object.assign(window, { kept: true }))
  const overview = /\/api\/v1\/overview/
  await page.route(overview, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ json: { ...((await answer.json()) as object), street: null } })
  })
  await pass(page, 60)
  await page.locator('.screen').waitFor({ state: 'detached' })
  expect(await page.locator('#root').innerHTML()).toBe('')
  await page.unroute(overview)
  const live = new LiveScreen(page)
  await pass(page, 60)
  expect(await live.isSamePage()).toBe(true)
  const loaded = page.waitForEvent('load')
  await pass(page, 80)
  await loaded
  await screen.headline.waitFor()
  expect(await live.isSamePage()).toBe(false)
  expect(await screen.focus()).toBe(`${street}D02`)
  await context.close()
})

/** From elsewhere, by way of a proxy: there only a link lets a screen in. */
const fromElsewhere = { 'X-Forwarded-For': '203.0.113.9' }

test('a link at a basic grid: the last 30 days and it says so, or that few requests are not shown', async () => {
  const { page, context } = await visit(browser, { baseUrl: server.url })
  await context.setExtraHTTPHeaders(fromElsewhere)
  const screen = new LiveScreen(page)
  const panel = page.locator('.panel-requests')
  await screen.open(`/screen?tour=off#token=${token}`)
  const read = (grid: string): Promise<Overview> =>
    page.evaluate(
      async (code) => (await (await fetch(`/api/v1/overview?grid=${code}`)).json()) as never,
      grid,
    )
  const { children: units } = await read(`${street}D01`)
  const basics = (await Promise.all(units.map(({ code }) => read(code)))).flatMap(({ children }) => children)
  const told = basics.find(({ requests }) => requests !== null)?.code ?? ''
  const withheld = basics.find(({ requests }) => requests === null)?.code ?? ''
  const refused: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(response.url())
  })
  const show = async (grid: string, lang: string): Promise<void> => {
    await page.goto(`/screen?tour=off&lang=${lang}&grid=${grid}#token=${token}`)
    await page.locator(`.screen-map[data-focus="${grid}"]`).waitFor()
    await panel.locator('h2').waitFor()
  }
  const overflow = () => panel.evaluate((box) => box.scrollHeight - box.clientHeight)

  const { total } = (await read(told)).requests
  for (const [lang, title, days] of [
    ['zh', `近 30 天 ${total} 件`, '近 30 天'],
    ['en', `${total}`, '30 days'],
  ] as const) {
    await show(told, lang)
    await expect.poll(() => panel.locator('h2').innerText()).toContain(title)
    expect(await panel.locator('.screen-kicker').innerText()).toContain(days)
    expect(await panel.locator('[data-figure^="requests.stage."]').count()).toBeGreaterThanOrEqual(7)
    expect(await panel.locator('.screen-hours').count()).toBe(0)
    expect(await panel.locator('.screen-source').innerText()).not.toContain('③')
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await overflow()).toBeLessThanOrEqual(0)
  }
  await savePicture(page, 'screen-link-basic')
  await show(withheld, 'zh')
  await panel.getByText('少于 5 件的网格不单独显示').waitFor()
  expect(await panel.locator('[data-figure]').count()).toBe(0)
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await overflow()).toBeLessThanOrEqual(0)
  await savePicture(page, 'screen-link-withheld')
  expect(refused).toEqual([])
  await context.close()
})
