import { describe, expect, it } from 'vitest'
import { enclosedGroups } from './enclosed-groups.ts'
import { measureGrid } from './test-faces.ts'

/** Four columns: a main road after the second, residential roads elsewhere, lanes between the two rows. */
const rank = (low: number, high: number): number => (high - low === 4 ? 4 : low % 4 === 1 ? 1 : 3)
const measures = measureGrid([100, 100, 100, 100], [100, 100], rank)
const load = new Float64Array(8).fill(10)
const faces = [0, 1, 2, 3, 4, 5, 6, 7]
const sorted = (groups: number[][]): number[][] => groups.map((group) => group.toSorted((a, b) => a - b))

describe('enclosedGroups', () => {
  it('puts together what the strongest lines enclose', () => {
    expect(sorted(enclosedGroups(measures, load, faces, 1, { load: 40, areaM2: 40_000 }))).toEqual([
      [0, 1, 4, 5],
      [2, 3, 6, 7],
    ])
  })

  it('takes apart along weaker lines what is too much or too large', () => {
    const columns = [
      [0, 4],
      [1, 5],
      [2, 6],
      [3, 7],
    ]
    expect(sorted(enclosedGroups(measures, load, faces, 1, { load: 39, areaM2: 40_000 }))).toEqual(columns)
    expect(sorted(enclosedGroups(measures, load, faces, 1, { load: 40, areaM2: 39_000 }))).toEqual(columns)
  })

  it('stops at single faces, whatever they hold', () => {
    expect(enclosedGroups(measures, load, faces, 1, { load: 1, areaM2: 1 })).toHaveLength(8)
    expect(enclosedGroups(measures, load, [6], 1, { load: 1, areaM2: 1 })).toEqual([[6]])
  })

  it('takes strips apart', () => {
    const strip = measureGrid(
      Array.from({ length: 8 }, () => 100),
      [20],
      () => 4,
    )
    const groups = enclosedGroups(strip, new Float64Array(8), faces, 1, { load: 1, areaM2: 1e6 })
    expect(groups).toHaveLength(8)
  })
})
