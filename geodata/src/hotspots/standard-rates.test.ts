import { expect, it } from 'vitest'
import { standardRates } from './standard-rates.ts'

it('is chance alone where cells differ less than chance', () => {
  // Common rate 0.1, no spread beyond chance: (rate − 0.1) / √(0.1 / households).
  const rates = standardRates(Float64Array.of(10, 11, 9, 10), Float64Array.of(100, 100, 100, 100))
  expect([...rates].map((one) => one.toFixed(6))).toEqual(['0.000000', '0.316228', '-0.316228', '0.000000'])
})

it('adds the true spread where cells differ more', () => {
  // Common rate 0.1, spread 0.0064, of it chance 0.001.
  const rates = standardRates(Float64Array.of(18, 2), Float64Array.of(100, 100))
  const deviation = Math.sqrt(0.0064 - 0.001 + 0.001)
  expect(rates[0]).toBeCloseTo(0.08 / deviation, 12)
  expect(rates[1]).toBeCloseTo(-0.08 / deviation, 12)
})

it('makes little of one request from one household, and nothing of none at all', () => {
  const rates = standardRates(Float64Array.of(1, 50, 50), Float64Array.of(1, 500, 500))
  expect(rates[0]).toBeLessThan(3)
  expect([...standardRates(new Float64Array(2), Float64Array.of(3, 4))]).toEqual([0, 0])
})
