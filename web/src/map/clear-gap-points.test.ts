import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { clearGapPoints } from './clear-gap-points.ts'
import { containsPoint } from './geometry.ts'
import { emptyStreetData, type StreetData } from './street-data.ts'

const [lon, lat] = [117.63, 35.5]
const side = 0.005
const ring: Position[] = [
  [lon - side, lat - side],
  [lon + side, lat - side],
  [lon + side, lat + side],
  [lon - side, lat + side],
  [lon - side, lat - side],
]

const street = (place: Position): StreetData => ({
  ...emptyStreetData,
  gaps: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: {
          rule: 'ORG-1',
          level: 'unit',
          code: '999901001001',
          name: '一单元',
          label_lon: lon,
          label_lat: lat,
        },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ],
  },
  places: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { id: '1', name: '中心', kind: 'centre', status: 'operating' },
        geometry: { type: 'Point', coordinates: place },
      },
    ],
  },
})

describe('clearGapPoints', () => {
  it('leaves a sign where it is when no place is near', () => {
    const [gap] = clearGapPoints(street([lon + 0.003, lat])).features
    expect(gap?.properties).toMatchObject({ label_lon: lon, label_lat: lat })
  })

  it('moves a sign off a place, at least 75 m away and inside its own grid', () => {
    const [gap] = clearGapPoints(street([lon, lat])).features
    const { label_lon: x = 0, label_lat: y = 0 } = gap?.properties ?? {}
    const metres = Math.hypot((x - lon) * 111_320 * Math.cos((lat * Math.PI) / 180), (y - lat) * 111_320)
    expect(metres).toBeGreaterThanOrEqual(75)
    expect(gap && containsPoint(gap.geometry, x, y)).toBe(true)
  })
})
