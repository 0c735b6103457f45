import { expect, it } from 'vitest'
import { demandOf } from './demand.ts'
import { radiusAgainstWalk } from './radius-against-walk.ts'
import { at, code, grids, walksOf } from './test-town.ts'

it('says what the straight circle claims and the walk denies', () => {
  const homes = [
    { place: at(100, 0), walkM: 120, households: 4, basic: '001001' },
    { place: at(250, 0), walkM: 380, households: 6, basic: '001002' },
    { place: at(299, 0), walkM: 299.5, households: 1, basic: '002001' },
    { place: at(301, 0), walkM: 299, households: 8, basic: '002001' },
    { place: at(0, 800), walkM: 900, households: 16, basic: '003001' },
  ]
  const result = radiusAgainstWalk({
    walks: walksOf(homes.map(({ walkM }) => [0, walkM])),
    demand: demandOf(homes.map(({ households }, id) => ({ id: id as never, households, residents: 0 }))),
    grids,
    basicOf: (building) => code(homes[building]?.basic ?? ''),
    positionOf: (building) => homes[building]?.place ?? [],
    centres: [at(0, 0), at(5000, 0)],
    minutes: 5,
    speedMps: 1,
  })
  if (!result.ok) throw new Error(result.failure.code)
  const { approximate, radiusM, places } = result.value
  expect([approximate, radiusM]).toEqual([true, 300])
  const [street, d01] = places
  const households = (place: typeof street) =>
    [place?.claimed, place?.walked, place?.denied, place?.missed].map((part) => part?.households)
  expect(households(street)).toEqual([11, 13, 6, 8])
  expect(households(d01)).toEqual([11, 13, 6, 8])
  expect(households(places.find(({ code: own }) => own === '001'))).toEqual([10, 4, 6, 0])
  expect(households(places.find(({ code: own }) => own === '003001'))).toEqual([0, 0, 0, 0])
})
