import { describe, expect, it } from 'vitest'
import { siteMaximalCover } from './maximal-cover.ts'
import { siteSetCover } from './set-cover.ts'
import type { SitingControls, SitingProblem } from './siting-problem.ts'
import { sitingProblem } from './sample-problems.ts'

const patient: SitingControls = { now: () => 0, timeLimitMs: 1000, loadSolver: null }
const good = sitingProblem([1, 2], [[0], [1]])
const failureOf = async (problem: SitingProblem, k = 1, controls = patient) => {
  const result = await siteMaximalCover(problem, k, controls)
  return result.ok ? null : [result.failure.code, result.failure.detail]
}

describe('bad siting problems', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('k = %s is no number of places', async (k) => {
    expect(await failureOf(good, k)).toEqual(['k-not-positive', { k }])
  })

  it('k beyond the candidates', async () => {
    expect(await failureOf(good, 3)).toEqual(['k-too-large', { k: 3, candidates: 2 }])
    expect(await failureOf(good, 2)).toBeNull()
  })

  it('no candidates, no demand', async () => {
    expect(await failureOf(sitingProblem([1], []))).toEqual(['no-candidates', {}])
    expect(await failureOf({ ...good, siteStart: new Uint32Array() })).toEqual(['no-candidates', {}])
    expect(await failureOf(sitingProblem([], [[]]))).toEqual(['no-demand', { points: 0 }])
    expect(await failureOf(sitingProblem([0, 0], [[0, 1]]))).toEqual(['no-demand', { points: 2 }])
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%s households', async (households) => {
    expect(await failureOf(sitingProblem([1, households], [[0]]))).toEqual([
      'bad-weights',
      { point: 1, households },
    ])
  })

  it('households beyond all numbers', async () => {
    expect((await failureOf(sitingProblem([1e308, 1e308], [[0]])))?.[0]).toBe('bad-weights')
  })

  it('lists that do not fit', async () => {
    expect(await failureOf(sitingProblem([1], [[0], [1]]))).toEqual(['bad-lists', { site: 1, point: 1 }])
    expect(await failureOf({ ...good, siteStart: Uint32Array.of(0, 1, 1) })).toEqual([
      'bad-lists',
      { site: 2 },
    ])
    expect(await failureOf({ ...good, siteStart: Uint32Array.of(0, 2, 1, 2) })).toEqual([
      'bad-lists',
      { site: 1 },
    ])
    expect(await failureOf({ ...good, siteStart: Uint32Array.of(1, 2) })).toEqual(['bad-lists', { site: 0 }])
    expect(await failureOf(sitingProblem([1, 2], [[0]], [1]))).toEqual([
      'bad-covered',
      { points: 2, covered: 1 },
    ])
  })

  it.each([0, -5, Number.NaN])('a time limit of %s', async (timeLimitMs) => {
    expect((await failureOf(good, 1, { ...patient, timeLimitMs }))?.[0]).toBe('bad-time-limit')
  })

  it('is told of set covers too', async () => {
    const result = await siteSetCover(sitingProblem([1], []), patient)
    expect(result).toEqual({ ok: false, failure: { code: 'no-candidates', detail: {} } })
  })
})
