import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser, savePicture, visit } from '../support/browser.ts'
import { useWarmPage } from '../support/warm-page.ts'
import { demoPlaces } from './demo-places.ts'
import { StreetPage } from './pages/street-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
const warm = useWarmPage()

interface Answer {
  figures: { households: number }
  requests: { total: number | null; suppressed: boolean }
  service: {
    minutes: { minutes: number; households: number; claimedByRadius: number; deniedByWalk: number }[]
  }
}

const overview = async (grid: string | null, role = 'planner'): Promise<Answer> => {
  const answer = await fetch(
    `${inject('browserServer').url}/api/v1/overview${grid === null ? '' : `?grid=${grid}`}`,
    {
      headers: { 'x-demo-role': role },
    },
  )
  return (await answer.json()) as Answer
}

/** A number and its unit are kept on one line by a space of their own. */
const unbroken = (text: string): string => text.replaceAll('\u00A0', ' ')

const grouped = (value: number): string => value.toLocaleString('en-US')

test('the panel shows the API’s figures, and every one of them says where it comes from', async () => {
  const page = await warm.open('/')
  const street = new StreetPage(page)
  const { figures, requests, service } = await overview(null)
  const text = await street.panel.innerText()
  expect(text).toContain(grouped(figures.households))
  expect(text).toContain(grouped(requests.total ?? -1))
  const five = service.minutes.find((entry) => entry.minutes === 5)
  const outside = figures.households - (five?.households ?? 0)
  expect(unbroken(text)).toContain(`${grouped(outside)} 户五分钟走不到服务中心`)
  expect(unbroken(text)).toContain(
    `按直线算圈内有 ${grouped(five?.claimedByRadius ?? -1)} 户，其中 ${grouped(five?.deniedByWalk ?? -1)} 户其实走不到`,
  )
  expect(await street.panel.getByText('近似', { exact: true }).count()).toBe(1)

  const numbers = street.panel.locator('.figure')
  const all = await numbers.count()
  expect(all).toBeGreaterThan(25)
  const card = page.getByRole('dialog')
  for (let index = 0; index < all; index += 1) {
    await numbers.nth(index).click()
    const words = await card.innerText()
    for (const part of ['从哪里来', '算法', '输入', '依据', '数据时间', '方案 2026-1'])
      expect(words).toContain(part)
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
  }
  await numbers.first().click()
  await savePicture(page, 'provenance')
})

test('blank spots lead to their place', async () => {
  const page = await warm.open('/')
  const street = new StreetPage(page)
  const spot = page.locator('.blank-rows button').first()
  const name = await spot.innerText()
  await spot.click()
  await street.shows(name)
  expect(street.parameter('grid')).not.toBeNull()
})

test('the demo role is switched in the header; the screen’s role sees no small counts', async () => {
  const { page } = await visit(browser)
  const street = new StreetPage(page)
  await page.goto('/')
  const roles = page.getByRole('group', { name: '示范身份' })
  expect(await roles.getByRole('button', { name: '规划' }).getAttribute('aria-pressed')).toBe('true')
  await roles.getByRole('button', { name: '大屏' }).click()
  await page.locator('[aria-label="示范身份"] button[aria-pressed="true"]', { hasText: '大屏' }).waitFor()

  let small: string | null = null
  for (const { code } of await demoPlaces('basic-grids')) {
    if ((await overview(code, 'screen')).requests.suppressed) {
      small = code
      break
    }
  }
  expect(small).not.toBeNull()
  await page.goto(`/?grid=${small}`)
  await street.panel.getByText('少于 5 件，随上级显示').waitFor()
  await page.context().close()
})

test('the first-run hint is there once, for three kinds of people', async () => {
  const { page } = await visit(browser, { seenBefore: false })
  const street = new StreetPage(page)
  await page.goto('/')
  const hint = page.locator('.first-run')
  await hint.locator('dt').first().waitFor()
  expect(await hint.locator('dt').allInnerTexts()).toEqual(['街道领导', '督查人员', '指挥值守'])
  await savePicture(page, 'first-run')
  await hint.getByRole('button').click()
  await hint.waitFor({ state: 'detached' })
  await page.reload()
  await street.panel.locator('h1').waitFor()
  expect(await hint.count()).toBe(0)
  await page.context().close()
})
