import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'

const results = fileURLToPath(new URL('../../test-results/', import.meta.url))

/** A connection to the Chromium that all files share; closing it closes only what was opened through it. */
export const launchBrowser = (): Promise<Browser> => chromium.connect(inject('browserEndpoint'))

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
}

export interface VisitOptions {
  readonly width?: number
  readonly height?: number
  /** Keeps the hint of the first run closed, so that it covers nothing; true unless said otherwise. */
  readonly seenBefore?: boolean
  readonly baseUrl?: string
  /**
   * All pixels, for tests that look at them or measure boxes (a border is one of them at least). A quarter of them is
   * drawn otherwise: in software they are most of what a page costs. `WANGGE_PICTURES=fine` draws all everywhere, for
   * pictures that somebody looks at.
   */
  readonly fine?: boolean
  /** A screen that is touched. */
  readonly touch?: boolean
  /** What the browser's console may complain of, where a test makes the server refuse or go away. */
  readonly expected?: RegExp
}

export interface Watched extends Visit {
  /** Throws where a request left for anybody but our own server, or an error was thrown or told to the console. */
  expectQuiet(): void
}

/** A browser of one's own, with nothing remembered but what the options say, and watched on every page of it. */
export const openWatched = async (browser: Browser, options: VisitOptions = {}): Promise<Watched> => {
  const { width = 1366, height = 768, fine = false, seenBefore = true, expected } = options
  const baseURL = options.baseUrl ?? inject('browserServer').url
  const remembered = seenBefore ? [{ name: 'wangge.first-run', value: 'seen' }] : []
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    deviceScaleFactor: fine || process.env['WANGGE_PICTURES'] === 'fine' ? 1 : 0.5,
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
  const expectQuiet = (): void => {
    expect({ outside: outside.splice(0), errors: errors.splice(0) }).toEqual({ outside: [], errors: [] })
  }
  return { page: await context.newPage(), context, expectQuiet }
}

/**
 * `openWatched` for one test, which fails when the pages were not quiet. Whatever does not need a browser that remembers
 * nothing takes `useWarmPage` instead: a cold page costs 4 s and more of both cores before its map is drawn.
 */
export const visit = async (browser: Browser, options: VisitOptions = {}): Promise<Visit> => {
  const { page, context, expectQuiet } = await openWatched(browser, options)
  onTestFinished(expectQuiet)
  return { page, context }
}

/** Saves what the page shows to `test-results/<name>.png`. */
export const savePicture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(results, { recursive: true })
  await page.screenshot({ path: join(results, `${name}.png`) })
}
