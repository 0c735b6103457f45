import { describe, expect, test } from 'vitest'
import { defaultLayers, defaultMinutes, formatView, parseView, type View } from './view.ts'

const at = (address: string): View => parseView(new URL(address, 'http://wangge.test/'))

describe('the address holds the view', () => {
  test('a bare address is the default view, and the default view a bare address', () => {
    const view = at('/')
    expect(view).toEqual({
      street: null,
      grid: null,
      layers: defaultLayers,
      minutes: defaultMinutes,
      theme: null,
      language: null,
      camera: null,
    })
    expect(formatView(view)).toBe('')
  })

  test('everything that was chosen comes back', () => {
    const view: View = {
      street: '999901001',
      grid: '999901001D02',
      layers: { ...defaultLayers, requests: true, service: false },
      minutes: [5, 15],
      theme: 'contrast',
      language: 'en',
      camera: { zoom: 15.25, lat: 32.04123, lon: 118.78456, bearing: 0 },
    }
    const address = formatView(view)
    expect(address).toBe(
      '?street=999901001&grid=999901001D02&layers=basemap,requests,gaps,grids,buildings,places' +
        '&minutes=5,15&theme=contrast&lang=en#15.25/32.04123/118.78456',
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
    const view = at('/?minutes=7,x&theme=pink&lang=fr#99/abc/1')
    expect(view.minutes).toEqual(defaultMinutes)
    expect(view.theme).toBeNull()
    expect(view.language).toBeNull()
    expect(view.camera).toBeNull()
  })
})
