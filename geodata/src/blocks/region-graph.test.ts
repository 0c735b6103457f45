import { describe, expect, it } from 'vitest'
import { across, regionGraph } from './region-graph.ts'
import { AREA_M2, LOAD, MOMENT_X, OUTLINE_M, SUMS } from './region-sums.ts'
import { measureGrid } from './test-faces.ts'

const measures = measureGrid([100, 100, 100, 100], [100], (low) => low + 1)
const load = Float64Array.of(1, 2, 3, 4)
const price = [0, -1, 0, 2, 0, 0, 0]

describe('regionGraph', () => {
  it('sums up groups of faces; what they share is no outline', () => {
    const { count, sums } = regionGraph(measures, load, [0, 0, 1, 1], 2, price)
    expect(count).toBe(2)
    expect([sums[LOAD], sums[AREA_M2], sums[OUTLINE_M], sums[MOMENT_X]]).toEqual([3, 20_000, 600, 2_000_000])
    expect([sums[SUMS + LOAD], sums[SUMS + OUTLINE_M]]).toEqual([7, 600])
  })

  it('prices borders by rank and leaves out faces without a group', () => {
    const { edges, edgesOf } = regionGraph(measures, load, [0, 1, 2, -1], 3, price)
    expect(edges).toEqual([
      { a: 0, b: 1, lengthM: 100, cost: -100 },
      { a: 1, b: 2, lengthM: 100, cost: 0 },
    ])
    expect(edgesOf).toEqual([[0], [0, 1], [1]])
    expect([across(edges[1], 1), across(edges[1], 2), across(undefined, 0)]).toEqual([2, 1, -1])
  })
})
