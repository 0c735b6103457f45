import {
  type MaximalCover,
  type Result,
  type SitingControls,
  type SitingProblem,
  siteMaximalCover,
  siteSetCover,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import loadHighs from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'

interface SmallCase {
  readonly households: readonly number[]
  readonly reached: readonly (readonly number[])[]
  readonly covered: readonly boolean[]
  readonly k: number
}

const smallCases: fc.Arbitrary<SmallCase> = fc
  .record({
    sites: fc.integer({ min: 1, max: 9 }),
    points: fc.integer({ min: 1, max: 18 }),
    whole: fc.boolean(),
  })
  .chain(({ sites, points, whole }) =>
    fc.record({
      households: fc
        .array(whole ? fc.nat(40) : fc.double({ min: 0.01, max: 40, noNaN: true }), {
          minLength: points,
          maxLength: points,
        })
        .map(([first = 0, ...others]) => [first + 1, ...others]),
      reached: fc.array(fc.array(fc.nat(points - 1), { maxLength: 7 }), {
        minLength: sites,
        maxLength: sites,
      }),
      covered: fc.array(
        fc.nat(5).map((die) => die === 0),
        { minLength: points, maxLength: points },
      ),
      k: fc.integer({ min: 1, max: sites }),
    }),
  )

const problemOf = ({ households, reached, covered }: SmallCase): SitingProblem => ({
  households: Float64Array.from(households),
  siteStart: Uint32Array.from([0, ...reached.map((_, site) => reached.slice(0, site + 1).flat().length)]),
  siteDemand: Uint32Array.from(reached.flat()),
  covered: Uint8Array.from(covered, Number),
})

/** Households reached by the sites beyond those covered already: counted point by point. */
const reachedBy = ({ households, reached, covered }: SmallCase, sites: readonly number[]): number => {
  const points = new Set(sites.flatMap((site) => reached[site] ?? []))
  return households.reduce((sum, own, point) => sum + (points.has(point) && !covered[point] ? own : 0), 0)
}

const subsets = (sites: number): number[][] =>
  Array.from({ length: 2 ** sites }, (_, mask) =>
    Array.from({ length: sites }, (_site, site) => site).filter((site) => (mask >> site) & 1),
  )

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

describe('siting against all choices', () => {
  let withSolver: SitingControls
  const withoutSolver: SitingControls = { now: () => 0, timeLimitMs: 1, loadSolver: null }
  beforeAll(async () => {
    const highs = await loadHighs()
    withSolver = { now: () => 0, timeLimitMs: 60_000, loadSolver: () => Promise.resolve(highs) }
  })

  const expectConsistent = (
    small: SmallCase,
    { places, total, rest }: Pick<MaximalCover, 'places' | 'total' | 'rest'>,
  ) => {
    const sites = places.map(({ site }) => site)
    expect(new Set(sites).size).toBe(sites.length)
    expect(total).toBeCloseTo(reachedBy(small, sites), 6)
    let before = 0
    places.forEach(({ site, gained, shareOfRest, alone, alternative }, i) => {
      const after = reachedBy(small, sites.slice(0, i + 1))
      expect(gained).toBeGreaterThan(0)
      expect(gained).toBeCloseTo(after - before, 6)
      expect(shareOfRest).toBeCloseTo((after - before) / (rest - before), 4)
      if (i > 0) expect(gained).toBeLessThanOrEqual((places[i - 1]?.gained ?? 0) + 1e-9)
      before = after
      const others = sites.filter((other) => other !== site)
      const without = reachedBy(small, others)
      expect(alone).toBeCloseTo(total - without, 6)
      const outside = small.reached.map((_, other) => other).filter((other) => !sites.includes(other))
      const instead = outside.map((other) => reachedBy(small, [...others, other]) - without)
      expect(alternative?.gained ?? 0).toBeCloseTo(Math.max(0, ...instead), 6)
    })
  }

  it('maximal cover: the best of all choices, proven, and explained rightly', async () => {
    await fc.assert(
      fc.asyncProperty(smallCases, async (small) => {
        const best = Math.max(
          ...subsets(small.reached.length)
            .filter((sites) => sites.length === small.k)
            .map((sites) => reachedBy(small, sites)),
        )
        const cover = valueOf(await siteMaximalCover(problemOf(small), small.k, withSolver))
        expect(cover.total).toBeCloseTo(best, 6)
        expect(cover).toMatchObject({ proven: true, gap: 0, bound: cover.total })
        expect(cover.places.length).toBeLessThanOrEqual(small.k)
        expect(cover.rest).toBeCloseTo(
          reachedBy({ ...small, reached: [small.households.map((_, i) => i)] }, [0]),
          6,
        )
        expect(cover.reachable).toBeCloseTo(
          reachedBy(
            small,
            small.reached.map((_, site) => site),
          ),
          6,
        )
        expectConsistent(small, cover)
        expect(await siteMaximalCover(problemOf(small), small.k, withSolver)).toEqual({
          ok: true,
          value: cover,
        })
      }),
      { numRuns: 400, seed: 20_261_101 },
    )
  })

  it('maximal cover without the solver: its bound holds, and its gap is the true distance at most', async () => {
    await fc.assert(
      fc.asyncProperty(smallCases, async (small) => {
        const best = Math.max(
          ...subsets(small.reached.length)
            .filter((sites) => sites.length === small.k)
            .map((sites) => reachedBy(small, sites)),
        )
        const { total, bound, gap, proven } = valueOf(
          await siteMaximalCover(problemOf(small), small.k, withoutSolver),
        )
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6)
        expect(total).toBeLessThanOrEqual(best + 1e-6)
        if (proven) expect(total).toBeCloseTo(best, 6)
        else expect(gap).toBeCloseTo((bound - total) / total, 9)
      }),
      { numRuns: 400, seed: 7 },
    )
  })

  it('set cover: the fewest of all full choices, proven; its bound holds without the solver', async () => {
    await fc.assert(
      fc.asyncProperty(smallCases, async (small) => {
        const all = small.reached.map((_, site) => site)
        const full = reachedBy(small, all)
        const isFull = (sites: number[]) =>
          all.every((site) => {
            const points = new Set(sites.flatMap((own) => small.reached[own] ?? []))
            return (small.reached[site] ?? []).every(
              (point) => points.has(point) || small.covered[point] || small.households[point] === 0,
            )
          })
        const fewest = Math.min(
          ...subsets(all.length)
            .filter(isFull)
            .map((sites) => sites.length),
        )
        const cover = valueOf(await siteSetCover(problemOf(small), withSolver))
        expect(cover).toMatchObject({ count: fewest, bound: fewest, gap: 0, proven: true })
        expect(cover.unreachable.households).toBeCloseTo(cover.rest - full, 6)
        expectConsistent(small, { ...cover, total: full })
        const alone = valueOf(await siteSetCover(problemOf(small), withoutSolver))
        expect(alone.bound).toBeLessThanOrEqual(fewest)
        expect(alone.count).toBeGreaterThanOrEqual(fewest)
        expectConsistent(small, { ...alone, total: full })
      }),
      { numRuns: 400, seed: 11 },
    )
  })
})
