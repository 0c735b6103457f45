import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousIn } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { demoPlaces, first } from './demo-places.ts'
import { ScreenPanels } from './pages/screen-panels-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe('the demo street', () => {
  let screen: ScreenPanels
  beforeAll(async () => {
    screen = await ScreenPanels.on(browser)
    await screen.load('?tour=off')
  })
  afterAll(() => screen.close())

  test.each(['dark', 'light', 'contrast'])('nothing serious stands in anybody’s way in %s', async (theme) => {
    await screen.show(`?tour=off&theme=${theme}`)
    expect(await seriousIn(screen.page)).toEqual([])
  })

  test('every figure says where it comes from, by pointer and by keyboard', async () => {
    await screen.show('?tour=off')
    const figures = screen.page.locator('.screen-panel button.screen-figure')
    const card = screen.page.getByRole('dialog')
    const count = await figures.count()
    expect(count).toBeGreaterThan(45)
    for (let index = 0; index < count; index += 1) {
      const figure = figures.nth(index)
      if (index % 2 === 0) await figure.click()
      else {
        await figure.focus()
        await screen.page.keyboard.press('Enter')
      }
      const words = await card.innerText()
      for (const part of ['从哪里来', '算法', '输入', '依据', '数据时间', '方案 2026-1'])
        expect(words).toContain(part)
      await screen.page.keyboard.press('Escape')
      await card.waitFor({ state: 'detached' })
    }
  })

  test('every panel says its sources and the time of its data to those who touch nothing', async () => {
    for (const panel of ['coverage', 'requests', 'organization'] as const) {
      const source = await screen.panel(panel).locator('.screen-source').innerText()
      expect(source).toContain('①')
      expect(source).toContain('P2')
      expect(source).toMatch(/数据 \d+ 月 \d+ 日 \d\d:\d\d/)
    }
    expect(await screen.panel('coverage').locator('.screen-source').innerText()).toContain('95% 为设定值')
  })

  test('the panels follow the place, all of them together', async () => {
    const district = first(await demoPlaces('districts'))
    await screen.show(`?tour=off&grid=${district.code}`)
    await expect
      .poll(() => screen.panel('coverage').locator('.screen-kicker').innerText())
      .toContain(district.name)
    expect(await screen.panel('requests').locator('.screen-kicker').innerText()).toContain(district.name)
    const units = (await demoPlaces('units')).filter(({ parent }) => parent === district.code)
    const figures = await screen.figures()
    expect(figures.get('organization.unit')?.of).toBe(units.length)
  })

  test('what the address asks for and cannot have is said, and the rest is shown', async () => {
    await screen.show('?tour=fast&panels=coverage,weather&theme=pink&grid=999901001777')
    const notice = screen.page.locator('.screen-notice')
    await expect.poll(() => notice.innerText()).toContain('999901001777')
    const words = await notice.innerText()
    for (const part of ['weather', 'fast', 'pink', '已按默认显示']) expect(words).toContain(part)
    expect(await screen.page.locator('.screen-panel').count()).toBe(1)
    screen.page.context().removeAllListeners('console')
  })
})

test('a street that is not there: which ones are', async () => {
  const screen = await ScreenPanels.on(browser, { expected: /404/ })
  await screen.page.goto('/screen?street=123456789')
  await screen.page.getByText('没有编号为“123456789”的街道').waitFor()
  await screen.page.getByRole('button', { name: /示范街道/ }).click()
  await screen.settled()
  expect(await screen.title('coverage')).toMatch(/五分钟走得到的住户/)
  await screen.close()
})

type Json = Record<string, never> & { [key: string]: unknown }
const change =
  (edit: (body: Json) => void) =>
  async (route: Route): Promise<void> => {
    const response = await route.fetch()
    const json = (await response.json()) as Json
    edit(json)
    await route.fulfill({ response, json })
  }

describe('what a street does not have is not told as if it were nought', () => {
  const opened = async (prepare: (page: Page) => Promise<unknown>): Promise<ScreenPanels> => {
    const screen = await ScreenPanels.on(browser)
    await prepare(screen.page)
    await screen.load('?tour=off')
    return screen
  }

  test('no requests', async () => {
    const screen = await opened((page) =>
      page.route(
        /\/api\/v1\/overview/,
        change((body) => {
          const requests = body['requests'] as unknown as Record<string, unknown>
          Object.assign(requests, { total: 0, previousTotal: 0, open: 0, overdue: 0 })
        }),
      ),
    )
    expect(await screen.title('requests')).toBe('还没有诉求数据')
    expect(await screen.panel('requests').innerText()).toContain('Open311')
    expect(await screen.panel('requests').locator('.screen-figure').count()).toBe(0)
    expect(await screen.misfits()).toEqual([])
    await screen.close()
  })

  test('no centres', async () => {
    const screen = await opened((page) =>
      page.route(
        /\/api\/v1\/overview/,
        change((body) => {
          const figures = body['figures'] as unknown as { places: Record<string, number> }
          Object.assign(figures.places, { centre: 0, candidate: 7 })
          const service = body['service'] as unknown as { minutes: Record<string, unknown>[] }
          for (const entry of service.minutes)
            Object.assign(entry, { households: 0, share: 0, claimedByRadius: 0, deniedByWalk: 0 })
        }),
      ),
    )
    expect(await screen.title('coverage')).toBe('还没有启用的服务中心，谁也走不到')
    expect(await screen.panel('coverage').innerText()).toContain('7 处候选场所')
    expect((await screen.figures()).get('coverage.share5')?.text).toContain('0.0%')
    expect(await screen.misfits()).toEqual([])
    await screen.close()
  })

  test('no registers', async () => {
    const screen = await opened((page) =>
      page.route(
        /\/api\/v1\/registers/,
        change((body) => {
          const registers = body as unknown as {
            onRecord: Record<string, number>
            levels: Record<string, { present: number | null }>
            sixHave: {
              looked: number
              operating: number
              items: { looked: number; present: number; missing: [] }[]
            }
            ratings: Record<string, number>
            compounds: Record<string, number>
            posts: unknown[]
          }
          for (const key of Object.keys(registers.onRecord)) registers.onRecord[key] = 0
          for (const level of Object.values(registers.levels)) level.present = null
          Object.assign(registers.sixHave, { looked: 0, operating: 0 })
          for (const key of Object.keys(registers.ratings)) registers.ratings[key] = 0
          registers.compounds = { total: 0, neither: 0 }
          registers.posts = []
        }),
      ),
    )
    const words = await screen.panel('organization').innerText()
    for (const part of ['组织名录尚未录入', '六有还没有查看', '物业尚无评级', '岗位尚未录入'])
      expect(words).toContain(part)
    expect(words).not.toContain('0/0')
    expect((await screen.figures()).get('organization.bodies')?.text).toBe('—')
    expect(await screen.misfits()).toEqual([])
    await screen.close()
  })

  test('one grid of each level, and nothing to compare', async () => {
    const screen = await opened(async (page) => {
      await page.route(
        /\/api\/v1\/coverage/,
        change((body) => {
          body['grids'] = (body['grids'] as unknown as unknown[]).slice(0, 1) as never
        }),
      )
      await page.route(
        /\/api\/v1\/overview/,
        change((body) => {
          body['children'] = (body['children'] as unknown as unknown[]).slice(0, 1) as never
        }),
      )
    })
    expect(await screen.panel('coverage').innerText()).not.toContain('最好')
    expect(await screen.misfits()).toEqual([])
    await screen.close()
  })

  test('one answer that fails: its panel says so, the others stand', async () => {
    const screen = await ScreenPanels.on(browser, { expected: /500/ })
    await screen.page.route(/\/api\/v1\/registers/, (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', json: { code: 'internal' } }),
    )
    await screen.load('?tour=off')
    expect(await screen.panel('organization').getByRole('alert').innerText()).toContain('internal')
    expect(await screen.title('coverage')).toMatch(/五分钟走得到的住户/)
    await screen.close()
  })
})
