import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { requestsAround } from './around.ts'
import { householdP } from './household-p.ts'
import { neighboursOf } from './neighbours.ts'

const requests = Float64Array.of(4, 0, 6, 2)
const households = Float64Array.of(10, 20, 30, 40)
const chain = neighboursOf([[1], [0, 2], [1, 3], [2]])

it('shares requests out by households, with the cell or without', () => {
  const star = requestsAround(requests, households, chain, 'gi-star')
  expect([...star.seen]).toEqual([4, 10, 8, 8])
  expect([...star.expected].map((own) => own.toFixed(6))).toEqual([
    '3.600000',
    '7.200000',
    '10.800000',
    '8.400000',
  ])
  const gi = requestsAround(requests, households, chain, 'gi')
  expect([...gi.seen]).toEqual([0, 10, 2, 6])
  // The first cell apart: 8 requests of the others, a neighbour with 20 of their 90 households.
  expect(gi.expected[0]).toBeCloseTo((8 * 20) / 90, 12)
})

it('is certain where the neighbourhood is everybody, or nobody asked', () => {
  const all = neighboursOf([
    [1, 2, 3],
    [0, 2, 3],
    [0, 1, 3],
    [0, 1, 2],
  ])
  for (const statistic of ['gi', 'gi-star'] as const) {
    const around = requestsAround(requests, households, all, statistic)
    expect([...householdP(requests, around, statistic)]).toEqual([1, 1, 1, 1])
    const nobody = requestsAround(new Float64Array(4), households, chain, statistic)
    expect([...householdP(new Float64Array(4), nobody, statistic)]).toEqual([1, 1, 1, 1])
  }
})

it('expects in all neighbourhoods together what is seen when everybody asks alike', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(sizes, (own) => {
      const homes = Float64Array.from(own)
      const asked = homes.map((count) => 3 * count)
      for (const statistic of ['gi', 'gi-star'] as const) {
        const { seen, expected } = requestsAround(asked, homes, chain, statistic)
        for (const [i, count] of seen.entries()) expect(expected[i]).toBeCloseTo(count, 9)
      }
    }),
  )
})
