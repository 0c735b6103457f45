import type { Locator, Page } from 'playwright-core'
import type { WarmPage } from '../../support/warm-page.ts'
import { StreetPage } from './street-page.ts'

export interface TrialFigures {
  readonly before: number
  readonly now: number
}

const numberOf = (text: string): number => Number(text.replaceAll(',', ''))

/** The walking panel while a centre is tried elsewhere. */
export class TrialPage {
  readonly page: Page
  readonly street: StreetPage
  readonly card: Locator
  readonly handle: Locator

  constructor(page: Page) {
    this.page = page
    this.street = new StreetPage(page)
    this.card = page.locator('.trial-card')
    this.handle = page.locator('.centre-handle')
  }

  /** The panel, once the browser's own walks answer. */
  static async on(warm: WarmPage): Promise<TrialPage> {
    const trial = new TrialPage(await warm.open('/?panel=walk&theme=light'))
    await trial.page.locator('.trial-list').waitFor()
    return trial
  }

  /** Presses on the centre and moves away by so many pixels, in steps; still held. */
  async hold(lon: number, lat: number, dx: number, dy: number): Promise<void> {
    const { x, y } = await this.street.pixelOf(lon, lat)
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    for (let step = 1; step <= 8; step += 1)
      await this.page.mouse.move(x + (dx * step) / 8, y + (dy * step) / 8)
  }

  /** Covered households before and now, once there are any for the place where the centre is now. */
  async covered(): Promise<TrialFigures> {
    const cells = this.card.locator('tbody tr').first().locator('td')
    await this.page.waitForFunction(() => {
      const now = document.querySelector('.trial-card tbody tr td:nth-of-type(2)')?.textContent ?? ''
      return /\d/.test(now)
    })
    const [before = '', now = ''] = await cells.allInnerTexts()
    return { before: numberOf(before), now: numberOf(now) }
  }

  /** Where the address says that the centre was moved to; null where none is. */
  moved(): string | null {
    return this.street.parameter('move')
  }

  camera(): string {
    return new URL(this.page.url()).hash
  }
}
