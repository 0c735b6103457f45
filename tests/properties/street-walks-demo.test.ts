import {
  buildingCount,
  buildNetwork,
  coversItsCircle,
  gatesOf,
  indexEdges,
  layOutGround,
  openStreetWalks,
  readNetwork,
  readWalkGround,
  type Result,
  type SitingControls,
  siteStreet,
  snapBuildings,
  type StreetWalks,
  walkFrom,
  writeNetwork,
  writeWalkGround,
} from '@wangge/geodata'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoStreet } from '../support/demo-street.ts'

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
const speedMps = 1
const controls: SitingControls = { now: () => 0, timeLimitMs: Infinity, loadSolver: null }
const householdsIn = (walks: StreetWalks, minutes: readonly number[]): (number | undefined)[] =>
  valueOf(walks.coverage({ minutes, speedMps })).places[0]?.covered.map(({ households }) => households) ?? []

let walks: StreetWalks
beforeAll(() => {
  const { roads, landscape, buildings } = demoStreet()
  const network = buildNetwork(roads, { gates: gatesOf(landscape) })
  const ground = layOutGround(demoStreet(), snapBuildings(network, indexEdges(network), buildings))
  // As server and browser get them.
  const read = valueOf(readNetwork(writeNetwork(network)))
  walks = valueOf(openStreetWalks(read, valueOf(readWalkGround(writeWalkGround(ground)))))
})

describe('walks of the demo street', () => {
  it('know every building, in its basic grid and beside its way', () => {
    const { buildings, basic, centres, streetId, planId } = walks.ground
    const { buildings: rows, places, street, plan } = demoStreet()
    expect([streetId, planId]).toEqual([street.id, plan.id])
    expect([...buildings.id]).toEqual(rows.map(({ id }) => id))
    expect([...basic].map((grid) => walks.ground.grids[grid]?.code ?? null)).toEqual(
      rows.map(({ basicCode }) => basicCode),
    )
    expect(Math.min(...buildings.edge)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...buildings.snappedM)).toBeLessThan(150)
    expect(centres).toHaveLength(places.filter(({ kind }) => kind !== 'community-rooms').length)
  })

  it('cover whom a walk from each centre by itself reaches', () => {
    const { buildings, centres, basic } = walks.ground
    const nearestM = new Float64Array(buildingCount(buildings)).fill(Infinity)
    centres.forEach((centre, number) => {
      const snapped = walks.centrePlaces[number]?.snapped ?? null
      if (!coversItsCircle(centre) || snapped === null) return
      const walker = valueOf(walkFrom(walks.network, [{ ...snapped, beforeM: snapped.snappedM }], 1000))
      nearestM.forEach((known, building) => {
        const place = { edge: buildings.edge[building] ?? 0, offsetM: buildings.offsetM[building] ?? 0 }
        nearestM[building] = Math.min(known, walker.metresTo(place))
      })
    })
    const within = (minutes: number): number =>
      buildings.households.reduce(
        (sum, own, building) =>
          (nearestM[building] ?? Infinity) <= 60 * minutes && (basic[building] ?? -1) >= 0 ? sum + own : sum,
        0,
      )
    expect(within(5)).toBeGreaterThan(1000)
    expect(householdsIn(walks, [5, 10, 15])).toEqual([5, 10, 15].map(within))
  })

  it('have gaps with exactly the people whom coverage leaves out', () => {
    const street = valueOf(walks.coverage({ minutes: [5], speedMps })).places[0]
    const { total, gaps, others, unplaced } = valueOf(walks.gaps({ minutes: 5, speedMps }))
    expect(total.households).toBe((street?.households ?? 0) - (street?.covered[0]?.households ?? 0))
    const placed = [...gaps, ...others].reduce((sum, { households }) => sum + households, 0)
    expect(placed + unplaced.households).toBe(total.households)
    const radius = valueOf(walks.radius({ minutes: 5, speedMps })).places[0]
    expect(radius?.walked.households).toBe(street?.covered[0]?.households)
  })
})

describe('siting in the demo street', () => {
  it('one more is the best of all public places, tried one by one', async () => {
    const query = { add: 1, minutes: 5, speedMps, candidates: 'places' as const }
    const { coveredAfter, coveredBefore, proven } = valueOf(await siteStreet(walks, query, controls))
    expect(proven).toBe(true)
    expect([coveredBefore]).toEqual(householdsIn(walks, [5]))
    const each = walks.ground.publicPlaces.map(({ position }) => {
      const coverage = valueOf(walks.coverage({ minutes: [5], speedMps, change: { centre: -1, position } }))
      return coverage.places[0]?.covered[0]?.households ?? 0
    })
    expect(Math.max(...each)).toBe(coveredAfter)
  })

  it.each(['places', 'buildings', 'nodes'] as const)(
    'three more at %s reach whom coverage counts when they are open',
    async (candidates) => {
      const query = { add: 3, minutes: 5, speedMps, candidates }
      const { places, coveredAfter } = valueOf(await siteStreet(walks, query, controls))
      const { ground, network } = walks
      const [first] = ground.centres.filter(coversItsCircle)
      if (first === undefined) throw new Error('no centre in the demo street')
      const opened = places.map(({ candidate }) => ({ ...first, position: candidate.position }))
      const open = valueOf(openStreetWalks(network, { ...ground, centres: [...ground.centres, ...opened] }))
      expect([coveredAfter]).toEqual(householdsIn(open, [5]))
    },
  )
})
