import { expect, test } from 'vitest'
import { launchBrowser, visit } from '../support/browser.ts'
import { ScreenMapPage } from './pages/screen-map-page.ts'

const street = '999901001'

test('the tour goes from district to district without a trace in the address, and a key holds it', async () => {
  const browser = await launchBrowser()
  const { page } = await visit(browser, { width: 1280, height: 720 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const screen = new ScreenMapPage(page)
  const seen: string[] = []
  await page.exposeFunction('sawFocus', (code: string) => seen.push(code))
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const code = document.querySelector<HTMLElement>('.screen-map')?.dataset['focus']
      const view = window as unknown as { lastFocus?: string; sawFocus(code: string): void }
      if (code === undefined || code === view.lastFocus) return
      view.lastFocus = code
      view.sawFocus(code)
    }).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-focus'],
    })
  })
  await screen.openFigures('/screen?tour=5')
  await expect.poll(() => seen.length, { timeout: 120_000 }).toBeGreaterThanOrEqual(3)
  expect(seen.slice(0, 3)).toEqual([street, `${street}D01`, `${street}D02`])
  expect(new URL(page.url()).searchParams.has('grid')).toBe(false)
  expect(await page.locator('.map-tour').innerText()).toMatch(/^巡游 \d\/6$/)

  await page.keyboard.press('ArrowRight')
  expect(await page.locator('.map-tour').getAttribute('data-tour')).toBe('held')
  expect(await page.locator('.map-tour').innerText()).toContain('两分钟')
  const held = await screen.focus()
  await page.waitForTimeout(7000)
  expect(await screen.focus()).toBe(held)
  await browser.close()
})

test('a street of one district has nothing to tour, and stays', async () => {
  const browser = await launchBrowser()
  const { page } = await visit(browser, { width: 1280, height: 720 })
  await page.route('**/api/v1/overview*', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as { children: unknown[] }
    await route.fulfill({ response: answer, json: { ...body, children: body.children.slice(0, 1) } })
  })
  const screen = new ScreenMapPage(page)
  await screen.openFigures('/screen?tour=5')
  await page.waitForTimeout(7000)
  expect(await screen.focus()).toBe(street)
  expect(await page.locator('.map-tour').count()).toBe(0)
  await browser.close()
})
