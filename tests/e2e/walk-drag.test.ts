import { beforeAll, describe, expect, inject, test } from 'vitest'
import { savePicture } from '../support/browser.ts'
import { useWarmPage } from '../support/warm-page.ts'
import { TrialPage } from './pages/trial-page.ts'

interface Centre {
  readonly id: string
  readonly name: string
  readonly lon: number
  readonly lat: number
}

const ask = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${inject('browserServer').url}${path}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}

/** The centre that most households go to: moving it away is felt. */
const busiestCentre = async (): Promise<Centre> => {
  const { street } = await ask<{ street: { nearest: { centerId: string } } }>('/api/v1/coverage?minutes=5')
  const { features } = await ask<{
    features: { properties: { id: string; name: string }; geometry: { coordinates: [number, number] } }[]
  }>('/ogc/collections/service-centers/items?f=json&limit=1000')
  const found = features.find(({ properties }) => properties.id === street.nearest.centerId)
  if (found === undefined) throw new Error('the busiest centre is not in its collection')
  const [lon, lat] = found.geometry.coordinates
  return { ...found.properties, lon, lat }
}

const warm = useWarmPage()
const touched = useWarmPage({ touch: true })
let centre: Centre
let covered = 0
beforeAll(async () => {
  centre = await busiestCentre()
  covered = (await ask<{ street: { covered: number } }>('/api/v1/coverage?minutes=5')).street.covered
})

describe('a centre is tried elsewhere', () => {
  test('by mouse: figures follow, the map stands still, and putting it back restores the server’s figure', async () => {
    const trial = await TrialPage.on(warm)
    const { page } = trial
    const camera = trial.camera()
    await trial.hold(centre.lon, centre.lat, 70, 50)
    const underHand = await trial.covered()
    expect(underHand.before).toBe(covered)
    await page.mouse.up()
    await page.waitForFunction(() => new URL(location.href).searchParams.has('move'))
    expect(trial.moved()).toMatch(new RegExp(`^${centre.id}~`))
    await trial.card.getByRole('button', { name: '放回原处' }).waitFor()
    const dropped = await trial.covered()
    expect(dropped.before).toBe(covered)
    expect(dropped.now).not.toBe(covered)
    expect(trial.camera()).toBe(camera)
    await savePicture(page, 'walk-trial')
    await trial.card.getByRole('button', { name: '放回原处' }).click()
    await trial.card.waitFor({ state: 'detached' })
    expect(trial.moved()).toBeNull()
    await page.locator('.panel-pane').getByText(covered.toLocaleString('en-US')).first().waitFor()
  })

  test('Escape on the way puts it back', async () => {
    const trial = await TrialPage.on(warm)
    const { page } = trial
    await trial.hold(centre.lon, centre.lat, -60, 40)
    await trial.card.waitFor()
    await page.keyboard.press('Escape')
    await trial.card.waitFor({ state: 'detached' })
    await page.mouse.up()
    expect(trial.moved()).toBeNull()
    expect(trial.street.parameter('panel')).toBe('walk')
  })

  test('by keys: from the list, in steps of ten metres and fifty', async () => {
    const trial = await TrialPage.on(warm)
    const { page } = trial
    await page.locator('.trial-list').getByRole('button', { name: /^挪动/ }).first().click()
    await trial.handle.waitFor()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('ArrowUp')
    await trial.card.waitFor()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => new URL(location.href).searchParams.has('move'))
    const [id = '', place = ''] = (trial.moved() ?? '').split('~')
    const [lon = 0, lat = 0] = place.split(',').map(Number)
    const { geometry } = await ask<{ geometry: { coordinates: [number, number] } }>(
      `/ogc/collections/service-centers/items/${id}?f=json`,
    )
    const [fromLon, fromLat] = geometry.coordinates
    expect((lon - fromLon) * 111_320 * Math.cos((lat * Math.PI) / 180)).toBeCloseTo(50, 0)
    expect((lat - fromLat) * 111_320).toBeCloseTo(10, 0)
  })

  test('by finger: the centre goes along, the map does not', async () => {
    const trial = await TrialPage.on(touched)
    const { page } = trial
    const camera = trial.camera()
    const { x, y } = await trial.street.pixelOf(centre.lon, centre.lat)
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + dx, y }],
      })
    await touch('touchStart', 0)
    for (const dx of [10, 30, 60, 90]) await touch('touchMove', dx)
    await touch('touchEnd', 0)
    await page.waitForFunction(() => new URL(location.href).searchParams.has('move'))
    expect(trial.moved()).toMatch(new RegExp(`^${centre.id}~`))
    expect(trial.camera()).toBe(camera)
  })
})
