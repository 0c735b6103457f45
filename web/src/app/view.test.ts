import { describe, expect, test } from 'vitest'
import { defaultLayers, defaultMinutes, formatView, parseView, type View, withPanel } from './view.ts'
import { defaultRequests } from './requests-view.ts'
import { defaultScreen } from './screen-view.ts'
import { defaultWalk } from './walk-view.ts'

const at = (address: string): View => parseView(new URL(address, 'http://wangge.test/'))

describe('the address holds the view', () => {
  test('a bare address is the default view, and the default view a bare address', () => {
    const view = at('/')
    expect(view).toEqual({
      page: 'street',
      street: null,
      grid: null,
      layers: defaultLayers,
      minutes: defaultMinutes,
      panel: 'place',
      walk: defaultWalk,
      requests: defaultRequests,
      screen: defaultScreen,
      theme: null,
      language: null,
      camera: null,
    })
    expect(formatView(view)).toBe('')
  })

  test('everything that was chosen comes back', () => {
    const view: View = {
      page: 'street',
      street: '999901001',
      grid: '999901001D02',
      layers: { ...defaultLayers, requests: true, service: false },
      minutes: [5, 15],
      panel: 'walk',
      walk: {
        within: 10,
        speedMps: 0.85,
        circles: 'by-centre',
        at: [118.784561, 32.041234],
        gap: 4021,
        moved: { centreId: '999901001.12', to: [118.79, 32.05] },
        add: 3,
        sites: 'buildings',
      },
      requests: defaultRequests,
      screen: defaultScreen,
      theme: 'contrast',
      language: 'en',
      camera: { zoom: 15.25, lat: 32.04123, lon: 118.78456, bearing: 0 },
    }
    const address = formatView(view)
    expect(address).toBe(
      '?street=999901001&grid=999901001D02&layers=basemap,requests,uncovered,gaps,grids,buildings,places' +
        '&minutes=5,15&panel=walk&within=10&speed=0.85&circles=by-centre&at=118.784561,32.041234&gap=4021' +
        '&move=999901001.12~118.790000,32.050000&add=3&sites=buildings&theme=contrast&lang=en#15.25/32.04123/118.78456',
    )
    expect(at(`/${address}`)).toEqual(view)
  })

  test('a turned map keeps its bearing', () => {
    expect(at('/#15/32/118/-12.5').camera).toEqual({ zoom: 15, lat: 32, lon: 118, bearing: -12.5 })
  })

  test('no layer at all is a choice too', () => {
    const view = at('/?layers=')
    expect(Object.values(view.layers).some(Boolean)).toBe(false)
    expect(formatView(view)).toBe('?layers=')
  })

  test('nonsense falls back to the default', () => {
    const view = at(
      '/?minutes=7,x&panel=moon&within=7&speed=0&circles=round&at=1,&gap=-3&move=a~b&add=99&theme=pink&lang=fr#99/abc/1',
    )
    expect(view.minutes).toEqual(defaultMinutes)
    expect(view.panel).toBe('place')
    expect(view.walk).toEqual(defaultWalk)
    expect(view.theme).toBeNull()
    expect(view.language).toBeNull()
    expect(view.camera).toBeNull()
  })

  test.each([
    ['0.49', 1],
    ['0.5', 0.5],
    ['2', 2],
    ['2.01', 1],
    ['1.234', 1.23],
    ['NaN', 1],
    ['Infinity', 1],
    ['', 1],
  ])('a speed of %s is %d', (text, speedMps) => {
    expect(at(`/?speed=${text}`).walk.speedMps).toBe(speedMps)
  })

  test.each(['', ',', '1', '181,0', '0,90', 'NaN,1', '1,2,3', '1e3,1'])('no point at "%s"', (text) => {
    expect(at(`/?at=${text}`).walk.at).toBeNull()
  })

  test('the walking panel has layers of its own until somebody switches one', () => {
    const walking = withPanel(at('/'), 'walk')
    expect(walking.layers.gaps).toBe(false)
    expect(formatView(walking)).toBe('?panel=walk')
    expect(at('/?panel=walk')).toEqual(walking)
    expect(withPanel(walking, 'place')).toEqual(at('/'))
    const switched = at('/?layers=grids')
    expect(withPanel(switched, 'walk').layers).toEqual(switched.layers)
  })
})
