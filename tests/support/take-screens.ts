// Pictures of the big screen in all layouts and themes, of the demo street and of Nanjing, and of its states.
// Argument: the folder they go to. The server and the web app are built already.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateDemoStreet } from '@wangge/geodata'
import { type Browser, chromium, type Page } from 'playwright-core'
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { startBrowser } from './browser-program.ts'
import { latticeStreet } from './lattice-street.ts'
import { ownServer } from './own-server.ts'
import { runWangge } from './run-source.ts'
import { sharedData } from './shared.ts'
import { screenIsStill, stillContext, stillLayouts, stillThemes, stopClock } from './still-screen.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const [out = ''] = process.argv.slice(2)
mkdirSync(out, { recursive: true })

const demo = '999901001'
/** Grids and buildings, and nothing that ever happened. */
const bare = '999900007'
const nanjing = '320104001'
const nanjingBox = '118.767,32.0355,118.797,32.0525'

const fill = async (dataDir: string): Promise<void> => {
  const opened = await openDatabase({ url: null, dataDir })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  const db = opened.value
  const streets = [
    generateDemoStreet({ seed: 1 }),
    latticeStreet(bare, { side: 8, buildingsPerBasic: 2, requests: 0 }),
  ]
  for (const street of streets) {
    const written = await writeStreet(db, street, { kind: 'demo', source: 'screens' })
    if (!written.ok) throw new Error(JSON.stringify(written.failure))
  }
  await db.close()
}

const command = async (args: readonly string[], dataDir: string): Promise<string> => {
  const program = runWangge(args, { WANGGE_DATA: dataDir })
  if ((await program.ended) !== 0) throw new Error(program.errorLines.join('\n'))
  return program.lines.join('\n').trim()
}

const keep = async (page: Page, name: string): Promise<void> => {
  const path = join(out, `${name}.png`)
  await page.screenshot({ path })
  say(path)
}

interface Shot {
  readonly name: string
  readonly address: string
  readonly width: number
  readonly height: number
  /** Brings the page into its state; without it the screen is waited for until it is still. */
  readonly prepare?: (page: Page) => Promise<void>
  readonly afterwards?: (page: Page) => Promise<void>
}

const shoot = async (browser: Browser, baseURL: string, shot: Shot): Promise<void> => {
  const { width, height } = shot
  const context = await browser.newContext({ ...stillContext, baseURL, viewport: { width, height } })
  context.setDefaultTimeout(180_000)
  await stopClock(context)
  const page = await context.newPage()
  await shot.prepare?.(page)
  await page.goto(shot.address)
  if (shot.prepare === undefined) await screenIsStill(page)
  await shot.afterwards?.(page)
  await keep(page, shot.name)
  await context.close()
}

const refuseLink = async (page: Page): Promise<void> => {
  const body = JSON.stringify({ type: 'about:blank', status: 401, title: '', code: 'withdrawn-link' })
  const contentType = 'application/problem+json'
  await page.route(/\/api\/v1\/session\/screen/, (route) => route.fulfill({ status: 401, contentType, body }))
}

const folder = mkdtempSync(join(tmpdir(), 'wangge-screens-'))
const dataDir = join(folder, 'data')
await fill(dataDir)
const extract = sharedData('osm/nanjing-xinjiekou.osm.pbf')
if (extract !== null)
  await command(
    ['import', 'osm', extract, '--street', '新街口街道', '--code', nanjing, '--bbox', nanjingBox],
    dataDir,
  )
const token = await command(['screen-link', 'add', 'screens'], dataDir)
const server = await ownServer({ WANGGE_DATA: dataDir })
await server.start()
const program = await startBrowser()
try {
  const browser = await chromium.connect(program.wsEndpoint())
  const streets = [
    { name: 'demo', id: demo },
    ...(extract === null ? [] : [{ name: 'nanjing', id: nanjing }]),
  ]
  const at = (street: string, theme: string): string =>
    `/screen?street=${street}&theme=${theme}&tour=off#token=${token}`
  for (const { name, id } of streets)
    for (const { width, height } of stillLayouts)
      for (const theme of stillThemes)
        await shoot(browser, server.url, {
          name: `${name}-${width}x${height}-${theme}`,
          address: at(id, theme),
          width,
          height,
        })
  const wall = { width: 1920, height: 1080 }
  await shoot(browser, server.url, { name: 'state-no-requests', address: at(bare, 'dark'), ...wall })
  await shoot(browser, server.url, {
    name: 'state-stale',
    address: at(demo, 'dark'),
    ...wall,
    afterwards: async (page) => {
      await page.route(/\/(readyz|healthz|api)/, (route) => route.abort())
      await page.locator('.alive-bar[data-away="server"]').waitFor()
    },
  })
  await shoot(browser, server.url, {
    name: 'state-withdrawn',
    address: '/screen?theme=dark#token=wgs_withdrawn',
    ...wall,
    prepare: refuseLink,
    afterwards: (page) => page.locator('.screen-full-state').waitFor(),
  })
  await browser.close()
} finally {
  await program.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
say(`All pictures are in ${out}`)
