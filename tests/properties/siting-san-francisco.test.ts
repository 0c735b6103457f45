import { type SitingControls, type SitingProblem, siteMaximalCover, siteSetCover } from '@wangge/geodata'
import loadHighs from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { sanFrancisco } from '../support/san-francisco.ts'
import { sharedData } from '../support/shared.ts'

const distances = sharedData(
  'reference/siting-san-francisco/SF_network_distance_candidateStore_16_censusTract_205_new.csv',
)
const controls: SitingControls = {
  now: () => performance.now(),
  timeLimitMs: 60_000,
  loadSolver: () => loadHighs(),
}

describe.skipIf(distances === null)('San Francisco, 16 stores and 205 tracts, 5,000 m', () => {
  // A skipped suite still runs its body, so the file is read in a hook.
  let problem: SitingProblem
  let stores: string[]
  beforeAll(() => {
    const read = sanFrancisco(distances ?? '', 5000)
    problem = read.problem
    stores = read.stores
  })

  it('reads 955,113 people', () => {
    expect(stores).toHaveLength(16)
    expect(problem.households).toHaveLength(205)
    expect(problem.households.reduce((sum, own) => sum + own, 0)).toBe(955_113)
  })

  it('covers everyone with 8 stores, proven', async () => {
    const cover = await siteSetCover(problem, controls)
    expect(cover).toMatchObject({
      ok: true,
      value: { count: 8, bound: 8, gap: 0, proven: true, unreachable: { households: 0, points: 0 } },
    })
  })

  it('reaches 875,247 people with 4 stores, proven', async () => {
    const cover = await siteMaximalCover(problem, 4, controls)
    expect(cover).toMatchObject({
      ok: true,
      value: { total: 875_247, bound: 875_247, gap: 0, proven: true, rest: 955_113 },
    })
  })

  it('is as good as all choices of every number of stores', async () => {
    const { siteStart, siteDemand, households } = problem
    const best = Array.from({ length: 17 }, () => 0)
    const times = new Uint8Array(households.length)
    const visit = (site: number, chosen: number, reached: number): void => {
      best[chosen] = Math.max(best[chosen] ?? 0, reached)
      for (let next = site; next < 16; next++) {
        const points = siteDemand.subarray(siteStart[next], siteStart[next + 1])
        let more = 0
        for (const point of points) {
          if (times[point] === 0) more += households[point] ?? 0
          times[point] = (times[point] ?? 0) + 1
        }
        visit(next + 1, chosen + 1, reached + more)
        for (const point of points) times[point] = (times[point] ?? 0) - 1
      }
    }
    visit(0, 0, 0)
    expect(best[4]).toBe(875_247)
    for (let k = 1; k <= 16; k++) {
      const cover = await siteMaximalCover(problem, k, controls)
      expect(cover).toMatchObject({ ok: true, value: { total: best[k], bound: best[k], proven: true } })
    }
  })
})
