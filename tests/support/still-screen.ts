import type { BrowserContext, Page } from 'playwright-core'

/** The demo's data end at the last midnight of October 2026; it is seen the next morning. */
export const stillMoment = new Date('2026-11-01T09:42:00+08:00')

export const stillLayouts = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 7680, height: 2160 },
  { width: 1366, height: 768 },
] as const

export const stillThemes = ['dark', 'light', 'contrast'] as const

/** Options of a context in which two pictures of the same screen are the same. */
export const stillContext = { reducedMotion: 'reduce', deviceScaleFactor: 1, locale: 'zh-CN' } as const

/**
 * Dates stand still. Timers run, and `performance` too, by which the map fades its names in: Playwright's own clock
 * holds both.
 */
export const stopClock = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(`{
    const moment = ${stillMoment.getTime()}
    globalThis.Date = class extends Date {
      constructor(...given) {
        if (given.length === 0) super(moment)
        else super(...given)
      }
      static now() {
        return moment
      }
    }
  }`)
}

/** All figures are there, the map is drawn and nothing moves any more. */
export const screenIsStill = async (page: Page): Promise<void> => {
  await page.locator('.alive-bar[data-away="none"]').waitFor()
  await page.locator('.screen-map[data-status="ready"]').waitFor()
  await page.locator('.screen-map[data-counts]').waitFor()
  await page.evaluate(() => document.fonts.ready)
  let before = ''
  let calmSince = Date.now()
  while (Date.now() - calmSince < 1500) {
    const now = await page.locator('.screen').innerText()
    if (now !== before) calmSince = Date.now()
    before = now
    await page.waitForTimeout(150)
  }
  // The map finds its place again when what stands over it has its size.
  let seen: Buffer = Buffer.alloc(0)
  for (let looks = 0; looks < 20; looks += 1) {
    const now = await page.screenshot()
    if (now.equals(seen)) return
    seen = now
    await page.waitForTimeout(1000)
  }
}
