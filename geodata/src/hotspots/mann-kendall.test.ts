import { expect, it } from 'vitest'
import { mannKendall } from './mann-kendall.ts'

it("equals R's cor.test of Kendall's tau with ties and continuity", () => {
  const { s, z, p } = mannKendall([4.5, 3, 6, 7, 8, 7, 9, 10, 8, 12])
  expect(s).toBe(35)
  expect(z).toBeCloseTo(3.065677, 6)
  expect(p).toBeCloseTo(0.00217178, 8)
})

it('turns with the series, and sees no trend in equal or single values', () => {
  expect(mannKendall([3, 2, 1, 0]).z).toBe(-mannKendall([0, 1, 2, 3]).z)
  expect(mannKendall([0, 1, 2, 3])).toEqual({ s: 6, z: 5 / Math.sqrt(156 / 18), p: expect.any(Number) })
  expect(mannKendall([2, 2, 2])).toEqual({ s: 0, z: 0, p: 1 })
  expect(mannKendall([2])).toEqual({ s: 0, z: 0, p: 1 })
  expect(mannKendall([])).toEqual({ s: 0, z: 0, p: 1 })
})
