import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousIn } from '../support/axe.ts'
import { launchBrowser, savePicture, visit } from '../support/browser.ts'
import { useWarmPage } from '../support/warm-page.ts'
import { demoPlaces, first } from './demo-places.ts'
import { StreetPage } from './pages/street-page.ts'
import { WalkPanel } from './pages/walk-panel.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('theme and language are chosen, held in the address, and remembered', async () => {
  const { page, context } = await visit(browser)
  const street = new StreetPage(page)
  await street.load()
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme'])
  expect(await theme()).toBe('light')
  await page.getByRole('button', { name: '配色: 深色' }).click()
  expect(await theme()).toBe('dark')
  expect(street.parameter('theme')).toBe('dark')
  await page.getByRole('button', { name: 'EN', exact: true }).click()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await page.getByText('Demo data (fictional)').first().waitFor()
  expect(street.parameter('lang')).toBe('en')
  const later = new StreetPage(await context.newPage())
  await later.page.goto('/')
  await later.panel.locator('h1').waitFor()
  expect(await later.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  await later.page.getByText('Demo data (fictional)').first().waitFor()
  await context.close()
})

/** Colours no longer pass into each other: half-way they would be told as too pale. */
const colourSettles = (page: Page): Promise<unknown> =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))

describe('nothing serious stands in anybody’s way', () => {
  const warm = useWarmPage({ seenBefore: false })

  test.each(['light', 'dark', 'contrast'] as const)('in %s', async (theme) => {
    const district = first(await demoPlaces('districts'))
    const page = await warm.open(`/?theme=${theme}&grid=${district.code}`)
    await page.locator('.chart-canvas svg').first().waitFor()
    await colourSettles(page)
    expect(await seriousIn(page)).toEqual([])
  })

  test('with the hint of the first run, which the others had open too', async () => {
    const page = await warm.open('/')
    await page.locator('.first-run').getByRole('button').click()
    await page.locator('.first-run').waitFor({ state: 'detached' })
    expect(await seriousIn(page)).toEqual([])
  })

  test.each(['light', 'dark', 'contrast'] as const)(
    'nor in the walking circles in %s, with a probe, a chosen gap and an answer',
    async (theme) => {
      const unit = first(await demoPlaces('units'))
      const panel = await WalkPanel.on(
        warm,
        `&theme=${theme}&at=${unit.lon.toFixed(6)},${unit.lat.toFixed(6)}`,
      )
      await panel.probe.locator('table').waitFor()
      await panel.gapButton(1).click()
      await panel.siting.getByRole('button', { name: '开始找' }).click()
      await panel.siting.locator('.siting-result').waitFor()
      await colourSettles(panel.page)
      expect(await seriousIn(panel.page)).toEqual([])
    },
  )
})

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
] as const

describe.each(sizes)('at $width × $height', (size) => {
  const warm = useWarmPage({ ...size, fine: true })

  test.each([
    ['light', 'zh', 'place'],
    ['dark', 'zh', 'place'],
    ['light', 'en', 'place'],
    ['light', 'zh', 'walk'],
    ['dark', 'zh', 'walk'],
    ['light', 'en', 'walk'],
  ] as const)('a picture in %s and %s of the %s panel, and nothing runs over its box', async (...of) => {
    const [theme, lang, panel] = of
    const page = await warm.open(`/?theme=${theme}&lang=${lang}&panel=${panel}`)
    await page.locator('.panel-scroll .figure-lead').first().waitFor()
    await new StreetPage(page).settledPicture()
    await savePicture(page, `${panel}-${size.width}-${theme}-${lang}`)
    const tooWide = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.bar, .panel-scroll, .tree-list, .layers-card, .panel-jump, .walk-controls, .segmented',
        ),
      ]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => box.className),
    )
    expect(tooWide).toEqual([])
  })
})
