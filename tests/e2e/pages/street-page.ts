import type { Locator, Page } from 'playwright-core'
import { cameraRests, mapIsDrawn } from '../../support/warm-page.ts'

const tilePx = 512

const worldX = (lon: number, zoom: number): number => ((lon + 180) / 360) * tilePx * 2 ** zoom
const worldY = (lat: number, zoom: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * tilePx * 2 ** zoom
}

/** The front page as a person sees it: outline, map, figures. */
export class StreetPage {
  readonly page: Page
  readonly tree: Locator
  readonly breadcrumb: Locator
  readonly panel: Locator
  readonly map: Locator
  readonly layers: Locator

  constructor(page: Page) {
    this.page = page
    this.tree = page.getByRole('tree')
    this.breadcrumb = page.locator('nav.breadcrumb')
    this.panel = page.locator('.panel-pane')
    this.map = page.locator('.map-pane')
    this.layers = page.locator('.layers-card')
  }

  /** Loads the page. `useWarmPage` goes there without that. */
  async load(path = '/'): Promise<void> {
    await this.page.goto(path)
    await this.panel.locator('h1').waitFor()
    await this.mapIsDrawn()
  }

  mapIsDrawn(): Promise<void> {
    return mapIsDrawn(this.page)
  }

  async cameraRests(): Promise<void> {
    await cameraRests(this.page)
  }

  /** The camera leaves where it was and comes to rest elsewhere. */
  async cameraFollows(act: () => Promise<void>): Promise<void> {
    await this.cameraRests()
    const before = new URL(this.page.url()).hash
    await act()
    await this.page.waitForFunction((hash) => !['', hash].includes(location.hash), before)
    await this.cameraRests()
  }

  placeName(): Promise<string> {
    return this.panel.locator('h1').innerText()
  }

  async shows(name: string): Promise<void> {
    await this.panel.locator('h1', { hasText: name }).waitFor()
  }

  row(code: string): Locator {
    return this.page.locator(`#tree-${code}`)
  }

  parameter(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name)
  }

  /** Where on the page this coordinate is drawn, as the address says where the camera stands. */
  async pixelOf(lon: number, lat: number): Promise<{ x: number; y: number }> {
    const box = await this.page.locator('.map-box').boundingBox()
    const [zoom = 0, centreLat = 0, centreLon = 0] = new URL(this.page.url()).hash
      .slice(1)
      .split('/')
      .map(Number)
    if (box === null) throw new Error('no map')
    return {
      x: box.x + box.width / 2 + worldX(lon, zoom) - worldX(centreLon, zoom),
      y: box.y + box.height / 2 + worldY(lat, zoom) - worldY(centreLat, zoom),
    }
  }

  async clickMapAt(lon: number, lat: number): Promise<void> {
    const { x, y } = await this.pixelOf(lon, lat)
    await this.page.mouse.click(x, y)
  }

  /** The box on the page that a west-south-east-north box of degrees fills. */
  async cornersOf([west, south, east, north]: readonly [number, number, number, number]): Promise<{
    left: number
    top: number
    right: number
    bottom: number
  }> {
    const [leftTop, rightBottom] = [await this.pixelOf(west, north), await this.pixelOf(east, south)]
    return { left: leftTop.x, top: leftTop.y, right: rightBottom.x, bottom: rightBottom.y }
  }

  layerSwitch(name: string): Locator {
    return this.layers.getByRole('checkbox', { name })
  }

  /** What the map alone looks like, without the cards over it. */
  async mapPicture(): Promise<Buffer> {
    const box = await this.page.locator('.map-box').boundingBox()
    if (box === null) throw new Error('no map')
    return this.page.screenshot({
      clip: { x: box.x + 40, y: box.y + 120, width: box.width - 320, height: box.height - 240 },
    })
  }

  /** The map's picture once it no longer changes. */
  async settledPicture(): Promise<Buffer> {
    let last = await this.mapPicture()
    for (let tries = 0; tries < 100; tries += 1) {
      await this.page.waitForTimeout(300)
      const next = await this.mapPicture()
      if (next.equals(last)) return last
      last = next
    }
    throw new Error('the map does not stop changing')
  }

  /** Waits until the map looks other than in this picture. */
  async looksOtherThan(picture: Buffer): Promise<boolean> {
    for (let tries = 0; tries < 100; tries += 1) {
      if (!(await this.mapPicture()).equals(picture)) return true
      await this.page.waitForTimeout(100)
    }
    return false
  }
}
