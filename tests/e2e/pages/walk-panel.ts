import type { Locator, Page } from 'playwright-core'
import type { WarmPage } from '../../support/warm-page.ts'
import { StreetPage } from './street-page.ts'

/** The front page with its panel of walking circles. */
export class WalkPanel {
  readonly page: Page
  readonly street: StreetPage
  readonly controls: Locator
  readonly cover: Locator
  readonly gaps: Locator
  readonly probe: Locator
  readonly siting: Locator
  readonly speed: Locator

  constructor(page: Page) {
    this.page = page
    this.street = new StreetPage(page)
    this.controls = page.locator('.walk-controls')
    this.cover = page.locator('.walk-cover')
    this.gaps = page.locator('.walk-gaps')
    this.probe = page.locator('.probe-card')
    this.siting = page.locator('.siting')
    this.speed = this.controls.getByRole('slider')
  }

  /** @param query what the address says besides the panel, `&…` */
  async load(query = ''): Promise<void> {
    await this.page.goto(`/?panel=walk${query}`)
    await this.isThere()
  }

  /** The same on a page that is warm. */
  static async on(warm: WarmPage, query = ''): Promise<WalkPanel> {
    const panel = new WalkPanel(await warm.open(`/?panel=walk${query}`))
    await panel.isThere()
    return panel
  }

  private async isThere(): Promise<void> {
    await this.cover.locator('.figure-lead').waitFor()
    await this.street.mapIsDrawn()
  }

  /** A piece of the panel as a reader sees it: the spaces that keep a number with its unit are spaces. */
  async text(part: Locator): Promise<string> {
    return (await part.innerText()).replaceAll('\u00A0', ' ')
  }

  get share(): Locator {
    return this.cover.locator('.figure-lead')
  }

  get gapRows(): Locator {
    return this.gaps.locator('.gap-row')
  }

  gapButton(index: number): Locator {
    return this.gapRows.nth(index).locator('.gap-go')
  }

  async waitForParameter(name: string, value: string | null): Promise<void> {
    await this.page.waitForFunction(
      ([key, wanted]) => new URL(location.href).searchParams.get(key ?? '') === wanted,
      [name, value] as const,
    )
  }

  /** The place in the page's own address: what the browser's other end knows of it may come later than an answer. */
  async pointAskedAbout(): Promise<number[]> {
    const at = await this.page.waitForFunction(() => new URL(location.href).searchParams.get('at'))
    return ((await at.jsonValue()) ?? '').split(',').map(Number)
  }
}
