import { describe, expect, it } from 'vitest'
import { toDegrees, toPixels } from './mercator.ts'
import { metresPerPixel } from './scale-bar.ts'

describe('toPixels', () => {
  it('comes back to the same place, turned or not', () => {
    for (const bearingDegrees of [0, 37, -120])
      for (const zoom of [11, 15.12, 19]) {
        const frame = { zoom, bearingDegrees }
        const [lon, lat] = toDegrees(frame, ...toPixels(frame, 118.78, 32.04))
        expect(lon).toBeCloseTo(118.78, 8)
        expect(lat).toBeCloseTo(32.04, 8)
      }
  })

  it('turns the picture against the bearing: looking east, east is up', () => {
    const frame = { zoom: 14, bearingDegrees: 90 }
    const [x0, y0] = toPixels(frame, 118, 32)
    const [x1, y1] = toPixels(frame, 118.01, 32)
    expect(x1 - x0).toBeCloseTo(0, 6)
    expect(y1).toBeLessThan(y0)
  })
})

describe('metresPerPixel', () => {
  it('is 1.194 m at the equator at zoom 16 of 512 px tiles', () => {
    expect(metresPerPixel(0, 16)).toBeCloseTo(1.19433, 5)
    expect(metresPerPixel(60, 16)).toBeCloseTo(1.19433 / 2, 5)
  })
})
