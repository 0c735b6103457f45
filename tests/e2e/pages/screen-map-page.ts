import type { Locator, Page } from 'playwright-core'

/** The map in the middle of the big screen. */
export class ScreenMapPage {
  readonly page: Page
  readonly map: Locator
  readonly headline: Locator
  /** Stands in for the map while its graphics are lost. */
  readonly picture: Locator

  constructor(page: Page) {
    this.page = page
    this.map = page.locator('.screen-map')
    this.headline = page.locator('.map-head h2')
    this.picture = page.locator('.screen-map-picture')
  }

  /** Opens the screen and waits until its map is drawn and stands still. */
  async open(path = '/screen?tour=off'): Promise<void> {
    await this.openFigures(path)
    await this.page.locator('.screen-map[data-counts]').waitFor({ timeout: 180_000 })
  }

  /** Opens the screen and waits until it says something; its map may still be on its way. */
  async openFigures(path: string): Promise<void> {
    await this.page.goto(path)
    await this.headline.waitFor()
  }

  /** Layers, sources and images of the map. */
  counts(): Promise<string | null> {
    return this.map.getAttribute('data-counts')
  }

  /** Code of the grid, or of the street, that the map is about. */
  focus(): Promise<string | null> {
    return this.map.getAttribute('data-focus')
  }

  figure(name: string): Promise<number | null> {
    return this.page
      .locator(`[data-figure="${name}"]`)
      .getAttribute('data-value')
      .then((value) => (value === null ? null : Number(value)))
  }

  /** Takes the graphics away from the map; `restoreMs`: the browser gives them back after so long. */
  loseContext(restoreMs: number | null = null): Promise<void> {
    return this.map.locator('canvas.maplibregl-canvas').evaluate((canvas, giveBackMs) => {
      const context = (canvas as HTMLCanvasElement).getContext('webgl2')
      const lose = context?.getExtension('WEBGL_lose_context') ?? null
      if (lose === null) throw new Error('the browser cannot lose a context')
      lose.loseContext()
      if (giveBackMs !== null) setTimeout(() => lose.restoreContext(), giveBackMs)
    }, restoreMs)
  }
}
