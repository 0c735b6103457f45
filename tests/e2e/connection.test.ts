import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser, savePicture, visit } from '../support/browser.ts'
import { startBuiltServer, stopBuiltServer } from '../support/browser-server.ts'
import { StreetPage } from './pages/street-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('the server goes away: the last figures stay, it is said since when; it comes back: the page follows', async () => {
  const server = inject('browserServer')
  const { page } = await visit(browser, { expected: /ERR_CONNECTION|ERR_EMPTY_RESPONSE/ })
  const street = new StreetPage(page)
  await street.load('/?theme=light')
  const figures = await street.panel.locator('.place-figures').innerText()
  await stopBuiltServer(server.dataDir)
  try {
    const banner = page.locator('.stale-banner')
    await banner.waitFor({ timeout: 40_000 })
    expect(await banner.innerText()).toMatch(/\d\d:\d\d 起连不上服务器/)
    expect(await street.panel.locator('.place-figures').innerText()).toBe(figures)
    await savePicture(page, 'stale')
  } finally {
    await startBuiltServer(server, 60_000)
  }
  await page.locator('.stale-banner').waitFor({ state: 'detached', timeout: 40_000 })
  await page.context().close()
})

test('one panel that fails says so with its code, and is tried again', async () => {
  const { page } = await visit(browser, { expected: /status of 500/ })
  const street = new StreetPage(page)
  await street.load('/')
  const failing = /\/api\/v1\/overview\?grid=/
  await page.route(failing, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', status: 500, code: 'internal', title: 'Internal' }),
    }),
  )
  await page.locator('.tree-row').first().click()
  const failed = page.locator('.panel-pane .failed-panel')
  await failed.waitFor()
  expect(await failed.innerText()).toMatch(/编号 internal，\d\d:\d\d:\d\d/)
  expect(await street.tree.locator('[role=treeitem]').count()).toBeGreaterThan(3)
  await page.unroute(failing)
  await failed.getByRole('button', { name: '重试' }).click()
  await street.panel.locator('h1').waitFor()
  await page.context().close()
})

test('a server that is away from the start: no figures are promised, and they come with it', async () => {
  const { page } = await visit(browser, { expected: /ERR_FAILED|ERR_CONNECTION/ })
  const street = new StreetPage(page)
  const calls = /\/(api\/v1\/overview|healthz)/
  await page.route(calls, (route) => route.abort())
  await page.goto('/')
  const banner = page.locator('.stale-banner')
  await banner.getByText('还没有读到数字').waitFor()
  expect(await banner.innerText()).not.toContain('最后的数字')
  await page.unroute(calls)
  await banner.waitFor({ state: 'detached', timeout: 40_000 })
  await street.panel.locator('h1').waitFor()
  await page.context().close()
})
