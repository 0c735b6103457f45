import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, savePicture, visit } from '../support/browser.ts'
import { runWangge } from '../support/run-source.ts'
import { servePair, type ServedPair } from '../support/served-pair.ts'
import { LiveScreen } from './pages/live-screen.ts'

/** What a browser says by itself of calls that nobody answered, or that were refused. */
const expected =
  /ERR_CONNECTION|ERR_FAILED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|ERR_NETWORK|status of (401|50\d)/
/** The benchmark holds the five seconds; here a machine may be busy. */
const withinMs = 90_000

let browser: Browser
let pair: ServedPair
beforeAll(async () => {
  browser = await launchBrowser()
  pair = await servePair()
}, 300_000)
afterEach(() => pair.shown.revive())
afterAll(async () => {
  await browser.close()
  await pair.stop()
})

const openScreen = async (): Promise<LiveScreen> => {
  const { page } = await visit(browser, { baseUrl: pair.shown.url, expected })
  // The map's motion is not what this is about, and costs both cores.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const screen = new LiveScreen(page)
  await screen.open()
  await screen.countFromHere()
  return screen
}

const makeRequests = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await pair.makeRequest()
}

/** Every change since the opening was told once, and the figures have it. */
const expectCaughtUp = async (screen: LiveScreen, made: number): Promise<void> => {
  await expect.poll(() => screen.made(), { timeout: withinMs }).toBe(made)
  await expect.poll(() => screen.grown(), { timeout: withinMs }).toBe(made)
  // Whatever would come twice has had the time to.
  await pause(2000)
  expect(await screen.made()).toBe(made)
  expect(await screen.isSamePage()).toBe(true)
}

test('requests that are made appear once, and the figures follow', async () => {
  const screen = await openScreen()
  await makeRequests(3)
  await expectCaughtUp(screen, 3)
  await screen.page.context().close()
})

test.each(['stopped', 'frozen'] as const)(
  'a server that is %s: figures stay, it is said since when, nothing is lost or doubled',
  async (how) => {
    const screen = await openScreen()
    await makeRequests(1)
    await expectCaughtUp(screen, 1)
    const before = await screen.settledFigures()
    if (how === 'stopped') await pair.shown.stop()
    else pair.shown.freeze()
    await screen.is('server', withinMs)
    expect(await screen.bar.innerText()).toMatch(/▲ \d\d:\d\d 起连不上服务器/)
    await makeRequests(4)
    await pause(3000)
    expect(await screen.figures()).toEqual(before)
    await savePicture(screen.page, `screen-server-${how}`)
    if (how === 'stopped') await pair.shown.start()
    else pair.shown.thaw()
    await screen.is('none', withinMs)
    await expectCaughtUp(screen, 5)
    await screen.page.context().close()
  },
)

test('a database that is stopped under the server: said apart from the server, and caught up', async () => {
  const screen = await openScreen()
  await makeRequests(1)
  await expectCaughtUp(screen, 1)
  const before = await screen.settledFigures()
  await pair.haltDatabase()
  await screen.is('database', withinMs)
  expect(await screen.bar.innerText()).toMatch(/▲ \d\d:\d\d 起数据库没有回应/)
  await pause(5000)
  expect(await screen.figures()).toEqual(before)
  await pair.resumeDatabase()
  await screen.is('none', withinMs)
  await expect
    .poll(() =>
      pair.makeRequest().then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  await makeRequests(2)
  await expectCaughtUp(screen, 4)
  await screen.page.context().close()
})

test('only the line of events is cut: said so, and the figures are not called old', async () => {
  const screen = await openScreen()
  const events = /\/api\/v1\/events/
  await screen.page.route(events, (route) => route.abort())
  await pair.shown.stop()
  await pair.shown.start()
  await screen.is('line', 60_000)
  expect(await screen.bar.innerText()).toMatch(/起实时线路中断/)
  await screen.page.unroute(events)
  await screen.is('none', 60_000)
  await makeRequests(1)
  await expectCaughtUp(screen, 1)
  await screen.page.context().close()
})

test('a server that is away when the screen is opened: it says so, and opens by itself', async () => {
  const { page } = await visit(browser, { baseUrl: pair.shown.url, expected })
  const screen = new LiveScreen(page)
  const calls = /\/(api\/v1\/|readyz|healthz)/
  await page.route(calls, (route) => route.abort())
  await page.goto('/screen?tour=off')
  await screen.fullState.waitFor({ timeout: withinMs })
  expect(await screen.fullState.innerText()).toMatch(/起连不上服务器[^]*还没有读到数字/)
  await page.unroute(calls)
  await screen.is('none')
  expect(await screen.fullState.count()).toBe(0)
  await page.context().close()
})

/** From elsewhere, by way of a proxy: there the demo needs no sign-in no longer, and only a link lets a screen in. */
const fromElsewhere = { 'X-Forwarded-For': '203.0.113.9' }

const runCommand = async (...args: string[]): Promise<string> => {
  const program = runWangge(args, pair.env)
  await program.ended
  return program.lines.join('\n')
}

test('a link lets a screen in; withdrawn, its figures are gone at once and nothing is asked any more', async () => {
  const token = (await runCommand('screen-link', 'add', '大厅')).trim()
  expect(token).toMatch(/^wgs_/)
  const { page, context } = await visit(browser, { baseUrl: pair.shown.url, expected })
  await context.setExtraHTTPHeaders(fromElsewhere)
  const screen = new LiveScreen(page)
  await screen.open(`/screen?tour=off#token=${token}`)
  await screen.countFromHere()
  await makeRequests(2)
  await expectCaughtUp(screen, 2)
  const id = /^(\S+)/.exec(await runCommand('screen-link', 'list'))?.[1] ?? ''
  await runCommand('screen-link', 'withdraw', id)
  await screen.fullState.waitFor({ timeout: 60_000 })
  expect(await screen.fullState.getAttribute('data-link')).toBe('withdrawn-link')
  expect(await page.locator('[data-figure]').count()).toBe(0)
  await savePicture(page, 'screen-link-withdrawn')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await pause(10_000)
  expect(asked.filter((path) => path.startsWith('/api'))).toEqual([])
  await context.close()
})

test('a link that never was: a page that says so', async () => {
  const { page, context } = await visit(browser, { baseUrl: pair.shown.url, expected })
  await context.setExtraHTTPHeaders(fromElsewhere)
  await page.goto('/screen#token=wgs_nothing')
  const screen = new LiveScreen(page)
  await screen.fullState.waitFor()
  expect(await screen.fullState.getAttribute('data-link')).toBe('bad-link')
  expect(await screen.fullState.innerText()).toContain('这个大屏链接不对')
  await context.close()
})
