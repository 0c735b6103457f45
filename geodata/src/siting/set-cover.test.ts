import loadHighs from 'highs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { siteSetCover } from './set-cover.ts'
import type { SitingControls, SitingProblem } from './siting-problem.ts'
import { fanoLines, sitingProblem } from './sample-problems.ts'

/** HiGHS looks at its own clock, so the limit is far beyond what a busy machine needs. */
const patient: SitingControls = { now: () => 0, timeLimitMs: 600_000, loadSolver: null }
const answer = async (problem: SitingProblem, controls = patient) => {
  const result = await siteSetCover(problem, controls)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
/** Each point lies between two neighbours on a ring of nine sites: five are needed, 4.5 by the relaxation. */
const ring = sitingProblem(
  [1, 1, 1, 1, 1, 1, 1, 1, 1],
  Array.from({ length: 9 }, (_, site) => [site, (site + 1) % 9]),
)
/** Two Fano planes: six are needed, 14/3 by the relaxation, so the bound alone says five. */
const planes = sitingProblem(
  Array.from({ length: 14 }, () => 1),
  [...fanoLines, ...fanoLines.map((line) => line.map((point) => point + 7))],
)

// Loading and asking HiGHS takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

describe('siteSetCover', () => {
  let highs: Awaited<ReturnType<typeof loadHighs>>
  const loadSolver = () => Promise.resolve(highs)
  beforeAll(async () => {
    highs = await loadHighs()
  })

  it('takes the sites that alone reach someone, and no others once all are reached', async () => {
    const { places, ...rest } = await answer(sitingProblem([5, 6, 7, 0], [[1], [0, 1], [1, 2], [3]]))
    expect(places.map(({ site, gained }) => [site, gained])).toEqual([
      [2, 13],
      [1, 5],
    ])
    expect(rest).toEqual({
      count: 2,
      bound: 2,
      gap: 0,
      rest: 18,
      unreachable: { households: 0, points: 0 },
      proven: true,
      method: 'complete',
      solver: 'not-needed',
    })
  })

  it('tells households that no candidate reaches, and covers the others', async () => {
    const { count, unreachable } = await answer(sitingProblem([5, 6, 7, 0], [[1]], [0, 0, 1, 0]))
    expect([count, unreachable]).toEqual([1, { households: 5, points: 1 }])
  })

  it('needs nothing where everybody is reached', async () => {
    const { places, bound, gap, proven } = await answer(sitingProblem([5], [[0]], [1]))
    expect([places, bound, gap, proven]).toEqual([[], 0, 0, true])
  })

  it('rounds the bound up', async () => {
    expect(await answer(ring)).toMatchObject({ count: 5, bound: 5, proven: true, method: 'bound' })
  })

  it('proves with the solver what the bound leaves open', async () => {
    expect(await answer(planes)).toMatchObject({
      count: 6,
      bound: 5,
      gap: 1 / 6,
      proven: false,
      method: 'bound',
    })
    const solved = await answer(planes, { ...patient, loadSolver })
    expect(solved).toMatchObject({ count: 6, bound: 6, gap: 0, proven: true, method: 'solver' })
  })

  it.each(['reduce', 'bound', 'solve'])('is cancelled at %s', async (stage) => {
    let cancelled = false
    const result = await siteSetCover(planes, {
      ...patient,
      loadSolver,
      isCancelled: () => cancelled,
      onProgress: (step) => (cancelled ||= step.stage === stage),
    })
    expect(result).toEqual({ ok: false, failure: { code: 'cancelled', detail: {} } })
  })
})
