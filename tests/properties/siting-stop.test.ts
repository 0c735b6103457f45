import { type SitingControls, siteMaximalCover, siteSetCover } from '@wangge/geodata'
import loadHighs from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { syntheticCity } from '../bench/siting-city.ts'

/** HiGHS asks the caller more than ten times before it has solved these. */
const crowded = syntheticCity({ sites: 100, points: 20_000, reachM: 3000, sideM: 20_000, seed: 2 })
const many = syntheticCity({ sites: 800, points: 8000, reachM: 1500, sideM: 20_000, seed: 1 })

describe('stopping HiGHS at work', () => {
  let highs: Awaited<ReturnType<typeof loadHighs>>
  beforeAll(async () => {
    highs = await loadHighs()
  })
  const unlimited = () => ({
    now: () => 0,
    timeLimitMs: Number.POSITIVE_INFINITY,
    loadSolver: () => Promise.resolve(highs),
  })

  /** Cancels at the fourth question that comes after the solver began. */
  const cancelledInSolver = (): SitingControls => {
    let left = Number.POSITIVE_INFINITY
    return {
      ...unlimited(),
      isCancelled: () => --left < 0,
      onProgress: ({ stage }) => {
        if (stage === 'solve') left = 3
      },
    }
  }

  it('cancels a maximal cover', async () => {
    expect(await siteMaximalCover(crowded, 20, cancelledInSolver())).toEqual({
      ok: false,
      failure: { code: 'cancelled', detail: {} },
    })
  })

  it('cancels a set cover', async () => {
    expect(await siteSetCover(many, cancelledInSolver())).toEqual({
      ok: false,
      failure: { code: 'cancelled', detail: {} },
    })
  })

  it('answers with the gap it has when time is up', async () => {
    let clock = 0
    let tick = 0
    const cover = await siteMaximalCover(crowded, 20, {
      ...unlimited(),
      timeLimitMs: 60_000,
      now: () => (clock += tick),
      onProgress: ({ stage }) => {
        if (stage === 'solve') tick = 5000
      },
    })
    expect(cover).toMatchObject({ ok: true, value: { proven: false, solver: 'stopped' } })
    if (!cover.ok) return
    expect(cover.value.places).toHaveLength(20)
    expect(cover.value.gap).toBeGreaterThan(0)
    expect(cover.value.gap).toBeLessThan(0.01)
  })
})
