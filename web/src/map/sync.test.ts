import type { FeatureCollection } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import { createSync, type DesiredMap, type SyncTarget } from './sync.ts'

function recorder(): { target: SyncTarget; calls: unknown[][] } {
  const calls: unknown[][] = []
  const record =
    (name: string) =>
    (...rest: unknown[]) =>
      calls.push([name, ...rest])
  return {
    calls,
    target: {
      setPaintProperty: record('paint'),
      setLayoutProperty: record('layout'),
      setFilter: record('filter'),
      setData: record('data'),
      setFlag: record('flag'),
      redrawSprites: record('sprites'),
    },
  }
}

const layer = (color: string, more: Partial<LayerSpecification> = {}): LayerSpecification =>
  ({
    id: 'grid-unit',
    type: 'line',
    source: 'units',
    layout: { visibility: 'visible' },
    paint: { 'line-color': color, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1, 12, 2] },
    ...more,
  }) as LayerSpecification

const none: FeatureCollection = { type: 'FeatureCollection', features: [] }

const desired = (change: Partial<DesiredMap> = {}): DesiredMap => ({
  layers: [layer('#ffffff')],
  data: { units: none },
  flags: { hover: null, selected: null },
  spriteKey: 'dark 1',
  ...change,
})

describe('createSync', () => {
  it('touches nothing when the wish is what is drawn, even in new objects', () => {
    const { target, calls } = recorder()
    const sync = createSync(target, desired())
    sync.apply(desired())
    expect(calls).toEqual([['data', 'units', none]])
    calls.length = 0
    sync.apply(desired({ layers: [layer('#ffffff')] }))
    sync.apply(desired())
    expect(calls).toEqual([])
  })

  it('sets exactly the property that changed', () => {
    const { target, calls } = recorder()
    const sync = createSync(target, desired({ data: {} }))
    sync.apply(desired({ data: {}, layers: [layer('#000000')] }))
    expect(calls).toEqual([['paint', 'grid-unit', 'line-color', '#000000']])
  })

  it('removes a property that is no longer wished for', () => {
    const { target, calls } = recorder()
    const sync = createSync(target, desired({ data: {} }))
    const bare = layer('#ffffff', { paint: { 'line-color': '#ffffff' } } as Partial<LayerSpecification>)
    sync.apply(desired({ data: {}, layers: [bare] }))
    expect(calls).toEqual([['paint', 'grid-unit', 'line-width', undefined]])
  })

  it('changes visibility and filter through their own calls', () => {
    const { target, calls } = recorder()
    const sync = createSync(target, desired({ data: {} }))
    const hidden = layer('#ffffff', {
      layout: { visibility: 'none' },
      filter: ['==', ['get', 'code'], '1'],
    } as Partial<LayerSpecification>)
    sync.apply(desired({ data: {}, layers: [hidden] }))
    expect(calls).toEqual([
      ['layout', 'grid-unit', 'visibility', 'none'],
      ['filter', 'grid-unit', ['==', ['get', 'code'], '1']],
    ])
  })

  it('hands data over once per object', () => {
    const { target, calls } = recorder()
    const sync = createSync(target, desired())
    const other: FeatureCollection = { type: 'FeatureCollection', features: [] }
    sync.apply(desired())
    sync.apply(desired({ data: { units: other } }))
    sync.apply(desired({ data: { units: other } }))
    expect(calls.map(([name]) => name)).toEqual(['data', 'data'])
    expect(calls[1]?.[2]).toBe(other)
  })

  it('moves a flag from one grid to the next, and sets it again after a lost context', () => {
    const { target, calls } = recorder()
    const sync = createSync(target, desired({ data: {} }))
    const hover = (code: string) =>
      desired({ data: {}, flags: { hover: { source: 'units', code }, selected: null } })
    sync.apply(hover('A'))
    sync.apply(hover('A'))
    sync.apply(hover('B'))
    expect(calls).toEqual([
      ['flag', 'units', 'A', 'hover', true],
      ['flag', 'units', 'A', 'hover', false],
      ['flag', 'units', 'B', 'hover', true],
    ])
    calls.length = 0
    sync.forgetFlags()
    sync.apply(hover('B'))
    expect(calls).toEqual([['flag', 'units', 'B', 'hover', true]])
  })

  it('draws the sprites anew with the theme only', () => {
    const { target, calls } = recorder()
    const sync = createSync(target, desired({ data: {} }))
    sync.apply(desired({ data: {}, spriteKey: 'light 1' }))
    sync.apply(desired({ data: {}, spriteKey: 'light 1' }))
    expect(calls).toEqual([['sprites']])
  })
})
