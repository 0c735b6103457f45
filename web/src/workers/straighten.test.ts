import type { Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { straighten } from './straighten.ts'

/** A tenth of a metre and a metre of latitude, in degrees. */
const decimetre = 0.1 / 111_320
const metre = 10 * decimetre

const square = (size: number, wobble: number): Position[] => {
  const side = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => step / 10)
  const w = (step: number): number => (step > 0 && Math.round(step * 10) % 2 === 1 ? wobble : 0)
  const ring = [
    ...side.map((s) => [s * size, w(s)]),
    ...side.map((s) => [size - w(s), s * size]),
    ...side.map((s) => [(1 - s) * size, size - w(s)]),
    ...side.map((s) => [w(s), (1 - s) * size]),
  ]
  return [...ring, ring[0] ?? []]
}
const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings })

describe('straighten', () => {
  it('keeps the corners of a square whose sides wobble less than the tolerance', () => {
    const size = 100 * metre
    expect(straighten(polygon(square(size, 5 * decimetre)), 1).coordinates[0]).toEqual([
      [0, 0],
      [size, 0],
      [size, size],
      [0, size],
      [0, 0],
    ])
  })

  it('keeps what wobbles more', () => {
    const shape = polygon(square(100 * metre, 3 * metre))
    expect(straighten(shape, 1)).toEqual(shape)
  })

  it('drops a hole that is smaller than the tolerance', () => {
    const whole = square(100 * metre, 0)
    const hole = square(0.5 * metre, 0).map(([x = 0, y = 0]) => [x + 50 * metre, y + 50 * metre])
    expect(straighten(polygon(whole, hole), 1).coordinates).toHaveLength(1)
  })
})
