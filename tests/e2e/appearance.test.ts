import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, savePicture, visit } from '../support/browser.ts'
import { demoPlaces, first } from './demo-places.ts'
import { StreetPage } from './pages/street-page.ts'
import { WalkPanel } from './pages/walk-panel.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('theme and language are chosen, held in the address, and remembered', async () => {
  const { page, context } = await visit(browser)
  const street = new StreetPage(page)
  await street.open()
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
  await later.open('/')
  expect(await later.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  await later.page.getByText('Demo data (fictional)').first().waitFor()
  await context.close()
})

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] }[]
}

/** What is serious, told with the element and why. As a debugger would: the page lets no foreign script tag in. */
const seriousIn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })`,
  )) as AxeResult
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join('\n')}`,
    )
}

describe.each(['light', 'dark', 'contrast'] as const)('in %s', (theme) => {
  test('nothing serious stands in anybody’s way', async () => {
    const { page } = await visit(browser, { seenBefore: theme !== 'light' })
    const street = new StreetPage(page)
    const district = first(await demoPlaces('districts'))
    await street.open(`/?theme=${theme}&grid=${district.code}`)
    await page.locator('.chart-canvas svg').first().waitFor()
    expect(await seriousIn(page)).toEqual([])
    await page.context().close()
  })

  test('nor in the walking circles, with a probe, a chosen gap and an answer', async () => {
    const { page } = await visit(browser)
    const panel = new WalkPanel(page)
    const unit = first(await demoPlaces('units'))
    await panel.open(`&theme=${theme}&at=${unit.lon.toFixed(6)},${unit.lat.toFixed(6)}`)
    await panel.probe.locator('table').waitFor()
    await panel.gapButton(1).click()
    await panel.siting.getByRole('button', { name: '开始找' }).click()
    await panel.siting.locator('.siting-result').waitFor()
    expect(await seriousIn(page)).toEqual([])
    await page.context().close()
  })
})

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
] as const

test.each(sizes)(
  'pictures at $width × $height, and nothing runs over its box',
  async ({ width, height }) => {
    const { page } = await visit(browser, { width, height })
    const street = new StreetPage(page)
    for (const [theme, lang, panel] of [
      ['light', 'zh', 'place'],
      ['dark', 'zh', 'place'],
      ['light', 'en', 'place'],
      ['light', 'zh', 'walk'],
      ['dark', 'zh', 'walk'],
      ['light', 'en', 'walk'],
    ] as const) {
      await page.goto(`/?theme=${theme}&lang=${lang}&panel=${panel}`)
      await page.locator('.panel-scroll .figure-lead').first().waitFor()
      await street.mapIsDrawn()
      await street.cameraRests()
      await page.waitForTimeout(1500)
      await savePicture(page, `${panel}-${width}-${theme}-${lang}`)
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
    }
    await page.context().close()
  },
  300_000,
)
