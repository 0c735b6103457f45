import { describe, expect, it } from 'vitest'
import { scaleLength } from './scale-bar.ts'

describe('scaleLength', () => {
  it('is a round walking time, its metres at 1.0 m/s, and fits', () => {
    expect(scaleLength(2)).toEqual({ minutes: 5, metres: 300, widthPx: 150 })
    expect(scaleLength(0.5)).toEqual({ minutes: 1, metres: 60, widthPx: 120 })
    expect(scaleLength(0.2)).toEqual({ minutes: 0.5, metres: 30, widthPx: 150 })
  })
})
