import { describe, expect, it } from 'vitest'
import { coverageByGrid, type PlaceCoverage } from './coverage-by-grid.ts'
import { demandOf } from './demand.ts'
import { code, grids, walksOf } from './test-town.ts'

const homes = [
  { basic: '001001', walk: [0, 300], households: 10, residents: 30 },
  { basic: '001001', walk: [1, 300.001], households: 20, residents: 50 },
  { basic: '001002', walk: [1, 120], households: 5, residents: 12 },
  { basic: '002001', walk: [1, 900], households: 7, residents: 20 },
  { basic: '002001', walk: null, households: 3, residents: 9 },
  { basic: '002001', walk: [2, 950], households: 0, residents: 0 },
  { basic: null, walk: [0, 10], households: 99, residents: 99 },
] as const

const ask = (minutes: number[], speedMps: number) =>
  coverageByGrid({
    walks: walksOf(homes.map(({ walk }) => walk)),
    demand: demandOf(homes.map((home, index) => ({ ...home, id: (index + 1) as never }))),
    grids,
    basicOf: (building) => {
      const basic = homes[building]?.basic ?? null
      return basic === null ? null : code(basic)
    },
    // Centre 0 in the first unit, 1 in the second, 2 a hall of the first district.
    gridOfCentre: (centre) => code(['001001', '002', 'D01'][centre] ?? ''),
    minutes,
    speedMps,
  })

const places = (minutes: number[], speedMps: number): Record<string, PlaceCoverage> => {
  const result = ask(minutes, speedMps)
  if (!result.ok) throw new Error(result.failure.code)
  return Object.fromEntries(result.value.places.map((place) => [place.code ?? 'street', place]))
}

describe('coverageByGrid', () => {
  it('covers who walks exactly t minutes, and nobody who walks a millimetre more', () => {
    const { '001001': basic } = places([5], 1)
    expect(basic?.covered).toEqual([
      { minutes: 5, households: 10, residents: 30, byOwn: 10, byNeighbour: 0, share: 1 / 3 },
    ])
  })

  it('adds up to the street, without those outside it', () => {
    const { street, D01, D02 } = places([5, 15], 1)
    expect(street).toMatchObject({ level: 'street', buildings: 5, households: 45, residents: 121 })
    expect(street?.covered.map(({ households }) => households)).toEqual([15, 42])
    expect(D01?.covered.map(({ share }) => share)).toEqual([15 / 45, 42 / 45])
    expect(D02?.covered.map(({ share }) => share)).toEqual([null, null])
  })

  it('tells own from neighbouring centres for each place by itself', () => {
    const own = Object.entries(places([15], 1)).map(([name, place]) => [
      name,
      place.covered[0]?.byOwn,
      place.covered[0]?.byNeighbour,
    ])
    expect(own).toEqual([
      ['street', 42, 0],
      ['D01', 42, 0],
      ['D02', 0, 0],
      ['001', 10, 25],
      ['002', 7, 0],
      ['003', 0, 0],
      ['001001', 10, 20],
      ['001002', 0, 5],
      ['002001', 7, 0],
      ['003001', 0, 0],
    ])
  })

  it('names the farthest walk and the centre nearest to most, in seconds of the speed asked for', () => {
    const { '001': unit, '002': other, D02 } = places([5], 0.5)
    expect(unit?.farthest).toEqual({ building: 1, centre: 1, metres: 300.001, seconds: 600.002 })
    expect(unit?.nearest).toMatchObject({ centre: 1, households: 25, own: false })
    expect(unit?.nearest?.meanSeconds).toBeCloseTo((2 * (20 * 300.001 + 5 * 120)) / 25, 9)
    // The building where nobody lives is farther, and does not count.
    expect(other?.farthest?.building).toBe(3)
    expect(other?.nearest?.own).toBe(true)
    expect(other?.unreachable).toEqual({ buildings: 1, households: 3, residents: 9 })
    expect(D02?.farthest).toBeNull()
    expect(D02?.nearest).toBeNull()
  })

  it.each([
    [[], 1, 'bad-minutes'],
    [[5, 0], 1, 'bad-minutes'],
    [[-5], 1, 'bad-minutes'],
    [[10_000], 1, 'bad-minutes'],
    [[Number.NaN], 1, 'bad-minutes'],
    [[5], 0, 'bad-speed'],
    [[5], -1, 'bad-speed'],
    [[5], Number.NaN, 'bad-speed'],
    [[5], Infinity, 'bad-speed'],
  ])('refuses %j minutes at %d m/s', (minutes, speedMps, failure) => {
    const result = ask(minutes, speedMps)
    expect(result.ok ? null : result.failure.code).toBe(failure)
  })
})
