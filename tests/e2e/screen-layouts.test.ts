import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, savePicture } from '../support/browser.ts'
import { ScreenPanels } from './pages/screen-panels-page.ts'
import { stuffAnswers } from './pages/stuffed-answers.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const sizes = [
  { width: 1920, height: 1080, shape: 'standard' },
  { width: 3840, height: 2160, shape: 'standard' },
  { width: 3840, height: 1080, shape: 'wall' },
  { width: 7680, height: 2160, shape: 'wall' },
  { width: 1366, height: 768, shape: 'low' },
] as const
const themes = ['dark', 'light', 'contrast'] as const

describe.each(['demo', 'stuffed'] as const)('%s figures: nothing runs over, is cut or too small', (kind) => {
  let screen: ScreenPanels
  beforeAll(async () => {
    screen = await ScreenPanels.on(browser)
    if (kind === 'stuffed') await stuffAnswers(screen.page)
    await screen.load('?tour=off')
  })
  afterAll(() => screen.close())

  test.each(sizes)('at $width × $height, in every theme', async ({ width, height, shape }) => {
    await screen.page.setViewportSize({ width, height })
    for (const theme of themes) {
      await screen.show(`?tour=off&theme=${theme}`)
      expect(await screen.page.locator('.screen').getAttribute('data-shape')).toBe(shape)
      if (width <= 3840) await savePicture(screen.page, `screen-panels-${kind}-${width}x${height}-${theme}`)
      expect([theme, await screen.misfits()]).toEqual([theme, []])
    }
    screen.watched.expectQuiet()
  })

  test.each(sizes)('at $width × $height, in English', async ({ width, height }) => {
    await screen.page.setViewportSize({ width, height })
    await screen.show('?tour=off&lang=en')
    expect(await screen.misfits()).toEqual([])
    await screen.show('?tour=off')
  })

  test.each(['coverage', 'requests', 'organization', 'coverage,organization', 'requests,organization'])(
    'with %s alone the others make room',
    async (panels) => {
      for (const { width, height } of [sizes[0], sizes[2]]) {
        await screen.page.setViewportSize({ width, height })
        await screen.show(`?tour=off&panels=${panels}`)
        expect(await screen.page.locator('.screen-panel').count()).toBe(panels.split(',').length)
        expect(await screen.misfits()).toEqual([])
      }
    },
  )
})

test('4K shows the picture of full HD, sharper', async () => {
  const screen = await ScreenPanels.on(browser)
  await screen.load('?tour=off')
  const boxes = () =>
    screen.page.evaluate(() =>
      [...document.querySelectorAll('.screen-panel [data-figure]')].map((element) => {
        const { left, top } = element.getBoundingClientRect()
        return [left / innerWidth, top / innerHeight]
      }),
    )
  const shareOf = (selector: string) =>
    screen.page
      .locator(selector)
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize) / innerHeight)
  const words = () => Promise.all(['.map-head h2', '.map-legend', '.screen-header'].map(shareOf))
  const [small, smallWords] = [await boxes(), await words()]
  await screen.page.setViewportSize({ width: 3840, height: 2160 })
  await screen.settled()
  const [large, largeWords] = [await boxes(), await words()]
  for (const [index, share] of largeWords.entries()) expect(share).toBeCloseTo(smallWords[index] ?? -1, 4)
  expect(large.length).toBe(small.length)
  for (const [index, box] of large.entries())
    for (const axis of [0, 1]) expect(box[axis]).toBeCloseTo(small[index]?.[axis] ?? -1, 2)
  await screen.close()
})

test.each([80, 81])('a level of %d that lacks all its organisations stays in its row', async (expected) => {
  const screen = await ScreenPanels.on(browser)
  await screen.page.route(/\/api\/v1\/registers/, async (route) => {
    const response = await route.fetch()
    const registers = (await response.json()) as { levels: object }
    const levels = { ...registers.levels, basic: { expected, present: 0 } }
    await route.fulfill({ response, json: { ...registers, levels } })
  })
  await screen.load('?tour=off')
  for (const { width, height } of sizes) {
    await screen.page.setViewportSize({ width, height })
    await screen.settled()
    const over = await screen.page
      .locator('.level-cells')
      .evaluateAll((rows) => rows.map((row) => row.scrollWidth - row.clientWidth))
    expect(over.length).toBe(4)
    expect(Math.max(...over)).toBeLessThanOrEqual(0)
  }
  await screen.close()
})
