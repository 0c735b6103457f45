import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, screenFigures } from '../oracles/screen-figures.ts'
import { launchBrowser, savePicture } from '../support/browser.ts'
import { type OwnServer, ownServer } from '../support/own-server.ts'
import { runWangge, stopPrograms } from '../support/run-source.ts'
import { sharedData } from '../support/shared.ts'
import { ScreenPanels } from './pages/screen-panels-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Asks as the page does, with its cookie. */
const askOf =
  (screen: ScreenPanels, role: string | null): Ask =>
  async (path) => {
    const answer = await screen.page
      .context()
      .request.get(path, role === null ? {} : { headers: { 'x-demo-role': role } })
    if (!answer.ok()) throw new Error(`${answer.status()} ${path}`)
    return (await answer.json()) as never
  }

/** What is shown is what was counted, each figure of it; answers how many there were. */
const expectFigures = async (screen: ScreenPanels, ask: Ask, street: string): Promise<number> => {
  const expected = await screenFigures(ask, street)
  const shown = await screen.figures()
  const wrong = [...shown].flatMap(([name, { value, of }]) => {
    const figure = expected.get(name)
    const same =
      figure !== undefined &&
      (value === null || figure.value === null
        ? value === figure.value
        : Math.abs(value - figure.value) <= 1e-9 * Math.max(1, Math.abs(value))) &&
      (of === null || of === figure.of)
    return same ? [] : [{ name, shown: { value, of }, expected: figure ?? 'nothing' }]
  })
  expect(wrong).toEqual([])
  return shown.size
}

const sizes = [
  { width: 1920, height: 1080, least: 60 },
  { width: 3840, height: 1080, least: 85 },
] as const

describe('the demo street', () => {
  const street = '999901001'

  test.each(sizes)('at $width × $height every figure is the API’s own', async ({ width, height, least }) => {
    const screen = await ScreenPanels.on(browser, { width, height })
    await screen.load('?tour=off')
    expect(await expectFigures(screen, askOf(screen, 'screen'), street)).toBeGreaterThan(least)
    screen.watched.expectQuiet()
    await screen.close()
  })

  test('a share is told cut to its limit, a count in groups of three', async () => {
    const screen = await ScreenPanels.on(browser)
    await screen.load('?tour=off')
    const figures = await screen.figures()
    const text = (name: string): string => figures.get(name)?.text ?? ''
    const value = (name: string): number => figures.get(name)?.value ?? Number.NaN
    expect(text('coverage.households')).toContain(value('coverage.households').toLocaleString('en-US'))
    for (const [rate, limit] of [
      ['response', 0.98],
      ['resolution', 0.9],
      ['satisfaction', 0.95],
    ] as const) {
      const share = value(`requests.rate.${rate}`)
      expect(Number.parseFloat(text(`requests.rate.${rate}`)) / 100 >= limit).toBe(share >= limit)
    }
    await screen.close()
  })
})

const nanjing = sharedData('osm/nanjing-xinjiekou.osm.pbf')

describe.skipIf(nanjing === null)('Nanjing, opened by a link', () => {
  const street = '000000001'
  let folder: string
  let server: OwnServer
  let token: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wangge-nanjing-'))
    const env = { WANGGE_DATA: join(folder, 'data') }
    const area = ['--bbox', '118.767,32.0355,118.797,32.0525', '--as-of', '2021-06-12']
    const imported = runWangge(['import', 'osm', String(nanjing), '--street', '新街口街道', ...area], env)
    if ((await imported.ended) !== 0) throw new Error(imported.errorLines.join('\n'))
    const link = runWangge(['screen-link', 'add', '测试屏'], env)
    if ((await link.ended) !== 0) throw new Error(link.errorLines.join('\n'))
    token = link.lines.find((line) => line.startsWith('wgs_')) ?? ''
    server = await ownServer(env)
    await server.start()
  }, 600_000)
  afterAll(async () => {
    await server?.stop()
    await stopPrograms()
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })

  test.each(sizes)('at $width × $height every figure is the API’s own', async ({ width, height }) => {
    const screen = await ScreenPanels.on(browser, { width, height, baseUrl: server.url, expected: /401/ })
    await screen.load(`?tour=off#token=${token}`)
    expect(await expectFigures(screen, askOf(screen, null), street)).toBeGreaterThan(3)
    expect(await screen.title('coverage')).toBe('还没有启用的服务中心，谁也走不到')
    expect(await screen.title('requests')).toBe('还没有诉求数据')
    expect(await screen.panel('organization').innerText()).toContain('尚未录入')
    expect(await screen.misfits()).toEqual([])
    await savePicture(screen.page, `screen-panels-nanjing-${width}`)
    await screen.close()
  })
})
