import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { binomialTail } from './binomial-tail.ts'

/** seen, trials, share, and the tail as R's pbinom gives it. */
const known = [
  [3, 10, 0.2, 0.3222004736],
  [0, 10, 0.2, 0.1073741824],
  [2, 10, 0.2, 0.6777995264],
  [10, 10, 0.3, 5.9049e-6],
  [80, 18_600, 0.002, 7.49920239821201e-10],
  [20, 18_600, 0.002, 0.0015022797915783],
  [1200, 1_000_000, 0.001, 4.58963860610076e-10],
  [700, 1_000_000, 0.001, 6.62540042613353e-24],
  [0, 10_000_000, 1e-6, 4.53997027632522e-5],
  [5, 170, 0.0113, 0.0448256898649172],
] as const

it("equals R's pbinom", () => {
  for (const [seen, trials, share, tail] of known)
    expect(Math.abs(binomialTail(seen, trials, share) / tail - 1)).toBeLessThan(1e-8)
})

it('says nothing without trials, or where all or none must succeed', () => {
  expect(binomialTail(0, 0, 0.5)).toBe(1)
  expect(binomialTail(7, 7, 1)).toBe(1)
  expect(binomialTail(0, 7, 0)).toBe(1)
})

it('is the sum of the terms, multiplied out', () => {
  const cases = fc.record({
    trials: fc.integer({ min: 1, max: 40 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    share: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  })
  fc.assert(
    fc.property(cases, ({ trials, part, share }) => {
      const seen = Math.round(part * trials)
      const terms = Array.from({ length: trials + 1 }, (_, k) => {
        let term = share ** k * (1 - share) ** (trials - k)
        for (let i = 0; i < k; i += 1) term *= (trials - i) / (i + 1)
        return term
      })
      const tail = seen > trials * share ? terms.slice(seen) : terms.slice(0, seen + 1)
      const sum = tail.reduce((all, term) => all + term, 0)
      expect(Math.abs(binomialTail(seen, trials, share) / sum - 1)).toBeLessThan(1e-10)
    }),
  )
})
