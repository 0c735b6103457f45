import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'

const results = fileURLToPath(new URL('../../test-results/', import.meta.url))

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
]

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags })

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
}

interface VisitOptions {
  readonly width?: number
  readonly height?: number
  /** Keeps the hint of the first run closed, so that it covers nothing; true unless said otherwise. */
  readonly seenBefore?: boolean
  readonly baseUrl?: string
  /** A screen that is touched. */
  readonly touch?: boolean
  /** What the browser's console may complain of, where a test makes the server refuse or go away. */
  readonly expected?: RegExp
}

/**
 * A browser of one's own, with nothing remembered but what the options say. A test that visits also fails when, on
 * any page of it, a request leaves for anybody but our own server, or an error is thrown or told to the console.
 */
export const visit = async (browser: Browser, options: VisitOptions = {}): Promise<Visit> => {
  const { width = 1366, height = 768, seenBefore = true, expected } = options
  const baseURL = options.baseUrl ?? inject('browserServer').url
  const remembered = seenBefore ? [{ name: 'wangge.first-run', value: 'seen' }] : []
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    colorScheme: 'light',
    hasTouch: options.touch ?? false,
    storageState: { cookies: [], origins: [{ origin: new URL(baseURL).origin, localStorage: remembered }] },
  })
  context.setDefaultTimeout(60_000)
  const outside: string[] = []
  const errors: string[] = []
  const own = new URL(baseURL).host
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:|^wss?:/.test(url.protocol) && url.host !== own) outside.push(request.url())
  })
  context.on('weberror', (error) => errors.push(error.error().message))
  context.on('console', (message) => {
    if (message.type() === 'error' && expected?.test(message.text()) !== true) errors.push(message.text())
  })
  onTestFinished(() => {
    expect({ outside, errors }).toEqual({ outside: [], errors: [] })
  })
  return { page: await context.newPage(), context }
}

/** Saves what the page shows to `test-results/<name>.png`. */
export const savePicture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(results, { recursive: true })
  await page.screenshot({ path: join(results, `${name}.png`) })
}
