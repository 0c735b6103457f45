import type { Locator, Page } from 'playwright-core'

const newToday = 'requests.stage.1'

export type ScreenAway = 'none' | 'server' | 'database' | 'line'

/** The big screen as somebody sees it who wants to know whether it lives. */
export class LiveScreen {
  readonly page: Page
  readonly bar: Locator
  readonly drawer: Locator
  readonly fullState: Locator
  private newAtOpening = 0

  constructor(page: Page) {
    this.page = page
    this.bar = page.locator('.alive-bar')
    this.drawer = page.locator('.screen-drawer')
    this.fullState = page.locator('.screen-full-state')
  }

  /** Opens the screen and waits until it follows the street; marks the page, so that a reload is noticed. */
  async open(path = '/screen?tour=off'): Promise<void> {
    await this.page.goto(path)
    await this.is('none')
    await this.page.locator('.alive-bar[data-following="true"]').waitFor()
    await this.page.locator('.screen-panel [data-figure]').first().waitFor()
    await this.page.evaluate(() => Object.assign(window, { kept: true }))
  }

  isSamePage(): Promise<boolean> {
    return this.page.evaluate(() => 'kept' in window)
  }

  /** Waits until the bar says so; answers after how many milliseconds. */
  async is(away: ScreenAway, timeout = 60_000): Promise<number> {
    const begun = Date.now()
    await this.page.locator(`.alive-bar[data-away="${away}"]`).waitFor({ timeout })
    return Date.now() - begun
  }

  /** Requests that were told of since the page was opened. */
  async made(): Promise<number> {
    return Number(await this.bar.getAttribute('data-made'))
  }

  /** Once the figures of today's requests have come: counts from here on. */
  async countFromHere(): Promise<void> {
    await this.page.locator(`[data-figure="${newToday}"]`).first().waitFor()
    this.newAtOpening = await this.newOfToday()
  }

  private async newOfToday(): Promise<number> {
    return Number(await this.page.locator(`[data-figure="${newToday}"]`).first().getAttribute('data-value'))
  }

  /** By how many the figure of today's new requests has grown since `countFromHere`. */
  async grown(): Promise<number> {
    return (await this.newOfToday()) - this.newAtOpening
  }

  /** The figures on the page, as they are in the data; rows of gaps come and go with the room that notes leave. */
  figures(): Promise<Record<string, string>> {
    return this.page
      .locator('[data-figure]')
      .evaluateAll((all) =>
        Object.fromEntries(
          all.map((each) => [each.getAttribute('data-figure') ?? '', each.getAttribute('data-value') ?? '']),
        ),
      )
  }

  /** The figures once none has come, gone or changed for two seconds. */
  async settledFigures(): Promise<Record<string, string>> {
    let figures = await this.figures()
    for (let calm = 0; calm < 4; ) {
      await this.page.waitForTimeout(500)
      const now = await this.figures()
      calm = JSON.stringify(now) === JSON.stringify(figures) ? calm + 1 : 0
      figures = now
    }
    return figures
  }
}
