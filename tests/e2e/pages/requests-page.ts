import type { Locator, Page } from 'playwright-core'

/** The page /requests as a person sees it: filters, map, timeline, panel. */
export class RequestsPage {
  readonly page: Page
  readonly filters: Locator
  readonly spots: Locator
  readonly card: Locator
  readonly timeline: Locator
  readonly panel: Locator

  constructor(page: Page) {
    this.page = page
    this.filters = page.locator('.filters')
    this.spots = page.locator('.spots-section')
    this.card = page.locator('.spot-card')
    this.timeline = page.locator('.timeline-pane')
    this.panel = page.locator('.panel-pane')
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/requests${query}`)
    await this.page.locator('.map-pane[data-status="ready"]').waitFor()
  }

  /** The finding above the filters, once the requests are there. */
  finding(): Promise<string> {
    return this.filters.locator('h1').innerText()
  }

  parameter(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name)
  }

  category(name: string): Locator {
    return this.filters.getByRole('checkbox', { name: new RegExp(`^${name}`) })
  }

  /** What the map alone shows, without the cards over it. */
  async mapPicture(): Promise<Buffer> {
    const box = await this.page.locator('.map-box').boundingBox()
    if (box === null) throw new Error('no map')
    return this.page.screenshot({
      clip: { x: box.x + 40, y: box.y + 120, width: box.width - 320, height: box.height - 240 },
    })
  }

  /** The role that the demo acts in. */
  async actAs(role: string): Promise<void> {
    await this.page.getByRole('group', { name: '示范身份' }).getByRole('button', { name: role }).click()
  }
}
