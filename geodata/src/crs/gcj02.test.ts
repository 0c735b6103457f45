import * as fc from 'fast-check'
import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { bd09ToGcj02, bd09ToWgs84, gcj02ToBd09, wgs84ToBd09 } from './bd09.ts'
import { gcj02ToWgs84, wgs84ToGcj02 } from './gcj02.ts'
import { distanceM } from './length.ts'

const china = fc.tuple(
  fc.double({ min: 73, max: 135.1, noNaN: true }),
  fc.double({ min: 3.8, max: 53.6, noNaN: true }),
)

const expectNear = (got: Position, wanted: Position, degrees: number): void => {
  expect(Math.abs((got[0] ?? Number.NaN) - (wanted[0] ?? 0))).toBeLessThanOrEqual(degrees)
  expect(Math.abs((got[1] ?? Number.NaN) - (wanted[1] ?? 0))).toBeLessThanOrEqual(degrees)
}

describe('GCJ-02 and BD-09', () => {
  // Published results of coordtransform for this point.
  it('equal the widespread implementation forwards', () => {
    expectNear(wgs84ToGcj02([116.404, 39.915]), [116.41024449916938, 39.91640428150164], 1e-12)
    expectNear(gcj02ToBd09([116.404, 39.915]), [116.41036949371029, 39.92133699351021], 1e-12)
  })

  it('come near its one-step inverses, which are coarse', () => {
    expectNear(gcj02ToWgs84([116.404, 39.915]), [116.39775550083061, 39.91359571849836], 5e-5)
    expectNear(bd09ToGcj02([116.404, 39.915]), [116.39762729119315, 39.90865673957631], 1e-5)
  })

  it('there and back to 1e-9 degrees, everywhere in China', () => {
    fc.assert(
      fc.property(china, (place) => {
        expectNear(gcj02ToWgs84(wgs84ToGcj02(place)), place, 1e-9)
        expectNear(wgs84ToGcj02(gcj02ToWgs84(place)), place, 1e-9)
        expectNear(bd09ToGcj02(gcj02ToBd09(place)), place, 1e-9)
        expectNear(gcj02ToBd09(bd09ToGcj02(place)), place, 1e-9)
        expectNear(bd09ToWgs84(wgs84ToBd09(place)), place, 1e-9)
      }),
      { numRuns: 3000 },
    )
  })

  it('moves by hundreds of metres in China and not at all elsewhere', () => {
    const movedM = distanceM([117.63, 35.5], wgs84ToGcj02([117.63, 35.5]))
    expect(movedM).toBeGreaterThan(300)
    expect(movedM).toBeLessThan(700)
    expect(wgs84ToGcj02([-122.4, 37.8])).toEqual([-122.4, 37.8])
    expect(gcj02ToWgs84([-122.4, 37.8])).toEqual([-122.4, 37.8])
  })
})
