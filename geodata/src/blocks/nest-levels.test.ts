import { describe, expect, it } from 'vitest'
import { nestLevels } from './nest-levels.ts'
import { measureGrid } from './test-faces.ts'

/** 8 × 4 blocks of 100 m: a main road across the middle, a secondary road upright, lanes elsewhere. */
const rank = (low: number, high: number): number =>
  high - low === 8 ? (Math.floor(low / 8) === 1 ? 1 : 4) : low % 8 === 3 ? 2 : 4
const measures = measureGrid(
  Array.from({ length: 8 }, () => 100),
  [100, 100, 100, 100],
  rank,
)
const households = new Float64Array(32).fill(50)
const sorted = (faces: readonly number[]): number[] => faces.toSorted((a, b) => a - b)
const range = (start: number): number[] => Array.from({ length: 16 }, (_, i) => start + i)

describe('nestLevels', () => {
  const nested = nestLevels(measures, households, { districts: 2, units: 4, basics: 8 })

  it('puts every face into one basic of one unit of one district', () => {
    expect(sorted(nested.flat(3))).toEqual([...range(0), ...range(16)])
    expect(nested.map((units) => units.map((basics) => basics.length))).toEqual([
      [2, 2],
      [2, 2],
    ])
    for (const basic of nested.flat(2)) expect(basic).toHaveLength(4)
  })

  it('parts districts at the main road and units at the secondary road', () => {
    const byFirst = (a: number[], b: number[]): number => (a[0] ?? 0) - (b[0] ?? 0)
    expect(nested.map((district) => sorted(district.flat(2))).toSorted(byFirst)).toEqual([
      range(0),
      range(16),
    ])
    for (const unit of nested.flat()) expect(new Set(unit.flat().map((face) => face % 8 < 4)).size).toBe(1)
  })

  it('shares out by ground where nobody lives', () => {
    const empty = nestLevels(measures, new Float64Array(32), { districts: 1, units: 2, basics: 4 })
    expect(empty.flat(2).map((faces) => faces.length)).toEqual([8, 8, 8, 8])
  })
})
