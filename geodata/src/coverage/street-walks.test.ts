import { describe, expect, it } from 'vitest'
import { buildNetwork } from '../network/build-network.ts'
import { type Result } from '../model/result.ts'
import type { CentreChange } from './changed-centres.ts'
import { openStreetWalks, StreetWalks } from './street-walks.ts'
import { CENTRE, ground, HALL, ISLAND, lanes, network, OFF } from './test-ground.ts'
import { at } from './test-town.ts'

const walks = new StreetWalks(network, ground)
const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.failure.code)
const moved: CentreChange = { centre: CENTRE, position: at(600, 5) }
const added: CentreChange = { centre: -1, position: at(700, 5) }
const covered = (change?: CentreChange) =>
  valueOf(walks.coverage({ minutes: [5, 10], speedMps: 1, change: change ?? null })).places[0]?.covered.map(
    ({ households }) => households,
  )

describe('walks of a street', () => {
  it('count the metres from the way to the entrance, not those from the building to the way', () => {
    const { nearest, nearestM } = walks.walks()
    expect([...nearest]).toEqual([CENTRE, CENTRE, CENTRE, CENTRE, -1, CENTRE, CENTRE])
    expect([...nearestM].map(Math.round)).toEqual([105, 295, 605, 555, Infinity, 205, 855])
    expect(walks.walks()).toBe(walks.walks())
  })

  it('say what is wrong with centres', () => {
    expect(walks.centrePlaces.map(({ problem }) => problem)).toEqual([
      null,
      'centre-on-island',
      'centre-off-network',
      null,
      null,
    ])
  })

  it('follow a centre that is moved, and one that is added', () => {
    expect([...walks.walks(moved).nearestM].slice(0, 4).map(Math.round)).toEqual([405, 215, 105, 255])
    const more = walks.walks(added)
    expect([...more.nearest].slice(0, 4)).toEqual([CENTRE, CENTRE, 5, 5])
    expect([...more.nearestM].slice(0, 4).map(Math.round)).toEqual([105, 295, 5, 355])
    expect(walks.walks({ ...added, position: [...added.position] })).toBe(more)
    const away = { centre: CENTRE, position: [Number.NaN, 0] }
    expect([...walks.walks(away).nearest]).toEqual([-1, -1, -1, -1, -1, -1, -1])
  })

  it('are for the ground of that network only', () => {
    expect(openStreetWalks(network, ground).ok).toBe(true)
    expect(codeOf(openStreetWalks(buildNetwork(lanes.slice(1)), ground))).toBe('ground-of-other-network')
  })
})

describe('coverage, gaps and circles of a street', () => {
  it('counts households in grids only, today and under a change', () => {
    expect(covered()).toEqual([30, 70])
    expect(covered(moved)).toEqual([90, 100])
    expect(covered(added)).toEqual([60, 100])
  })

  it('tells own from neighbouring centres; one that is added belongs to where it stands', () => {
    const unit = (change: CentreChange | null) =>
      valueOf(walks.coverage({ minutes: [10], speedMps: 1, change })).places[3]
    expect(unit(null)?.code).toBe('002')
    expect(unit(null)?.covered[0]).toMatchObject({ households: 40, byOwn: 0, byNeighbour: 40 })
    expect(unit(added)?.covered[0]).toMatchObject({ households: 70, byOwn: 70, byNeighbour: 0 })
  })

  it('lists the gaps', () => {
    const { total, gaps, others } = valueOf(walks.gaps({ minutes: 5, speedMps: 1 }))
    expect(total).toEqual({ buildings: 3, households: 75, residents: 150 })
    expect(gaps.map(({ id, households }) => [id, households])).toEqual([
      [4, 40],
      [3, 30],
    ])
    expect(others.map(({ id, unreachable }) => [id, unreachable.households])).toEqual([[5, 5]])
    expect(valueOf(walks.gaps({ minutes: 5, speedMps: 1, change: moved })).total.households).toBe(15)
  })

  it('holds straight circles of the centres that cover against the walk', () => {
    const street = valueOf(walks.radius({ minutes: 5, speedMps: 1 })).places[0]
    expect(street?.claimed.households).toBe(105)
    expect(street?.walked.households).toBe(30)
    expect(street?.denied.households).toBe(75)
  })

  it('draws areas of one centre and of all together', () => {
    const [own] = valueOf(walks.centreAreas(CENTRE, [5], 1))
    const [all] = valueOf(walks.unitedAreas({ minutes: [5], speedMps: 1 }))
    expect(own?.coordinates).toHaveLength(1)
    // The island's circle too.
    expect(all?.coordinates).toHaveLength(2)
    expect(valueOf(walks.centreAreas(HALL, [5, 10], 1))).toHaveLength(2)
    const [island] = valueOf(walks.centreAreas(ISLAND, [5], 1))
    expect(all?.coordinates).toContainEqual(island?.coordinates[0])
    expect(all?.coordinates).toContainEqual(own?.coordinates[0])
  })

  it('refuses by name', () => {
    expect(codeOf(walks.centreAreas(OFF, [5], 1))).toBe('centre-off-network')
    expect(codeOf(walks.centreAreas(9, [5], 1))).toBe('unknown-centre')
    expect(codeOf(walks.coverage({ minutes: [], speedMps: 1 }))).toBe('bad-minutes')
    expect(codeOf(walks.coverage({ minutes: [1, 2, 3, 4, 5, 6, 7], speedMps: 1 }))).toBe('bad-minutes')
    expect(codeOf(walks.gaps({ minutes: 10_000, speedMps: 1 }))).toBe('bad-minutes')
    expect(codeOf(walks.unitedAreas({ minutes: [5], speedMps: 0 }))).toBe('bad-speed')
    const change = { centre: 5, position: at(0, 0) }
    expect(codeOf(walks.radius({ minutes: 5, speedMps: 1, change }))).toBe('unknown-centre')
  })
})
