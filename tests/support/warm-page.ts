import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser, openWatched, type VisitOptions, type Watched } from './browser.ts'

export interface WarmPage {
  /**
   * Goes to this address of the same page, as the browser's back button would: the view is what the address says,
   * with the camera at rest and the map drawn. Not undone between tests: what is remembered (theme, language, role,
   * a folded card) and which rows of the outline are open.
   *
   * @param path without a camera; without a grid the camera is where the first load put it
   */
  open(path: string): Promise<Page>
}

interface WarmOptions extends VisitOptions {
  /** Address that is loaded first and passed through on every way; the front page unless said otherwise. */
  readonly home?: string
  /** Resolves once the page shows what its address asks for. */
  readonly arrived?: (page: Page) => Promise<void>
}

const panelIsThere = (page: Page): Promise<void> => page.locator('.panel-pane[aria-busy="false"]').waitFor()

/** The address is told of the camera when it arrives; during a flight it is that of the place the flight set out from. */
const isUnderWay = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('[data-camera="moving"]') !== null)

/** The camera has come to rest: it stands still, the address holds it and has not changed for half a second. */
export const cameraRests = async (page: Page): Promise<string> => {
  let hash = ''
  let since = Date.now()
  const until = since + 60_000
  while (Date.now() < until) {
    const now = new URL(page.url()).hash
    if (now !== hash || (await isUnderWay(page))) {
      hash = now
      since = Date.now()
    } else if (hash !== '' && Date.now() - since >= 500) return hash
    await page.waitForTimeout(50)
  }
  throw new Error(`the camera does not rest: ${page.url()}`)
}

export const mapIsDrawn = async (page: Page): Promise<void> => {
  await page.locator('.map-pane[data-status="ready"]').waitFor()
}

/** What the back button does: the address first, then the word that it changed. Two frames let the page follow. */
const travel = (page: Page, address: string): Promise<void> =>
  page.evaluate(async (to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  }, address)

/**
 * One page for all tests of a file (or of a `describe`), loaded by the first of them: its scripts, shaders, figures and
 * tiles are there already for the others. After a test that failed the next one gets a new page. Every test fails when
 * the page was not quiet (`Watched`). A test that is about loading, remembering or being refused takes `visit`.
 *
 * ```ts
 * const warm = useWarmPage()
 * test('…', async () => {
 *   const street = new StreetPage(await warm.open('/?grid=…'))
 * })
 * ```
 */
export const useWarmPage = (options: WarmOptions = {}): WarmPage => {
  const { home = '/?theme=light', arrived = panelIsThere } = options
  let browser: Browser
  let opened: { readonly watched: Watched; readonly camera: string } | null = null
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  afterEach(async ({ task }) => {
    if (opened === null) return
    const { watched } = opened
    if (task.result?.state === 'fail') {
      opened = null
      await watched.context.close()
    } else watched.expectQuiet()
  })

  const load = async () => {
    const watched = await openWatched(browser, options)
    await watched.page.goto(home)
    await mapIsDrawn(watched.page)
    return { watched, camera: await cameraRests(watched.page) }
  }

  return {
    open: async (path) => {
      opened ??= await load()
      const { watched, camera } = opened
      const { page } = watched
      // A flight that the test before has left would end here, and take the address along.
      await page.waitForFunction(() => document.querySelector('[data-camera="moving"]') === null)
      const wanted = new URL(path, page.url()).searchParams.has('grid') ? '' : camera
      // By way of the street as a whole: the map travels only to what it does not show already.
      await travel(page, home + camera)
      await travel(page, path + wanted)
      await arrived(page)
      await mapIsDrawn(page)
      await cameraRests(page)
      return page
    },
  }
}
