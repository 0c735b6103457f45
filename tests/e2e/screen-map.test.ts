import type { Overview } from '@wangge/server/client'
import { expect, inject, test } from 'vitest'
import { launchBrowser, savePicture, visit, type VisitOptions } from '../support/browser.ts'
import { ScreenMapPage } from './pages/screen-map-page.ts'

interface GapShare {
  code: string
  name: string
  households: number
}
interface Coverage {
  gaps: { gaps: { households: number; units: GapShare[] }[] }
  street: { farthest: { seconds: number } }
}

const street = '999901001'
const api = async <T>(path: string): Promise<T> => {
  const response = await fetch(`${inject('browserServer').url}/api/v1${path}`)
  expect(response.status).toBe(200)
  return (await response.json()) as T
}

/** Few pixels: what draws them here is no graphics card. */
const small: VisitOptions = { width: 1280, height: 720 }

const open = async (path?: string, options: VisitOptions = small) => {
  const browser = await launchBrowser()
  const { page, context } = await visit(browser, options)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const screen = new ScreenMapPage(page)
  await screen.open(path)
  return { browser, context, page, screen }
}

test('the map says the largest gap of the place, as the API has it, and keys go down and up again', async () => {
  const { browser, page, screen } = await open()
  const { gaps, street: all } = await api<Coverage>(
    `/coverage?street=${street}&level=district&minutes=5,10,15`,
  )
  expect(await screen.figure('map.gap')).toBe(gaps.gaps[0]?.households)
  expect(await screen.figure('map.farthest')).toBe(all.farthest.seconds)
  expect(await screen.headline.innerText()).toContain(gaps.gaps[0]?.units[0]?.name.replace('单元', ''))
  expect(await page.locator('.map-legend').innerText()).toContain('走不到')
  expect(await page.locator('.map-sources').innerText()).toContain('示范数据')
  await savePicture(page, 'screen-map')

  await page.keyboard.press('ArrowRight')
  const cursor = await page.locator('.map-cursor').innerText()
  expect(cursor).toContain('回车进入')
  await page.keyboard.press('Enter')
  await expect.poll(() => screen.focus()).toMatch(/^999901001D0\d$/)
  const district = (await screen.focus()) ?? ''
  expect(new URL(page.url()).searchParams.get('grid')).toBe(district)
  const { children } = await api<Overview>(`/overview?street=${street}&grid=${district}`)
  const own = new Set(children.map(({ code }) => code))
  const parts = gaps.gaps.map(({ units }) =>
    units.filter(({ code }) => own.has(code)).reduce((sum, { households }) => sum + households, 0),
  )
  await expect.poll(() => screen.figure('map.gap')).toBe(Math.max(...parts))
  await expect.poll(() => page.locator('.map-path b').innerText()).toContain('片区')

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => screen.focus()).toMatch(/^999901001\d{3}$/)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(() => screen.focus()).toMatch(/^999901001\d{6}$/)
  await page.keyboard.press('Backspace')
  await expect.poll(() => screen.focus()).toMatch(/^999901001\d{3}$/)
  await page.keyboard.press('Escape')
  await expect.poll(() => screen.focus()).toBe(district)
  await page.locator('.map-path button').first().click()
  await expect.poll(() => screen.focus()).toBe(street)
  // A click on the map goes in, too.
  const box = await screen.map.boundingBox()
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.42, (box?.y ?? 0) + (box?.height ?? 0) * 0.45)
  await expect.poll(() => screen.focus()).toMatch(/^999901001D0\d$/)
  await browser.close()
})

test('graphics that are lost leave the last picture with a word, and come back three times in a row', async () => {
  const { browser, page, screen } = await open()
  const before = await screen.counts()
  // The last time the browser gives them back by itself.
  for (const restoreMs of [null, null, 100]) {
    await screen.loseContext(restoreMs)
    await screen.picture.waitFor({ state: 'visible' })
    const inked = await screen.picture.evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data
      return new Set(pixels?.filter((_, at) => at % 4 === 0)).size
    })
    expect(inked).toBeGreaterThan(20)
    expect(await page.locator('.map-note').innerText()).toContain('最后一帧')
    await screen.picture.waitFor({ state: 'hidden' })
    expect(await screen.counts()).toBe(before)
    expect(await page.locator('.screen-map canvas.maplibregl-canvas').count()).toBe(1)
  }
  await browser.close()
})

test('two hundred changes of the place leave nothing behind', async () => {
  const { browser, context, page, screen } = await open('/screen?tour=off&panels=coverage', {
    width: 900,
    height: 560,
  })
  const metrics = await context.newCDPSession(page)
  await metrics.send('Performance.enable')
  const { children } = await api<Overview>(`/overview?street=${street}`)
  const stops = [null, ...children.map(({ code }) => code)]
  const turn = async (times: number): Promise<void> => {
    await page.evaluate(
      async ({ grids, steps }) => {
        for (let step = 0; step < steps; step += 1) {
          const grid = grids[step % grids.length] ?? null
          const address = new URL(location.href)
          if (grid === null) address.searchParams.delete('grid')
          else address.searchParams.set('grid', grid)
          history.replaceState(null, '', address)
          dispatchEvent(new PopStateEvent('popstate'))
          // A browser takes no more than twenty addresses a second from a page.
          await new Promise((done) => setTimeout(done, 60))
        }
      },
      { grids: stops, steps: times },
    )
    await expect
      .poll(() => screen.focus(), { timeout: 120_000 })
      .toBe(stops[(times - 1) % stops.length] ?? street)
  }
  const measure = async () => {
    await page.waitForTimeout(1500)
    await metrics.send('HeapProfiler.collectGarbage')
    const found = await metrics.send('Performance.getMetrics')
    const metric = (name: string) => found.metrics.find((one) => one.name === name)?.value ?? 0
    return {
      counts: await screen.counts(),
      elements: await page.evaluate(() => document.querySelectorAll('*').length),
      markers: await page.locator('.maplibregl-marker').count(),
      listeners: metric('JSEventListeners'),
    }
  }
  await turn(stops.length * 2 + 1)
  const before = await measure()
  await turn(198 + ((stops.length - (198 % stops.length)) % stops.length) + 1)
  const after = await measure()
  const [countsBefore, countsAfter] = [before, after].map(({ counts }) =>
    (counts ?? '').split(' ').map(Number),
  )
  expect(countsAfter?.slice(0, 2)).toEqual(countsBefore?.slice(0, 2))
  // Layers and sources stay; of the few signs, one may be needed for the first time.
  expect((countsAfter?.[2] ?? Number.NaN) - (countsBefore?.[2] ?? Number.NaN)).toBeLessThanOrEqual(2)
  expect(after.markers).toBe(before.markers)
  expect(Math.abs(after.elements - before.elements)).toBeLessThanOrEqual(20)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 10)
  await browser.close()
}, 600_000)
