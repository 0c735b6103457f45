import { expect, it } from 'vitest'
import { erfc, twoSidedP } from './erfc.ts'

/** From the C library's erfc. */
const known = [
  [0, 1],
  [0.3, 0.6713732405408726],
  [-0.3, 1.3286267594591274],
  [0.46875, 0.507386526782062],
  [0.47, 0.5062549491139179],
  [1, 0.15729920705028513],
  [-1.5, 1.9661051464753108],
  [2, 0.004677734981047265],
  [3.9, 3.479224859723177e-8],
  [4, 1.541725790028002e-8],
  [4.1, 6.700027654084918e-9],
  [6, 2.1519736712498916e-17],
  [10, 2.088487583762545e-45],
  [20, 5.3958656116079005e-176],
  [26, 5.663192408856143e-296],
] as const

it('is right to 1e-14 of its value', () => {
  for (const [x, value] of known) expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(1e-14)
})

it('gives the two-sided chance of a standard score', () => {
  expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 14)
  expect(twoSidedP(-2.5758293035489)).toBeCloseTo(0.01, 14)
  expect(twoSidedP(0)).toBe(1)
})
