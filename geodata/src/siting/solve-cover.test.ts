import * as fc from 'fast-check'
import loadHighs from 'highs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { householdsReached } from './chosen-sites.ts'
import { boundCover, type CoverBound } from './cover-bound.ts'
import { fixSites } from './fix-sites.ts'
import { greedyCover } from './greedy-cover.ts'
import { groupDemand } from './group-demand.ts'
import type { Incidence } from './incidence.ts'
import { roundingOf } from './rounding.ts'
import { sitingProblem } from './sample-problems.ts'
import { solveCover } from './solve-cover.ts'
import { startWatch } from './watch.ts'

const SITES = 8
const K = 3
/** Eight sites over sixteen points, with whole or broken households. */
const incidences = fc
  .record({
    households: fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ max: 400, min: 1 }).map((n) => n / 8),
      ),
      {
        minLength: 16,
        maxLength: 16,
      },
    ),
    reached: fc.array(fc.uniqueArray(fc.nat(15), { minLength: 1, maxLength: 6 }), {
      minLength: SITES,
      maxLength: SITES,
    }),
  })
  .map(({ households, reached }) => {
    const { households: weight, siteStart, siteDemand } = sitingProblem(households, reached)
    return groupDemand(weight, { start: siteStart, item: siteDemand }, [...Array(SITES).keys()])
  })

/** Every choice of K sites with what it reaches. */
const allChoices = (incidence: Incidence) => {
  const choices: { sites: number[]; reached: number }[] = []
  for (let mask = 0; mask < 1 << SITES; mask++) {
    const sites = [...Array(SITES).keys()].filter((site) => (mask >> site) & 1)
    if (sites.length === K) choices.push({ sites, reached: householdsReached(incidence, sites) })
  }
  return choices
}
const watch = startWatch({ now: () => 0, timeLimitMs: Number.POSITIVE_INFINITY, loadSolver: null })
const greedy = (incidence: Incidence) => {
  const chosen = greedyCover(incidence, incidence.weight, K).map(({ site }) => site)
  const spare = [...Array(SITES).keys()].filter((site) => !chosen.includes(site))
  return { chosen: [...chosen, ...spare].slice(0, K), total: householdsReached(incidence, chosen) }
}

// Loading and asking HiGHS takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

describe('the parts of the proof', () => {
  let highs: Awaited<ReturnType<typeof loadHighs>>
  beforeAll(async () => {
    highs = await loadHighs()
  })

  it('the solver alone, told nothing, finds the best of all choices', () => {
    fc.assert(
      fc.property(incidences, (incidence) => {
        const best = Math.max(...allChoices(incidence).map(({ reached }) => reached))
        const nothing: CoverBound = {
          bound: Number.POSITIVE_INFINITY,
          price: new Float64Array(incidence.groupCount),
          ...greedy(incidence),
        }
        const solved = solveCover(highs, incidence, K, nothing, roundingOf(incidence.weight), watch)
        expect(solved.use).toBe('finished')
        expect(solved.total).toBeCloseTo(best, 6)
        expect(solved.bound).toBeCloseTo(best, 6)
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  it('the Lagrangian bound is never below the best', () => {
    fc.assert(
      fc.property(incidences, (incidence) => {
        const best = Math.max(...allChoices(incidence).map(({ reached }) => reached))
        const rounding = roundingOf(incidence.weight)
        const { bound, total, chosen } = boundCover(incidence, K, greedy(incidence), rounding, () => false)
        expect(bound).toBeGreaterThanOrEqual(best - rounding.slack)
        expect(total).toBeLessThanOrEqual(best + rounding.slack)
        expect(householdsReached(incidence, chosen)).toBeCloseTo(total, 9)
      }),
      { numRuns: 300, seed: 2 },
    )
  })

  it('sites decided by prices are decided so in every best choice', () => {
    fc.assert(
      fc.property(incidences, (incidence) => {
        const rounding = roundingOf(incidence.weight)
        const bound = boundCover(incidence, K, greedy(incidence), rounding, () => false)
        const { inside, open } = fixSites(incidence, K, bound, rounding)
        const choices = allChoices(incidence)
        const best = Math.max(...choices.map(({ reached }) => reached))
        for (const { sites, reached } of choices) {
          if (reached < best - rounding.slack) continue
          expect(sites).toEqual(expect.arrayContaining([...inside]))
          expect([...inside, ...open]).toEqual(expect.arrayContaining(sites))
        }
      }),
      { numRuns: 300, seed: 3 },
    )
  })
})
