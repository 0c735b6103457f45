import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { wgs84ToBd09 } from '../crs/bd09.ts'
import { wgs84ToGcj02 } from '../crs/gcj02.ts'
import { plausibleReadings, readPosition } from './position-readings.ts'

/** About 3 km across. */
const isOnStreet = ([lon = 0, lat = 0]: Position) =>
  lon >= 117.61 && lon <= 117.643 && lat >= 35.49 && lat <= 35.517

const inside: Position[] = Array.from({ length: 400 }, (_, i) => [
  117.611 + (i % 20) * 0.0016,
  35.491 + Math.floor(i / 20) * 0.0013,
])

const swap = ([lon = 0, lat = 0]: Position): Position => [lat, lon]

describe('plausibleReadings', () => {
  it('leaves a good file alone, and one with a few strays', () => {
    expect(plausibleReadings(inside, isOnStreet)).toMatchObject({ likely: 'wgs84', doubtful: [] })
    const strays = inside.map((place, i): Position => (i < 10 ? [117.7, 35.6] : place))
    expect(plausibleReadings(strays, isOnStreet)).toMatchObject({ likely: 'wgs84', doubtful: [] })
    expect(plausibleReadings([], isOnStreet).likely).toBe('wgs84')
  })

  it.each([
    ['swapped', swap],
    ['gcj02', wgs84ToGcj02],
    ['bd09', wgs84ToBd09],
  ] as const)('knows a file that is %s', (reading, write) => {
    const written = inside.map(write)
    const found = plausibleReadings(written, isOnStreet)
    expect(found.likely).toBe(reading)
    expect(found.onStreet[reading]).toBe(inside.length)
    expect(found.doubtful.length).toBeGreaterThan(0)
    for (const { index } of found.doubtful) expect(isOnStreet(written[index] ?? [])).toBe(false)
    const [lon = 0, lat = 0] = readPosition(reading, written[7] ?? [])
    expect(lon).toBeCloseTo(inside[7]?.[0] ?? 0, 9)
    expect(lat).toBeCloseTo(inside[7]?.[1] ?? 0, 9)
  })

  it('names the single rows that are swapped', () => {
    const mixed = inside.map((place, i) => (i === 3 || i === 70 ? swap(place) : place))
    expect(plausibleReadings(mixed, isOnStreet)).toMatchObject({
      likely: 'wgs84',
      doubtful: [
        { index: 3, reading: 'swapped' },
        { index: 70, reading: 'swapped' },
      ],
    })
  })
})
