import { describe, expect, it } from 'vitest'
import { regionalise } from './regionalise.ts'
import { cellGraph, cellsByRegion, isOnePiece } from './test-graph.ts'

const evenness = { balance: 5, tolerance: 0.2 }

describe('regionalise', () => {
  it('cuts 2 × 4 equal cells into two squares', () => {
    const cells = cellsByRegion(regionalise(cellGraph(4, 2), 2, evenness, 1))
    expect(cells.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([
      [0, 1, 4, 5],
      [2, 3, 6, 7],
    ])
  })

  it('cuts along a barrier rather than in the middle, while loads stay near the tolerance', () => {
    const costPerM = (a: number, b: number): number => (a % 10 === 5 && b % 10 === 6 ? -1 : 1)
    const cells = cellsByRegion(regionalise(cellGraph(10, 4, { costPerM }), 2, evenness, 1))
    expect(cells.map((own) => own.length).toSorted((a, b) => a - b)).toEqual([16, 24])
    for (const own of cells) expect(new Set(own.map((cell) => cell % 10 > 5)).size).toBe(1)
  })

  it('does not follow the barrier where that leaves next to nobody on one side', () => {
    const costPerM = (a: number, b: number): number => (a % 6 === 4 && b % 6 === 5 ? -2 : 1)
    const load = (cell: number): number => (cell % 6 === 5 ? 0.1 : 1)
    const cells = cellsByRegion(regionalise(cellGraph(6, 3, { costPerM, load }), 2, evenness, 1))
    expect(Math.min(...cells.map((own) => own.length))).toBeGreaterThanOrEqual(6)
  })

  it('encloses no region in another: dense ground in the middle of empty ground is cut', () => {
    const isMiddle = (cell: number): boolean =>
      [2, 3].includes(cell % 6) && [12, 18].includes(cell - (cell % 6))
    const graph = cellGraph(6, 6, {
      load: (cell) => (isMiddle(cell) ? 8 : 1),
      costPerM: (a, b) => (isMiddle(a) === isMiddle(b) ? 1 : 0),
    })
    const cells = cellsByRegion(regionalise(graph, 2, evenness, 1))
    for (const own of cells) {
      const onEdge = own.filter((cell) => cell < 6 || cell >= 30 || cell % 6 === 0 || cell % 6 === 5)
      expect(onEdge.length).toBeGreaterThan(0)
    }
  })

  it('makes as many regions as asked for, each in one piece and even, the same for the same seed', () => {
    const graph = cellGraph(9, 8, { load: (cell) => 1 + ((cell * 7) % 5) / 10 })
    for (const seed of [1, 2, 3]) {
      const regionOf = regionalise(graph, 8, evenness, seed)
      const cells = cellsByRegion(regionOf)
      expect(cells).toHaveLength(8)
      for (const own of cells) {
        expect(isOnePiece(graph, own)).toBe(true)
        expect(own.length).toBeGreaterThanOrEqual(7)
        expect(own.length).toBeLessThanOrEqual(11)
      }
      expect(regionalise(graph, 8, evenness, seed)).toEqual(regionOf)
    }
  })

  it('gives every node a region of its own where more are asked for than there are', () => {
    expect([...regionalise(cellGraph(2, 2), 9, evenness, 1)]).toEqual([0, 1, 2, 3])
    expect([...regionalise(cellGraph(2, 2), 1, evenness, 1)]).toEqual([0, 0, 0, 0])
  })
})
