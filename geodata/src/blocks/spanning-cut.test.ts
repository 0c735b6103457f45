import { describe, expect, it } from 'vitest'
import { borderScore, enclaveScore, regionScore, type ScoreScale } from './region-score.ts'
import { regionState } from './region-state.ts'
import { OUTLINE_M, SUMS } from './region-sums.ts'
import { seededRandom } from './seeded-random.ts'
import { bestTreeCut, cutProblem } from './spanning-cut.ts'
import { cellGraph, isOnePiece } from './test-graph.ts'

const scale: ScoreScale = { loadPerRegion: 12, sideM: 300, balance: 5, tolerance: 0.2 }
const even = [{ first: 1, second: 1 }]
const graph = cellGraph(6, 4, { load: (cell) => 1 + (cell % 2) / 4, costPerM: (a, b) => ((a + b) % 5) - 1 })
const everything = Array.from({ length: graph.count }, (_, cell) => cell)

describe('bestTreeCut', () => {
  it('finds the one way to cut a row of four evenly', () => {
    const row = cellGraph(4, 1)
    const cut = bestTreeCut(cutProblem(row, [0, 1, 2, 3]), { ...scale, loadPerRegion: 2 }, even, () => 0.5)
    expect(cut?.first.toSorted()).toEqual([2, 3])
  })

  it('gives two halves in one piece each, with the score that they have when summed up anew', () => {
    const random = seededRandom(7)
    const problem = cutProblem(graph, everything)
    for (let tree = 0; tree < 50; tree++) {
      const cut = bestTreeCut(problem, scale, even, random)
      const first = new Set(cut?.first)
      expect(isOnePiece(graph, [...first])).toBe(true)
      expect(
        isOnePiece(
          graph,
          everything.filter((cell) => !first.has(cell)),
        ),
      ).toBe(true)
      const regionOf = Int32Array.from(everything, (cell) => (first.has(cell) ? 0 : 1))
      const { sums, sharedM } = regionState(graph, scale, regionOf, 2)
      const cost = graph.edges.reduce(
        (sum, { a, b, cost: own }) => sum + (first.has(a) === first.has(b) ? 0 : own),
        0,
      )
      const score =
        borderScore(cost, scale) +
        enclaveScore(sharedM.get(1) ?? 0, sums[OUTLINE_M] ?? 0, sums[SUMS + OUTLINE_M] ?? 0) +
        regionScore(sums, 0, scale) +
        regionScore(sums, 1, scale)
      expect(cut?.score).toBeCloseTo(score, 6)
    }
  })

  it('gives nothing where the nodes do not hang together, or no cut is better than asked for', () => {
    expect(bestTreeCut(cutProblem(graph, [0, 5]), scale, even, () => 0.5)).toBeNull()
    expect(bestTreeCut(cutProblem(graph, everything), scale, even, () => 0.5, -100)).toBeNull()
  })
})
