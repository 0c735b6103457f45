import { describe, expect, it } from 'vitest'
import { densityBreaks, roundToTwoDigits } from './heat-classes.ts'

describe('densityBreaks', () => {
  it('cuts at the half, four fifths and nineteen twentieths of the cells, in two digits', () => {
    const densities = Array.from({ length: 101 }, (_, index) => 300 + index * 13)
    expect(densityBreaks(densities)).toEqual([950, 1300, 1500])
  })

  it('does not depend on the order of the cells', () => {
    expect(densityBreaks([900, 100, 500, 300, 700])).toEqual(densityBreaks([100, 300, 500, 700, 900]))
  })

  it('has no class without cells, and one class where all are alike', () => {
    expect(densityBreaks([])).toEqual([])
    expect(densityBreaks([400, 400, 400])).toEqual([])
  })

  it('never gives two equal limits', () => {
    expect(densityBreaks([1, 500, 500, 500, 500])).toEqual([500])
  })
})

describe('roundToTwoDigits', () => {
  it.each([
    [1234, 1200],
    [98.76, 99],
    [0.01234, 0.012],
    [0, 0],
  ])('%d → %d', (value, rounded) => expect(roundToTwoDigits(value)).toBe(rounded))
})
