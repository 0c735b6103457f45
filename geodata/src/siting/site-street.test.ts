import { describe, expect, it } from 'vitest'
import { StreetWalks } from '../coverage/street-walks.ts'
import { CENTRE, ground, network } from '../coverage/test-ground.ts'
import { at, code } from '../coverage/test-town.ts'
import { buildNetwork } from '../network/build-network.ts'
import { siteStreet, type StreetSitingQuery } from './site-street.ts'
import type { SitingControls, SitingStage } from './siting-problem.ts'

const walks = new StreetWalks(network, ground)
const query: StreetSitingQuery = { add: 1, minutes: 5, speedMps: 1, candidates: 'places' }
const controls: SitingControls = { now: () => 0, timeLimitMs: Infinity, loadSolver: null }
const sited = async (change: Partial<StreetSitingQuery>) => {
  const result = await siteStreet(walks, { ...query, ...change }, controls)
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
const codeOf = async (
  change: Partial<StreetSitingQuery>,
  street = walks,
  more: Partial<SitingControls> = {},
) => {
  const result = await siteStreet(street, { ...query, ...change }, { ...controls, ...more })
  return result.ok ? null : result.failure.code
}

describe('one more centre in a street', () => {
  it('goes where most of the uncovered are within reach', async () => {
    const { places, ...answer } = await sited({})
    expect(answer).toEqual({
      total: 40,
      bound: 40,
      gap: 0,
      proven: true,
      method: 'enumeration',
      solver: 'not-needed',
      rest: 75,
      reachable: 70,
      candidates: 4,
      households: 105,
      coveredBefore: 30,
      coveredAfter: 70,
    })
    // The hall 40 m away, and the rooms 254 m away with their gap: the first of equals.
    expect(places).toEqual([
      {
        candidate: { kind: 'place', id: 4, name: 'hall 4', position: at(500, 190), gridCode: '002001' },
        gained: 40,
        shareOfRest: 40 / 75,
        alone: 40,
        alternative: {
          candidate: {
            kind: 'place',
            id: 6,
            name: 'community-rooms 6',
            position: at(400, 4),
            gridCode: '001001',
          },
          gained: 40,
        },
      },
    ])
  })

  it('counts the metres from a place to the way', async () => {
    // From the rooms: house 3 after 304 m, house 4 after 254 m.
    const gained = async (minutes: number) => (await sited({ minutes, within: code('001') })).total
    expect(await gained(5)).toBe(0)
    const { places } = await sited({ add: 4, minutes: 304.1 / 60 })
    expect(places.map(({ candidate, gained: own }) => [candidate.id, own])).toEqual([[6, 70]])
  })

  it('may stand at any building with people, at its point of the way', async () => {
    const { places, candidates, total } = await sited({ candidates: 'buildings' })
    // 1, 2, 3, 4 and the public 7; not 5 without a way, nor 6 outside the grids.
    expect(candidates).toBe(5)
    expect(total).toBe(40)
    expect(places[0]?.candidate).toMatchObject({ kind: 'building', id: 2, position: at(390, 0) })
    expect((await sited({ candidates: 'buildings', add: 2 })).places.map(({ gained }) => gained)).toEqual([
      40, 30,
    ])
  })

  it('may stand at any crossing of the main component', async () => {
    const { places, candidates } = await sited({ candidates: 'nodes', minutes: 6 })
    expect(candidates).toBe(4)
    expect(places[0]?.candidate).toEqual({
      kind: 'node',
      id: null,
      name: null,
      position: at(500, 0),
      gridCode: '002001',
    })
    expect(places[0]?.gained).toBe(70)
  })

  it('within a grid, people and candidates of that grid alone', async () => {
    const { places, households, coveredBefore, candidates } = await sited({ within: code('002') })
    expect({ households, coveredBefore, candidates }).toEqual({
      households: 75,
      coveredBefore: 0,
      candidates: 3,
    })
    expect(places.map(({ candidate }) => candidate.id)).toEqual([4])
  })

  it('says at which stage it is, and stops when it is told to', async () => {
    const stages: SitingStage[] = []
    await codeOf({}, walks, { onProgress: ({ stage }) => stages.push(stage) })
    expect(stages).toEqual(['reach', 'reduce'])
    expect(await codeOf({}, walks, { isCancelled: () => true })).toBe('cancelled')
    let nowMs = 0
    const slowly = { now: () => (nowMs += 10_001), timeLimitMs: 1 }
    expect(await codeOf({}, walks, slowly)).toBe('siting-too-large')
  })

  it('is refused by name', async () => {
    expect(await codeOf({ add: 0 })).toBe('k-not-positive')
    expect(await codeOf({ add: 5 })).toBe('k-too-large')
    expect(await codeOf({ minutes: Number.NaN })).toBe('bad-minutes')
    expect(await codeOf({ speedMps: 0 })).toBe('bad-speed')
    expect(await codeOf({ within: code('009') })).toBe('unknown-grid')
    expect(await codeOf({}, new StreetWalks(buildNetwork([]), ground))).toBe('no-network')
    expect(await codeOf({}, new StreetWalks(network, { ...ground, publicPlaces: [] }))).toBe('no-candidates')
    const nobody = { ...ground.buildings, households: ground.buildings.households.map(() => 0) }
    expect(await codeOf({}, new StreetWalks(network, { ...ground, buildings: nobody }))).toBe('no-demand')
  })

  it('reaches whom coverage counts when the centre is opened', async () => {
    const { places, coveredAfter } = await sited({})
    const change = { centre: -1, position: places[0]?.candidate.position ?? [] }
    const coverage = walks.coverage({ minutes: [5], speedMps: 1, change })
    expect(coverage.ok && coverage.value.places[0]?.covered[0]?.households).toBe(coveredAfter)
    expect(walks.walks(change).nearest[0]).toBe(CENTRE)
  })
})
