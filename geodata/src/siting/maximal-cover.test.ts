import loadHighs from 'highs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { siteMaximalCover } from './maximal-cover.ts'
import type { SitingControls, SitingProgress } from './siting-problem.ts'
import { fanoLines, sitingProblem } from './sample-problems.ts'

/** HiGHS looks at its own clock, so the limit is far beyond what a busy machine needs. */
const patient: SitingControls = { now: () => 0, timeLimitMs: 600_000, loadSolver: null }
const answer = async (...[problem, k, controls]: Parameters<typeof siteMaximalCover>) => {
  const result = await siteMaximalCover(problem, k, controls)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** Greedy takes the middle site first (60) and ends with 90; the outer two together reach all 100. */
const trap = sitingProblem(
  [20, 30, 30, 20],
  [
    [1, 2],
    [0, 1],
    [2, 3],
  ],
)
const fano = sitingProblem([10, 10, 10, 10, 10, 10, 10], fanoLines)

// Loading and asking HiGHS takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

describe('siteMaximalCover', () => {
  let highs: Awaited<ReturnType<typeof loadHighs>>
  const loadSolver = () => Promise.resolve(highs)
  beforeAll(async () => {
    highs = await loadHighs()
  })

  it('finds the one best place, and what the next best would do', async () => {
    expect(await answer(trap, 1, patient)).toEqual({
      places: [{ site: 0, gained: 60, shareOfRest: 0.6, alone: 60, alternative: { site: 1, gained: 50 } }],
      total: 60,
      bound: 60,
      gap: 0,
      rest: 100,
      reachable: 100,
      proven: true,
      method: 'enumeration',
      solver: 'not-needed',
    })
  })

  it('does better than greedy', async () => {
    const { places, total, proven } = await answer(trap, 2, patient)
    expect(places.map(({ site, gained, alone }) => [site, gained, alone])).toEqual([
      [1, 50, 50],
      [2, 50, 50],
    ])
    expect(places.map(({ alternative }) => alternative)).toEqual([
      { site: 0, gained: 30 },
      { site: 0, gained: 30 },
    ])
    expect([total, proven]).toEqual([100, true])
  })

  it('leaves out what existing places reach', async () => {
    const { places, rest } = await answer({ ...trap, covered: Uint8Array.from([0, 1, 0, 1]) }, 1, patient)
    expect(places).toEqual([
      { site: 0, gained: 30, shareOfRest: 0.6, alone: 30, alternative: { site: 2, gained: 30 } },
    ])
    expect(rest).toBe(50)
  })

  it('names no place that would reach nobody new', async () => {
    const { places, total, method } = await answer(trap, 3, patient)
    expect([places.length, total, method]).toEqual([2, 100, 'complete'])
    const done = await answer({ ...trap, covered: new Uint8Array(4).fill(1) }, 2, patient)
    expect(done).toMatchObject({ places: [], total: 0, bound: 0, gap: 0, rest: 0, proven: true })
  })

  it('says what no candidate reaches', async () => {
    const { rest, reachable } = await answer(sitingProblem([5, 8, 13], [[0], []]), 1, patient)
    expect([rest, reachable]).toEqual([26, 5])
  })

  it('takes the first of equal candidates, and counts a point once that a list repeats', async () => {
    const { places } = await answer(
      sitingProblem(
        [4, 6],
        [
          [1, 0, 1],
          [0, 1],
        ],
      ),
      1,
      patient,
    )
    expect(places[0]).toMatchObject({ site: 0, gained: 10, alternative: { site: 1, gained: 10 } })
  })

  it('proves with the solver what the bound leaves open', async () => {
    const without = await answer(fano, 2, patient)
    expect(without).toMatchObject({
      total: 50,
      bound: 60,
      proven: false,
      method: 'bound',
      solver: 'unavailable',
    })
    const controls = { ...patient, loadSolver }
    expect(await answer(fano, 2, controls)).toMatchObject({
      total: 50,
      bound: 50,
      gap: 0,
      proven: true,
      method: 'solver',
      solver: 'finished',
    })
  })

  it('answers without the solver where it does not load', async () => {
    const controls = { ...patient, loadSolver: () => Promise.reject(new Error('no file')) }
    expect(await answer(fano, 2, controls)).toMatchObject({ total: 50, solver: 'unavailable' })
  })

  it('answers with what there is when time is up at once', async () => {
    let clock = 0
    const hasty = { now: () => clock++, timeLimitMs: 1, loadSolver }
    const { total, bound, proven, solver } = await answer(fano, 2, hasty)
    expect(total).toBe(50)
    expect(bound).toBeGreaterThanOrEqual(60)
    expect([proven, solver]).toEqual([false, 'no-time'])
  })

  it('tells its progress', async () => {
    const told: SitingProgress[] = []
    const controls = {
      ...patient,
      loadSolver,
      onProgress: (step: SitingProgress) => told.push(step),
    }
    await answer(fano, 2, controls)
    expect(told.map(({ stage }) => stage)).toEqual(['reduce', 'search', 'bound', 'solve'])
    expect(told.at(-1)).toEqual({ stage: 'solve', best: 50, bound: 60 })
  })

  it.each(['reduce', 'search', 'bound', 'solve'])('is cancelled at %s', async (stage) => {
    let cancelled = false
    const result = await siteMaximalCover(fano, 2, {
      ...patient,
      loadSolver,
      isCancelled: () => cancelled,
      onProgress: (step) => (cancelled ||= step.stage === stage),
    })
    expect(result).toEqual({ ok: false, failure: { code: 'cancelled', detail: {} } })
  })
})
