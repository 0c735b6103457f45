import { expect, it } from 'vitest'
import { confidenceBand } from './confidence-band.ts'

it('has its limits at 1, 5 and 10 %, the limits within', () => {
  const bands = [0, 0.01, 0.010001, 0.05, 0.050001, 0.1, 0.100001, 1, Number.NaN]
  expect(bands.map((q) => confidenceBand(2, q))).toEqual([99, 99, 95, 95, 90, 90, 0, 0, 0])
  expect(bands.map((q) => confidenceBand(-2, q))).toEqual([-99, -99, -95, -95, -90, -90, 0, 0, 0])
})
