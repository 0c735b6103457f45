import type { Map as MapLibreMap } from 'maplibre-gl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchHealth } from './health.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What a map tells, and which tiles it is asked for again; without graphics it can be asked for nothing. */
const mapWithoutTiles = () => {
  const hearers = new Map<string, (event: unknown) => void>()
  const refreshed: string[] = []
  let isLost = false
  const map = {
    on: (event: string, hear: (event: unknown) => void) => hearers.set(event, hear),
    refreshTiles: (source: string) => {
      if (isLost) throw new TypeError('no style')
      refreshed.push(source)
    },
  } as unknown as MapLibreMap
  const tell = (event: string, of: object = {}): void => {
    if (event.startsWith('webgl')) isLost = event === 'webglcontextlost'
    hearers.get(event)?.(of)
  }
  return { map, tell, refreshed }
}

test('tiles that failed are asked for again once the graphics are there', () => {
  const { map, tell, refreshed } = mapWithoutTiles()
  const told: (readonly [string, string | undefined])[] = []
  watchHealth(map, '999901001', (status, code) => told.push([status, code]))
  tell('error', {
    sourceId: 'roads',
    tile: { tileID: { canonical: { x: 1, y: 2, z: 3 } } },
    error: new Error(),
  })
  tell('webglcontextlost')
  vi.advanceTimersByTime(20_000)
  expect(refreshed).toEqual([])
  tell('webglcontextrestored')
  vi.advanceTimersByTime(8000)
  expect(refreshed).toEqual(['roads'])
  expect(told).toEqual([
    ['loading', undefined],
    ['error', 'map-tiles-unavailable'],
    ['lost', undefined],
    ['error', 'map-tiles-unavailable'],
  ])
})
