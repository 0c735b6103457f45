import {
  buildingCount,
  distanceM,
  openStreetWalks,
  readWalkGround,
  type Result,
  type SitingControls,
  siteStreet,
  type StreetWalks,
  walkFrom,
  writeWalkGround,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { at, groundOf, type Town, TOWN_M, towns } from './street-town.ts'

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
const walksIn = (town: Town): StreetWalks => {
  const { network, ground } = groundOf(town)
  return valueOf(openStreetWalks(network, ground))
}
const somewhere = fc.tuple(
  fc.integer({ min: -40, max: TOWN_M - 60 }),
  fc.integer({ min: -40, max: TOWN_M - 60 }),
)
const minutes = fc.constantFrom(0.5, 1, 2, 5, 12)
const controls: SitingControls = { now: () => 0, timeLimitMs: Infinity, loadSolver: null }

/** Metres from a start to each building by a walk of its own the other way round: from the building. */
const metresBack = (
  walks: StreetWalks,
  start: { edge: number; offsetM: number; snappedM: number },
): number[] => {
  const { edge, offsetM } = walks.ground.buildings
  return Array.from({ length: buildingCount(walks.ground.buildings) }, (_, building) => {
    if ((edge[building] ?? -1) < 0) return Infinity
    const from = { edge: edge[building] ?? 0, offsetM: offsetM[building] ?? 0 }
    return valueOf(walkFrom(walks.network, [from], 1e5)).metresTo(start) + start.snappedM
  })
}

/** Walks to and fro may differ in the last digits: within a millimetre of the limit either answer is right. */
const clearOf = (limitM: number, metres: readonly number[]): boolean =>
  metres.every((own) => Math.abs(own - limitM) > 1e-3)

describe('walks of a street', () => {
  it('what lies in the area of a place are those who can walk there', () => {
    fc.assert(
      fc.property(towns, somewhere, minutes, (town, [x, y], limit) => {
        const walks = walksIn(town)
        const found = walks.areaAt(at(x, y), { minutes: [limit], speedMps: 1, method: 'walk' })
        if (!found.ok) return expect(['no-network', 'too-far-from-network']).toContain(found.failure.code)
        const { snapped, rings } = found.value
        if (snapped === null) throw new Error('walks begin on the network')
        const metres = metresBack(walks, snapped)
        fc.pre(clearOf(60 * limit, metres))
        const { households } = walks.ground.buildings
        const near = metres.map((own, building) => (own <= 60 * limit ? (households[building] ?? 0) : 0))
        expect(rings[0]?.households).toBe(near.reduce((sum, own) => sum + own, 0))
        expect(rings[0]?.grids.reduce((sum, own) => sum + own.households, 0)).toBe(rings[0]?.households)
      }),
      { numRuns: 150, seed: 20_261_201 },
    )
  })

  it('who lies in a circle are those no farther by air', () => {
    fc.assert(
      fc.property(towns, somewhere, minutes, (town, [x, y], limit) => {
        const walks = walksIn(town)
        const ring = valueOf(walks.areaAt(at(x, y), { minutes: [limit], speedMps: 1, method: 'radius' }))
          .rings[0]
        const metres = town.homes.map(({ place }) => distanceM(at(x, y), at(...place)))
        // The middle of a house on the lattice is a centimetre off at most.
        fc.pre(metres.every((own) => Math.abs(own - 60 * limit) > 0.03))
        const inside = town.homes.filter((_, home) => (metres[home] ?? 0) <= 60 * limit)
        expect(ring?.households).toBe(inside.reduce((sum, { households }) => sum + households, 0))
      }),
      { numRuns: 150, seed: 20_261_202 },
    )
  })

  it('a change of a centre is the same as a street with the centre there', () => {
    fc.assert(
      fc.property(towns, somewhere, fc.nat(4), minutes, (town, [x, y], which, limit) => {
        const walks = walksIn(town)
        const centre = which < town.centres.length ? which : -1
        const change = { centre, position: at(x, y) }
        const centres =
          centre < 0 ? [...town.centres, [x, y] as [number, number]] : town.centres.with(centre, [x, y])
        const there = walksIn({ ...town, centres })
        const query = { minutes: limit, speedMps: 1 }
        expect(walks.walks(change)).toEqual(there.walks())
        expect(walks.gaps({ ...query, change })).toEqual(there.gaps(query))
        expect(walks.radius({ ...query, change })).toEqual(there.radius(query))
        const areas = { minutes: [limit], speedMps: 1 }
        expect(walks.unitedAreas({ ...areas, change })).toEqual(there.unitedAreas(areas))
        const street = (of: StreetWalks, more: object) =>
          valueOf(of.coverage({ ...areas, ...more })).places[0]
        expect(street(walks, { change })?.covered[0]?.households).toBe(
          street(there, {})?.covered[0]?.households,
        )
        // And nothing of it stays.
        expect(walks.walks()).toEqual(walksIn(town).walks())
      }),
      { numRuns: 100, seed: 20_261_203 },
    )
  })

  it('the packed ground comes back the same', () => {
    fc.assert(
      fc.property(towns, fc.nat(7), (town, shift) => {
        const { ground } = groundOf(town)
        const bytes = writeWalkGround(ground)
        const moved = new Uint8Array(bytes.length + shift)
        moved.set(bytes, shift)
        expect(readWalkGround(moved.subarray(shift))).toEqual({ ok: true, value: ground })
      }),
      { numRuns: 50, seed: 20_261_204 },
    )
  })

  it('the packed ground is refused where a bit is flipped or bytes are cut', () => {
    fc.assert(
      fc.property(towns, fc.double({ min: 0, max: 0.999_999, noNaN: true }), fc.nat(7), (town, part, bit) => {
        const bytes = writeWalkGround(groundOf(town).ground)
        const place = Math.floor(part * bytes.length)
        const damaged = bytes.with(place, (bytes[place] ?? 0) ^ (1 << bit))
        expect(readWalkGround(damaged).ok).toBe(false)
        expect(readWalkGround(bytes.subarray(0, place)).ok).toBe(false)
      }),
      { numRuns: 300, seed: 20_261_205 },
    )
  })
})

const coveredWith = (town: Town, more: readonly Position[], limit: number): number => {
  const { network, ground } = groundOf(town)
  const own = ground.centres[0]
  if (own === undefined) throw new Error('every town has a centre')
  const opened = more.map((position, number) => ({ ...own, id: `new ${number}`, position }))
  const walks = valueOf(openStreetWalks(network, { ...ground, centres: [...ground.centres, ...opened] }))
  const coverage = valueOf(walks.coverage({ minutes: [limit], speedMps: 1 }))
  return coverage.places[0]?.covered[0]?.households ?? 0
}

describe('siting in a street', () => {
  it('says what coverage counts once the centres are open, and one more is the best of all', async () => {
    const candidates = fc.constantFrom('places', 'buildings', 'nodes' as const)
    await fc.assert(
      fc.asyncProperty(
        towns,
        candidates,
        fc.integer({ min: 1, max: 3 }),
        minutes,
        async (town, kind, add, limit) => {
          const walks = walksIn(town)
          const query = { add, minutes: limit, speedMps: 1, candidates: kind as 'places' }
          const result = await siteStreet(walks, query, controls)
          if (!result.ok) {
            expect(['k-too-large', 'no-candidates', 'no-demand', 'no-network']).toContain(result.failure.code)
            return
          }
          const { places, coveredBefore, coveredAfter, total } = result.value
          expect(coveredBefore).toBe(coveredWith(town, [], limit))
          const sites = places.map(({ candidate }) => candidate.position)
          expect(coveredWith(town, sites, limit)).toBe(coveredAfter)
          expect(places.reduce((sum, { gained }) => sum + gained, 0)).toBe(total)
          if (kind !== 'places' || add > 1) return
          const each = town.rooms.map(([x, y]) => coveredWith(town, [at(x, y)], limit))
          expect(Math.max(coveredBefore, ...each)).toBe(coveredAfter)
        },
      ),
      { numRuns: 120, seed: 20_261_206 },
    )
  })
})
