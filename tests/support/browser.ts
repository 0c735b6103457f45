import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

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
  /** Requests that left for anybody but our own server: must stay empty. */
  readonly outside: string[]
  /** Uncaught errors of the page: must stay empty. */
  readonly errors: string[]
}

interface VisitOptions {
  readonly width?: number
  readonly height?: number
  /** Keeps the hint of the first run closed, so that it covers nothing; true unless said otherwise. */
  readonly seenBefore?: boolean
  readonly baseUrl?: string
}

/** A browser of one's own, with nothing remembered but what the options say. */
export const visit = async (browser: Browser, options: VisitOptions = {}): Promise<Visit> => {
  const { width = 1366, height = 768, seenBefore = true } = options
  const baseURL = options.baseUrl ?? inject('browserServer').url
  const context = await browser.newContext({ baseURL, viewport: { width, height }, colorScheme: 'light' })
  if (seenBefore) await context.addInitScript(() => localStorage.setItem('wangge.first-run', 'seen'))
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const outside: string[] = []
  const errors: string[] = []
  const own = new URL(baseURL).host
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:|^wss?:/.test(url.protocol) && url.host !== own) outside.push(request.url())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, context, outside, errors }
}

/** Saves what the page shows to `test-results/<name>.png`. */
export const savePicture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(results, { recursive: true })
  await page.screenshot({ path: join(results, `${name}.png`) })
}
