import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, savePicture, visit } from '../support/browser.ts'
import { useWarmPage } from '../support/warm-page.ts'
import { type DemoPlace, demoPlaces, first } from './demo-places.ts'
import { StreetPage } from './pages/street-page.ts'

/** Wide enough that the layers' card is open from the start. */
const roomy = { width: 1600, height: 900 }

let browser: Browser
let district: DemoPlace
let unit: DemoPlace
let basic: DemoPlace

beforeAll(async () => {
  browser = await launchBrowser()
  district = first(await demoPlaces('districts'))
  unit = first((await demoPlaces('units')).filter((place) => place.parent === district.code))
  basic = first((await demoPlaces('basic-grids')).filter((place) => place.parent === unit.code))
})
afterAll(() => browser.close())

describe('drilling down', () => {
  const warm = useWarmPage()

  // First, because it needs an outline of which nothing was opened yet.
  test('by the outline with keys alone', async () => {
    const page = await warm.open('/')
    const street = new StreetPage(page)
    await street.row(district.code).waitFor()
    await street.tree.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await street.row(unit.code).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await street.shows(unit.name)
    expect(await street.row(unit.code).getAttribute('aria-selected')).toBe('true')
    expect(await street.row(unit.code).getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Backspace')
    await street.shows(district.name)
  })

  test('by the map: street, district, unit, basic grid, and back with Escape and the breadcrumb', async () => {
    const page = await warm.open('/')
    const street = new StreetPage(page)
    const top = await street.placeName()
    for (const place of [district, unit, basic]) {
      await street.cameraFollows(() => street.clickMapAt(place.lon, place.lat))
      await street.shows(place.name)
      expect(street.parameter('grid')).toBe(place.code)
    }
    await savePicture(page, 'drill-down-basic')
    await page.locator('.panel-scroll').click({ position: { x: 5, y: 5 } })
    await page.keyboard.press('Escape')
    await street.shows(unit.name)
    await street.breadcrumb.getByRole('button', { name: district.name, exact: true }).click()
    await street.shows(district.name)
    await street.breadcrumb.getByRole('button', { name: top, exact: true }).click()
    await street.shows(top)
    expect(street.parameter('grid')).toBeNull()
  })

  test('by searching: slash, a name, Enter', async () => {
    const page = await warm.open('/')
    const street = new StreetPage(page)
    await page.keyboard.press('/')
    await page.keyboard.type(basic.code)
    await page.locator(`#found-${basic.code}`).waitFor()
    await page.keyboard.press('Enter')
    await street.shows(basic.name)
    expect(street.parameter('grid')).toBe(basic.code)
  })
})

describe('the address holds the view', () => {
  test('back and forward walk through places with their cameras; a reload restores all of it', async () => {
    const { page } = await visit(browser, roomy)
    const street = new StreetPage(page)
    await street.load('/?theme=light')
    await street.cameraRests()
    const top = await street.placeName()
    const wide = new URL(page.url()).hash
    await street.cameraFollows(() => street.row(district.code).click())
    await street.shows(district.name)
    const near = new URL(page.url()).hash
    expect(near).not.toBe(wide)
    await page.goBack()
    await street.shows(top)
    await street.cameraRests()
    expect(new URL(page.url()).hash).toBe(wide)
    await page.goForward()
    await street.shows(district.name)
    await street.cameraRests()
    expect(new URL(page.url()).hash).toBe(near)
    await street.layerSwitch('服务圈').uncheck()
    const address = page.url()
    await page.reload()
    await street.shows(district.name)
    await street.mapIsDrawn()
    await street.cameraRests()
    expect(page.url()).toBe(address)
    expect(await street.layerSwitch('服务圈').isChecked()).toBe(false)
    await page.context().close()
  })

  test('an unknown grid is said, with a way out', async () => {
    const { page } = await visit(browser, { expected: /status of 404/ })
    await page.goto('/?grid=999901001D99')
    await page.getByText('找不到这个网格').waitFor()
    await page.getByRole('button', { name: '回到街道' }).click()
    await page.locator('.panel-pane h1').waitFor()
    expect(new URL(page.url()).searchParams.get('grid')).toBeNull()
    await page.context().close()
  })
})
