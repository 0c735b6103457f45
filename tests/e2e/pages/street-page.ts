import type { Locator, Page } from 'playwright-core'

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

  async open(path = '/'): Promise<void> {
    await this.page.goto(path)
    await this.panel.locator('h1').waitFor()
    await this.mapIsDrawn()
  }

  async mapIsDrawn(): Promise<void> {
    await this.page.locator('.map-pane[data-status="ready"]').waitFor({ timeout: 60_000 })
  }

  /** The camera has come to rest: the address holds it and no longer changes. */
  async cameraRests(): Promise<void> {
    let before = ''
    for (let tries = 0; tries < 60; tries += 1) {
      await this.page.waitForTimeout(400)
      const now = new URL(this.page.url()).hash
      if (now !== '' && now === before) return
      before = now
    }
    throw new Error(`the camera does not rest: ${this.page.url()}`)
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
}
