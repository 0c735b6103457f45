import { describe, expect, it } from 'vitest'
import { borderScore, enclaveScore, regionScore, type ScoreScale, spread } from './region-score.ts'
import { addSums, LOAD, SUMS } from './region-sums.ts'
import { cellGraph } from './test-graph.ts'

const scale: ScoreScale = { loadPerRegion: 4, sideM: 200, balance: 5, tolerance: 0.2 }
const { sums } = cellGraph(8, 8)
const joined = (cells: readonly number[]): Float64Array => {
  const row = new Float64Array(SUMS)
  for (const cell of cells) addSums(row, 0, sums, cell)
  return row
}
const square = [0, 1, 8, 9]
const strip = [0, 1, 2, 3]
const ring = [0, 1, 2, 3, 8, 11, 16, 19, 24, 25, 26, 27]

describe('spread', () => {
  it('is π/3 for a square wherever it lies, 17π/24 for a strip of 1 : 4', () => {
    expect(spread(joined([0]), 0)).toBeCloseTo(Math.PI / 3, 9)
    expect(spread(joined([54, 55, 62, 63]), 0)).toBeCloseTo(Math.PI / 3, 9)
    expect(spread(joined(strip), 0)).toBeCloseTo((17 * Math.PI) / 24, 9)
  })

  it('tells a ring from a full square', () => {
    expect(spread(joined(ring), 0)).toBeCloseTo((10 / 3) * (Math.PI / 6), 9)
    expect(spread(joined(ring), 0)).toBeGreaterThan(1.6 * spread(joined(square), 0))
  })
})

describe('regionScore', () => {
  it('is least at the mean load and rises more steeply beyond the tolerance', () => {
    const at = (load: number): number => {
      const row = joined(square)
      row[LOAD] = load
      return regionScore(row, 0, scale)
    }
    expect(at(4.4) - at(4)).toBeCloseTo(5 * 0.01, 9)
    expect(at(5.2) - at(4)).toBeCloseTo(5 * (0.09 + 2.5 * 0.01), 9)
    expect(at(2.8) - at(4)).toBeCloseTo(at(5.2) - at(4), 9)
  })

  it('takes a region that stands for two as even at twice the load', () => {
    const two = joined([...square, 2, 10, 3, 11])
    const row = joined(square)
    expect(regionScore(two, 0, scale, 2)).toBeLessThan(regionScore(two, 0, scale, 1))
    expect(regionScore(row, 0, scale, 1)).toBeLessThan(regionScore(row, 0, scale, 2))
  })
})

describe('borderScore and enclaveScore', () => {
  it('counts borders in sides of a region, rewards as negative', () => {
    expect(borderScore(200, scale)).toBe(0.5)
    expect(borderScore(-400, scale)).toBe(-1)
  })

  it('costs nothing between neighbours and most where one encloses the other', () => {
    expect(enclaveScore(200, 400, 1600)).toBe(0)
    expect(enclaveScore(400, 400, 1600)).toBe(enclaveScore(400, 1600, 400))
    expect(enclaveScore(400, 400, 1600)).toBeGreaterThan(enclaveScore(320, 400, 1600))
  })
})
