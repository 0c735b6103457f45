import { describe, expect, it } from 'vitest'
import { legendFor } from './legend.ts'
import { type MapState, mapLayerKeys } from './types.ts'

const state = (off: readonly string[], serviceMinutes: readonly number[]): MapState => ({
  theme: 'dark',
  language: 'zh',
  streetId: '999901001',
  version: '1',
  focus: { level: 'street', code: '999901001' },
  selected: null,
  layers: Object.fromEntries(mapLayerKeys.map((key) => [key, !off.includes(key)])) as MapState['layers'],
  serviceMinutes,
  speedMps: 1,
  circles: 'united',
  centre: null,
  mode: 'grids',
})

describe('legendFor', () => {
  it('states the class limits of the heat, the last one open', () => {
    const heat = legendFor(state([], [5]), [670, 1100, 1900]).find((group) => group.key === 'requests')
    expect(heat?.unit).toBe('per-km2')
    expect(heat?.items.map((item) => item.range)).toEqual([
      { from: 0, to: 670 },
      { from: 670, to: 1100 },
      { from: 1100, to: 1900 },
      { from: 1900, to: null },
    ])
  })

  it('shows only the bands that are drawn, and does not call walked ones approximate', () => {
    const service = legendFor(state([], [5, 15]), []).find((group) => group.key === 'service')
    expect(service?.approximate).toBe(false)
    expect(service?.items.map((item) => item.swatch)).toEqual(['walk-5', 'walk-15', 'walk-candidate'])
  })

  it('keeps the gaps of coverage apart from the blank spots of organisations', () => {
    const keys = legendFor(state(['gaps'], [5]), [1]).map((group) => group.key)
    expect(keys).toContain('uncovered')
    expect(keys).not.toContain('gaps')
  })

  it('has nothing of a layer that is off', () => {
    const keys = legendFor(state(['service', 'requests', 'uncovered', 'gaps', 'places'], [5]), [1]).map(
      (group) => group.key,
    )
    expect(keys).toEqual(['grids'])
  })
})
