import { expect, test } from 'vitest'
import { launchBrowser, visit } from '../support/browser.ts'
import { useWarmPage } from '../support/warm-page.ts'
import { demoBounds, demoPlaces, first } from './demo-places.ts'
import { StreetPage } from './pages/street-page.ts'

/** Wide enough that the layers' card is open from the start. */
const roomy = { width: 1600, height: 900 }

const warm = useWarmPage(roomy)
const open = async (path: string): Promise<StreetPage> => new StreetPage(await warm.open(path))

test('every layer switch changes the map and the address, and its key does the same', async () => {
  // Near enough that buildings are drawn.
  const district = first(await demoPlaces('districts'))
  const street = await open(`/?theme=light&grid=${district.code}`)
  const names = ['服务圈', '走不到', '空白点', '诉求密度', '服务场所', '网格界', '建筑', '道路水系']
  for (const [index, name] of names.entries()) {
    const before = await street.settledPicture()
    const wasOn = await street.layerSwitch(name).isChecked()
    await street.layerSwitch(name).click()
    expect(await street.layerSwitch(name).isChecked()).toBe(!wasOn)
    expect(street.parameter('layers')).not.toBeNull()
    expect([name, await street.looksOtherThan(before)]).toEqual([name, true])
    await street.page.locator('.panel-scroll').click({ position: { x: 5, y: 5 } })
    await street.page.keyboard.press(String(index + 1))
    expect(await street.layerSwitch(name).isChecked()).toBe(wasOn)
  }
  expect(street.parameter('layers')).toBeNull()
})

test('circles can be drawn for 5, 10 and 15 minutes; at least one stays', async () => {
  const street = await open('/')
  const minutes = street.layers.getByRole('group', { name: '服务圈' })
  await minutes.getByRole('button', { name: '10 分' }).click()
  expect(street.parameter('minutes')).toBe('5,10')
  await minutes.getByRole('button', { name: '5 分', exact: true }).click()
  await minutes.getByRole('button', { name: '10 分' }).click()
  expect(street.parameter('minutes')).toBe('10')
})

test('the legend states its units, and how the circles were walked', async () => {
  const street = await open('/?layers=service,requests,gaps,grids,places')
  await street.page.getByText(/件\/平方公里 · 近 \d+ 天/).waitFor()
  const legend = await street.layers.innerText()
  expect(legend).toContain('沿路步行 · 1.0 米/秒')
  expect(legend).toMatch(/< \d+[\s\S]*≥ \d+/)
  expect(legend).toContain('缺党组织')
  expect(await street.page.locator('.map-scale').innerText()).toMatch(/米|公里[\s\S]*步行 \d+ 分/)
})

test('on a small screen the card starts folded, its signs stay, and nothing lies over the street', async () => {
  const browser = await launchBrowser()
  const { page } = await visit(browser, { width: 1366, height: 768 })
  const street = new StreetPage(page)
  await street.load('/?theme=light')
  await street.cameraRests()
  const head = street.layers.getByRole('button', { name: '图层与图例' })
  expect(await head.getAttribute('aria-expanded')).toBe('false')
  const strip = page.locator('.legend-slim')
  expect(await strip.innerText()).toMatch(/5 分钟内[\s\S]*缺党组织[\s\S]*单元服务中心/)
  const corners = await street.cornersOf(await demoBounds())
  for (const cover of [strip, street.layers, page.locator('.map-scale'), page.locator('.map-buttons')]) {
    const box = await cover.boundingBox()
    if (box === null) throw new Error('not drawn')
    const clear =
      box.x >= corners.right ||
      box.x + box.width <= corners.left ||
      box.y >= corners.bottom ||
      box.y + box.height <= corners.top
    expect([await cover.getAttribute('class'), clear]).toEqual([await cover.getAttribute('class'), true])
  }
  await head.click()
  expect(await street.layerSwitch('服务圈').isVisible()).toBe(true)
  await strip.waitFor({ state: 'detached' })
  await browser.close()
})
