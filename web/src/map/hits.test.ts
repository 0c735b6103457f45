import { describe, expect, it } from 'vitest'
import { centreAt, gapAt } from './hits.ts'
import type { StreetData } from './street-data.ts'

const place = (id: string, lon: number, kind: string, status = 'operating') => ({
  type: 'Feature',
  properties: { id, name: id, kind, status },
  geometry: { type: 'Point', coordinates: [lon, 0] },
})

const places = {
  type: 'FeatureCollection',
  features: [
    place('a', 0, 'centre'),
    place('b', 20, 'centre'),
    place('hall', 5, 'hall'),
    place('c', 40, 'centre', 'candidate'),
  ],
} as unknown as StreetData['places']

const drawnAt = (_: string, [lon = 0]: readonly number[]) => ({ x: lon, y: 0 })

describe('centreAt', () => {
  it('finds the nearest operating centre within reach', () => {
    expect(centreAt(places, drawnAt, { x: 6, y: 0 }, 13)).toBe('a')
    expect(centreAt(places, drawnAt, { x: 11, y: 0 }, 13)).toBe('b')
  })

  it('passes by halls, candidates and what is out of reach', () => {
    expect(centreAt(places, drawnAt, { x: 5, y: 4 }, 6)).toBeNull()
    expect(centreAt(places, drawnAt, { x: 40, y: 0 }, 13)).toBeNull()
  })

  it('goes by where a centre is drawn, not by where the data has it', () => {
    const moved = (id: string, position: readonly number[]) =>
      id === 'b' ? { x: 100, y: 100 } : drawnAt(id, position)
    expect(centreAt(places, moved, { x: 20, y: 0 }, 13)).toBeNull()
    expect(centreAt(places, moved, { x: 98, y: 97 }, 13)).toBe('b')
  })
})

describe('gapAt', () => {
  const square = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
    [0, 0],
  ]
  const hole = square.map(([x = 0, y = 0]) => [1 + x / 2, 1 + y / 2])
  const gaps = {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { id: 7 }, geometry: { type: 'Polygon', coordinates: [square, hole] } },
    ],
  } as unknown as StreetData['coverageGaps']

  it('is in the gap, but not in its hole', () => {
    expect(gapAt(gaps, 0.5, 0.5)).toBe(7)
    expect(gapAt(gaps, 2, 2)).toBeNull()
    expect(gapAt(gaps, 9, 9)).toBeNull()
  })
})
