import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { areaM2, ringAreaM2 } from './area.ts'
import { distanceM, lengthM } from './length.ts'
import { localMetres } from './local-metres.ts'
import { snapLine, snapPolygon, snapPosition } from './lattice.ts'

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

describe('areaM2', () => {
  it('gives the area on the ellipsoid', () => {
    // b²/2 · (sin φ / (1 − e² sin² φ) + artanh(e sin φ) / e) · Δλ, worked out apart from this code.
    expect(areaM2(box(0, 0, 1, 1)) / 1e6).toBeCloseTo(12308.463894, 4)
    expect(areaM2(box(118.767, 32.0355, 118.797, 32.0525))).toBeCloseTo(5341285.506, 2)
  })

  it('adds up over a cut through the middle', () => {
    const whole = areaM2(box(118.767, 32.0355, 118.797, 32.0525))
    const west = areaM2(box(118.767, 32.0355, 118.7812345, 32.0525))
    const east = areaM2(box(118.7812345, 32.0355, 118.797, 32.0525))
    expect(Math.abs(west + east - whole) / whole).toBeLessThan(1e-12)
  })

  it('takes holes off and does not mind directions', () => {
    const outer = box(118.76, 32.03, 118.78, 32.05).coordinates[0] ?? []
    const hole = box(118.765, 32.035, 118.77, 32.04).coordinates[0] ?? []
    const withHole: Polygon = { type: 'Polygon', coordinates: [outer, hole] }
    expect(areaM2(withHole)).toBeCloseTo(ringAreaM2(outer) - ringAreaM2(hole), 6)
    expect(ringAreaM2([...outer].toReversed())).toBeCloseTo(-ringAreaM2(outer), 6)
  })
})

describe('lengths', () => {
  it('measures a second of latitude and of longitude at 32° N', () => {
    expect(distanceM([118, 32], [118, 32 + 1 / 3600])).toBeCloseTo(30.8, 1)
    expect(
      lengthM({
        type: 'LineString',
        coordinates: [
          [118, 32],
          [118 + 1 / 3600, 32],
          [118, 32],
        ],
      }),
    ).toBeCloseTo(2 * 26.248, 2)
  })

  it('goes to metres and back', () => {
    const plane = localMetres([118.78, 32.04])
    const [x, y] = plane.toMetres(118.7812345, 32.0423456)
    const [lon, lat] = plane.toDegrees(x, y)
    expect(lon).toBeCloseTo(118.7812345, 10)
    expect(lat).toBeCloseTo(32.0423456, 10)
    expect(Math.hypot(x, y)).toBeCloseTo(distanceM([118.78, 32.04], [118.7812345, 32.0423456]), 1)
  })
})

describe('lattice', () => {
  it('snaps to 1e-7 degrees', () => {
    expect(snapPosition([118.78123456789, 32.04987654321, 12])).toEqual([118.7812346, 32.0498765])
  })

  it('drops what collapses', () => {
    const tiny = 1e-9
    expect(
      snapLine({
        type: 'LineString',
        coordinates: [
          [1, 1],
          [1 + tiny, 1],
          [2, 2],
        ],
      }).coordinates,
    ).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(snapPolygon(box(1, 1, 1 + tiny, 1 + tiny)).coordinates).toEqual([])
  })
})
