import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, visit } from '../support/browser.ts'
import { StreetPage } from './pages/street-page.ts'

const budgetBytes = 900 * 1024
const isScript = (url: string): boolean => /\.m?js$/.test(new URL(url).pathname)

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('at most 900 KB of compressed JavaScript come before the map shows', async () => {
  const { page } = await visit(browser)
  const scripts: { path: string; bytes: number; encoding: string }[] = []
  const reading: Promise<void>[] = []
  page.context().on('requestfinished', (request) => {
    if (!isScript(request.url())) return
    reading.push(
      (async () => {
        const response = await request.response()
        const { responseBodySize } = await request.sizes()
        const encoding = (await response?.headerValue('content-encoding')) ?? 'none'
        scripts.push({ path: new URL(request.url()).pathname, bytes: responseBodySize, encoding })
      })(),
    )
  })
  await new StreetPage(page).load('/')
  await Promise.all(reading)
  const total = scripts.reduce((sum, script) => sum + script.bytes, 0)
  // Whatever the browser does not report (a worker's own script) would hide from the sum: there must be one.
  expect(scripts.map((script) => script.path).some((path) => path.includes('worker'))).toBe(true)
  expect(scripts.every((script) => script.encoding === 'br' || script.bytes < 1024)).toBe(true)
  expect(total).toBeGreaterThan(200 * 1024)
  expect(total).toBeLessThanOrEqual(budgetBytes)
  await page.context().close()
})
