import { metresPerDegree } from '@wangge/geodata'
import { expect, test } from 'vitest'
import { boxAround, boxOf } from './boxes.ts'

test('a place is seen with so many metres on each side', () => {
  const [west, south, east, north] = boxAround([118.78, 32.04], 100)
  const scale = metresPerDegree(32.04)
  expect((east - west) * scale.lon).toBeCloseTo(200, 6)
  expect((north - south) * scale.lat).toBeCloseTo(200, 6)
  expect((west + east) / 2).toBeCloseTo(118.78, 9)
})

test('a large area is its own box, a small one is seen with its surroundings', () => {
  const square = (side: number) => ({
    type: 'MultiPolygon' as const,
    coordinates: [
      [
        [
          [118.7, 32],
          [118.7 + side, 32],
          [118.7 + side, 32 + side],
          [118.7, 32],
        ],
      ],
    ],
  })
  expect(boxOf(square(0.05))).toEqual([118.7, 32, 118.75, 32.05])
  const small = boxOf(square(0.0001))
  expect(small?.[0]).toBeCloseTo(boxAround([118.70005, 32.00005])[0], 6)
  expect(boxOf({ type: 'MultiPolygon', coordinates: [] })).toBeNull()
})
