import { describe, expect, inject, test } from 'vitest'
import type { Coverage } from '../../server/src/routes/coverage-schema.ts'
import type { ServiceAreas } from '../../server/src/routes/service-areas-schema.ts'
import { savePicture } from '../support/browser.ts'
import { useWarmPage } from '../support/warm-page.ts'
import { demoBounds, demoPlaces, first } from './demo-places.ts'
import { WalkPanel } from './pages/walk-panel.ts'

const coverage = async (query: string): Promise<Coverage> => {
  const answer = await fetch(`${inject('browserServer').url}/api/v1/coverage?${query}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Coverage
}

const grouped = (value: number): string => value.toLocaleString('en-US')
const percent = (share: number | null): string => `${((share ?? Number.NaN) * 100).toFixed(1)}%`

const warm = useWarmPage()

describe('the address', () => {
  // First of all, because what was found of one more centre is not in the address.
  test('brings everything back', async () => {
    const district = first(await demoPlaces('districts'))
    const at = `${district.lon.toFixed(6)},${district.lat.toFixed(6)}`
    const panel = await WalkPanel.on(
      warm,
      `&grid=${district.code}&within=10&minutes=5,10&speed=1.25&circles=by-centre&at=${at}&add=4&sites=nodes`,
    )
    const { page } = panel
    await panel.probe.locator('table').waitFor()
    await panel.cover.getByText('1.25 米/秒').first().waitFor()
    const read = async () => [
      await panel.text(panel.controls),
      await panel.text(panel.cover),
      await panel.text(panel.probe),
      await panel.text(panel.siting),
    ]
    const before = await read()
    expect(before[0]).toContain('1.25 米/秒')
    expect(before[3]).toContain('4')
    await page.reload()
    await panel.probe.locator('table').waitFor()
    await panel.cover.locator('.figure-lead').waitFor()
    expect(await read()).toEqual(before)
  })

  test('W leads in, Escape step by step out; keys move the speed', async () => {
    const page = await warm.open('/')
    const panel = new WalkPanel(page)
    await page.keyboard.press('w')
    await panel.waitForParameter('panel', 'walk')
    await panel.cover.locator('.figure-lead').waitFor()
    await panel.speed.focus()
    await page.keyboard.press('ArrowRight')
    await panel.waitForParameter('speed', '1.05')
    await panel.gapButton(0).click()
    await panel.street.cameraRests()
    const gap = panel.street.parameter('gap')
    expect(gap).not.toBeNull()
    await page.keyboard.press('Escape')
    await panel.waitForParameter('gap', null)
    expect(panel.street.parameter('panel')).toBe('walk')
    await page.keyboard.press('Escape')
    await panel.waitForParameter('panel', null)
    await panel.street.panel.locator('h1').waitFor()
  })
})

describe('figures', () => {
  test.each([
    { within: 5, speed: 1 },
    { within: 10, speed: 0.8 },
  ])('of $within minutes at $speed m/s are the server’s', async ({ within, speed }) => {
    const panel = await WalkPanel.on(warm, `&within=${within}&speed=${speed}`)
    const wanted = await coverage(`minutes=${within}&speed=${speed}&level=district`)
    await panel.share.getByText(percent(wanted.street.share).replace('%', '')).waitFor()
    const cover = await panel.text(panel.cover)
    expect(cover).toContain(
      `${grouped(wanted.street.covered)} 户，共 ${grouped(wanted.street.households)} 户`,
    )
    expect(cover).toContain(`${within} 分 · ${speed.toFixed(1)} 米/秒`)
    for (const { name, share } of wanted.grids) {
      const row = panel.cover.locator('.share-ranking li', { hasText: name })
      expect(await row.locator('.figure').innerText()).toBe(percent(share))
    }
    const gaps = await panel.text(panel.gaps)
    expect(gaps).toContain(`共 ${grouped(wanted.gaps.total.households)} 户走不到`)
    const [largest] = wanted.gaps.gaps
    const [where] = largest?.units ?? []
    const title = `最大的空白在${where?.name}一带：${grouped(largest?.households ?? -1)} 户`
    await panel.gaps.getByText(title).waitFor()
    for (const [index, gap] of wanted.gaps.gaps.slice(0, 5).entries())
      expect(await panel.gapRows.nth(index).locator('.figure').innerText()).toContain(grouped(gap.households))
  })

  test('every one says where it comes from, and the speed stands beside the circles on the map', async () => {
    const panel = await WalkPanel.on(warm, '&speed=1.2')
    const { page } = panel
    const legend = panel.street.layers.getByRole('button', { name: '图层与图例' })
    await legend.click()
    await panel.street.layers.getByText('沿路步行 · 1.2 米/秒').waitFor()
    await legend.click()
    const numbers = panel.street.panel.locator('.figure:not([tabindex="-1"])')
    expect(await numbers.count()).toBeGreaterThan(6)
    const card = page.getByRole('dialog')
    for (let index = 0; index < (await numbers.count()); index += 1) {
      await numbers.nth(index).click()
      const words = await card.innerText()
      for (const part of ['从哪里来', '算法', '输入', '依据', '数据时间', '方案 2026-1'])
        expect(words).toContain(part)
      await page.keyboard.press('Escape')
      await card.waitFor({ state: 'detached' })
    }
    expect(panel.street.parameter('panel')).toBe('walk')
  })
})

describe('gaps', () => {
  test('a row takes the map there, and the address keeps it', async () => {
    const panel = await WalkPanel.on(warm)
    const { page } = panel
    const { gaps } = (await coverage('minutes=5')).gaps
    await panel.street.cameraFollows(() => panel.gapButton(2).click())
    const gap = gaps[2]
    expect(panel.street.parameter('gap')).toBe(String(gap?.id))
    expect(await panel.gapButton(2).getAttribute('aria-pressed')).toBe('true')
    const [lon = 0, lat = 0] = gap?.labelPoint ?? []
    const at = await panel.street.pixelOf(lon, lat)
    const box = await page.locator('.map-box').boundingBox()
    expect(at.x > (box?.x ?? 0) && at.x < (box?.x ?? 0) + (box?.width ?? 0)).toBe(true)
    expect(at.y > (box?.y ?? 0) && at.y < (box?.y ?? 0) + (box?.height ?? 0)).toBe(true)
    await savePicture(page, 'walk-gap')
  })

  test('arrow keys go through the list, Enter chooses', async () => {
    const panel = await WalkPanel.on(warm)
    const { page } = panel
    await panel.gapButton(0).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.locator('.gap-row.chosen').waitFor()
    expect(await panel.gapButton(1).getAttribute('aria-pressed')).toBe('true')
  })
})

describe('a click on the map', () => {
  test('tells who lives within a walk of it, as the server does', async () => {
    const panel = await WalkPanel.on(warm)
    const { page } = panel
    const unit = first(await demoPlaces('units'))
    await panel.street.clickMapAt(unit.lon, unit.lat)
    await panel.probe.locator('table').waitFor()
    const at = await panel.pointAskedAbout()
    const answer = await fetch(`${inject('browserServer').url}/api/v1/service-areas`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ point: at, minutes: [5, 10, 15], speed_mps: 1, method: 'walk' }),
    })
    const { features } = (await answer.json()) as ServiceAreas
    const rows = panel.probe.locator('tbody tr')
    for (const [index, minutes] of [5, 10, 15].entries()) {
      const ring = features.find(({ properties }) => properties.minutes === minutes)?.properties
      const cells = await rows.nth(index).locator('th, td').allInnerTexts()
      expect(cells.map((cell) => cell.trim())).toEqual([
        String(minutes),
        grouped(ring?.households ?? -1),
        grouped(ring?.residents ?? -1),
        grouped(ring?.centers.length ?? -1),
        grouped(ring?.grids.length ?? -1),
      ])
    }
    await savePicture(page, 'walk-probe')
    await page.keyboard.press('Escape')
    await panel.probe.waitFor({ state: 'detached' })
  })

  test('outside the street is refused with the reason, there and in the panel', async () => {
    const panel = await WalkPanel.on(warm)
    const { page } = panel
    const [west, south] = await demoBounds()
    await panel.street.clickMapAt(west - 0.0005, south + 0.01)
    await panel.probe.getByText('这里在街道外面').waitFor()
    await page.locator('.refusal-note').getByText('这里在街道外面').waitFor()
  })
})

describe('one more centre', () => {
  test('is found, told with its reason and proof, and shown on the map', async () => {
    const panel = await WalkPanel.on(warm, '&add=2')
    const { page } = panel
    await panel.siting.getByRole('button', { name: '开始找' }).click()
    await panel.siting.locator('.siting-result').waitFor({ timeout: 60_000 })
    const text = await panel.text(panel.siting)
    expect(text).toMatch(/再加 2 处，多 [\d,]+ 户五分钟走得到/)
    expect(text).toMatch(/已证明最优|离最优最多差 [\d.]+%/)
    expect(await panel.siting.locator('.site-rows li').count()).toBe(2)
    await panel.street.cameraFollows(() => panel.siting.locator('.site-rows .link').first().click())
    await savePicture(page, 'walk-siting')
    await panel.controls.getByRole('button', { name: '10', exact: true }).click()
    await panel.siting.getByText('条件已改').waitFor()
  })

  test('a search is stopped', async () => {
    const panel = await WalkPanel.on(warm, '&add=10&sites=buildings&within=15&speed=0.5')
    const { page } = panel
    // Never answered, so that the search cannot end before it is stopped.
    await page.route('**/api/v1/siting', () => undefined)
    await panel.siting.getByRole('button', { name: '开始找' }).click()
    await panel.siting.getByRole('button', { name: '停止' }).click()
    await panel.siting.getByText('已停止').waitFor()
    await panel.siting.getByRole('button', { name: '开始找' }).waitFor()
    await page.unroute('**/api/v1/siting')
  })
})
