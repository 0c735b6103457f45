import { describe, expect, it } from 'vitest'
import type { ScoreScale } from './region-score.ts'
import { refineByMoves, regionState } from './region-state.ts'
import { LOAD, OUTLINE_M, SUMS } from './region-sums.ts'
import { cellGraph, cellsByRegion, isOnePiece } from './test-graph.ts'

const scaleFor = (loadPerRegion: number): ScoreScale => ({
  loadPerRegion,
  sideM: 200,
  balance: 5,
  tolerance: 0.2,
})

describe('regionState', () => {
  it('sums load and outline of each region, and the border between them', () => {
    const state = regionState(cellGraph(4, 2), scaleFor(4), Int32Array.of(0, 0, 1, 1, 0, 0, 1, 1), 2)
    expect([state.sums[LOAD], state.sums[SUMS + LOAD]]).toEqual([4, 4])
    expect([state.sums[OUTLINE_M], state.sums[SUMS + OUTLINE_M]]).toEqual([800, 800])
    expect([...state.sharedM]).toEqual([[1, 200]])
  })
})

describe('refineByMoves', () => {
  it('moves a cell that stands out to where it belongs', () => {
    const regionOf = Int32Array.of(0, 0, 0, 1, 0, 0, 1, 1)
    refineByMoves(regionState(cellGraph(4, 2), scaleFor(4), regionOf, 2))
    expect([...regionOf]).toEqual([0, 0, 1, 1, 0, 0, 1, 1])
  })

  it('leaves a cell that holds its region together, even at a gain', () => {
    const graph = cellGraph(5, 1, { load: (cell) => (cell === 2 ? 5 : 1) })
    const regionOf = Int32Array.of(0, 0, 0, 0, 1)
    refineByMoves(regionState(graph, scaleFor(4.5), regionOf, 2))
    for (const own of cellsByRegion(regionOf)) expect(isOnePiece(graph, own)).toBe(true)
    expect(regionOf[2]).toBe(regionOf[1])
  })

  it('never empties a region, and keeps its running sums right', () => {
    const graph = cellGraph(6, 4, { load: (cell) => 1 + (cell % 3) })
    const regionOf = Int32Array.from({ length: 24 }, (_, cell) => (cell === 0 ? 2 : cell % 6 < 3 ? 0 : 1))
    const state = regionState(graph, scaleFor(16), regionOf, 3)
    refineByMoves(state)
    const fresh = regionState(graph, state.scale, regionOf.slice(), 3)
    expect([...state.size]).toEqual([...fresh.size])
    expect(Math.min(...state.size)).toBeGreaterThan(0)
    state.sums.forEach((sum, i) => expect(sum).toBeCloseTo(fresh.sums[i] ?? Number.NaN, 3))
    for (const [pair, lengthM] of state.sharedM) expect(lengthM).toBeCloseTo(fresh.sharedM.get(pair) ?? 0, 6)
    for (const own of cellsByRegion(regionOf)) expect(isOnePiece(graph, own)).toBe(true)
  })
})
