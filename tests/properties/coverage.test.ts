import {
  coverageByGrid,
  type CoverageGap,
  type CoverageGaps,
  coverageGaps,
  demandOf,
  type GridCode,
  gapGround,
  type PlaceCoverage,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import type { LineString } from 'geojson'
import { describe, expect, it } from 'vitest'
import { at, footprintOf, grids, type Home, homes, rectangle, walksOf } from './coverage-homes.ts'
import { polygonContains, selfCrossings } from './polygon-checks.ts'

const demand = (list: readonly Home[]) => demandOf(list.map((home, id) => ({ ...home, id: id as never })))

const coverage = (list: readonly Home[], minutes: readonly number[], speedMps: number): PlaceCoverage[] => {
  const result = coverageByGrid({
    walks: walksOf(list),
    demand: demand(list),
    grids,
    basicOf: (building) => list[building]?.basic ?? null,
    gridOfCentre: (centre) => ['B000', 'U01', 'D1', ''][centre] as GridCode,
    minutes,
    speedMps,
  })
  if (!result.ok) throw new Error(result.failure.code)
  return [...result.value.places]
}

const street = rectangle(0, 0, 240, 240)
const avenue: LineString = { type: 'LineString', coordinates: [at(101.3, -20), at(118.7, 300)] }

const gapsOf = (list: readonly Home[], minutes: number, barriers: LineString[] = []): CoverageGaps => {
  const result = coverageGaps({
    ground: gapGround(street, list.map(footprintOf), barriers),
    walks: walksOf(list),
    demand: demand(list),
    grids,
    basicOf: (building) => list[building]?.basic ?? null,
    minutes,
    speedMps: 1,
  })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const isCovered = ({ walkM }: Home, minutes: number): boolean => walkM !== null && walkM <= 60 * minutes
const counts = ({ basic, households, residents }: Home): boolean =>
  basic !== null && (households > 0 || residents > 0)
const multi = ({ geometry }: CoverageGap) => ({
  type: 'MultiPolygon' as const,
  coordinates: [geometry.coordinates],
})
const sum = (list: readonly { households: number; residents: number; buildings: number }[]) =>
  list.reduce<{ households: number; residents: number; buildings: number }>(
    (all, own) => ({
      households: all.households + own.households,
      residents: all.residents + own.residents,
      buildings: all.buildings + own.buildings,
    }),
    { households: 0, residents: 0, buildings: 0 },
  )
const inside = (home: Home, x: number, y: number, by: number): boolean =>
  x > home.west - by && x < home.east + by && y > home.south - by && y < home.north + by

/** How many gaps may hold a place, at least and at most. On walls either may be: 5 cm off them the answer is certain. */
const gapsAllowed = (
  uncovered: readonly Home[],
  covered: readonly Home[],
  x: number,
  y: number,
): [least: number, most: number] => {
  if (Math.min(x, y) < -0.05 || Math.max(x, y) > 240.05) return [0, 0]
  if (Math.min(x, y) < 0.05 || Math.max(x, y) > 239.95) return [0, 1]
  if (uncovered.some((home) => inside(home, x, y, -0.05))) return [1, 1]
  if (uncovered.some((home) => inside(home, x, y, 0.05))) return [0, 1]
  if (covered.some((home) => inside(home, x, y, -0.05))) return [0, 0]
  const awayM = uncovered.map(({ west, east, south, north }) =>
    Math.hypot(Math.max(west - x, 0, x - east), Math.max(south - y, 0, y - north)),
  )
  // Only filled courts are farther out than the reach.
  return [0, Math.min(...awayM) < 60 ? 1 : 0]
}

describe('coverage by grid', () => {
  it('counts what a plain count counts, and parents are the sums of their children', () => {
    fc.assert(
      fc.property(homes, fc.constantFrom(0.5, 1, 1.5), (list, speedMps) => {
        const places = coverage(list, [5, 15], speedMps)
        for (const place of places) {
          const prefix = place.code?.slice(1) ?? ''
          const own = list.filter(({ basic }) => basic !== null && basic.slice(1).startsWith(prefix))
          expect(place.households).toBe(own.reduce((all, { households }) => all + households, 0))
          place.covered.forEach((covered, index) => {
            const limitM = [5, 15][index]! * 60 * speedMps
            const reached = own.filter(({ walkM }) => walkM !== null && walkM <= limitM)
            expect(covered.households).toBe(reached.reduce((all, { households }) => all + households, 0))
            expect(covered.residents).toBe(reached.reduce((all, { residents }) => all + residents, 0))
            expect(covered.byOwn + covered.byNeighbour).toBe(covered.households)
          })
          const children = places.filter(({ code }) =>
            place.code === null
              ? code?.startsWith('D')
              : grids.some((grid) => grid.code === code && grid.parentCode === place.code),
          )
          if (children.length === 0) continue
          expect(sum(children)).toEqual(sum([place]))
          expect(sum(children.map(({ unreachable }) => unreachable))).toEqual(sum([place.unreachable]))
          place.covered.forEach((covered, index) => {
            const parts = children.map((child) => child.covered[index]?.households ?? 0)
            expect(parts.reduce((all, part) => all + part, 0)).toBe(covered.households)
          })
        }
      }),
      { numRuns: 200, seed: 20_261_101 },
    )
  })

  it('covers no fewer in more minutes or at a higher speed', () => {
    fc.assert(
      fc.property(
        homes,
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        (list, a, b, v, w) => {
          const few = coverage(list, [Math.min(a, b)], Math.min(v, w))
          const many = coverage(list, [Math.max(a, b)], Math.max(v, w))
          few.forEach((place, index) => {
            const more = many[index]?.covered[0]?.households ?? -1
            expect(more).toBeGreaterThanOrEqual(place.covered[0]?.households ?? 0)
          })
        },
      ),
      { numRuns: 100, seed: 20_261_102 },
    )
  })
})

describe('coverage gaps', () => {
  const barriers = fc.constantFrom<LineString[]>([], [avenue])

  it('hold exactly those who are not covered, each once', () => {
    fc.assert(
      fc.property(homes, barriers, fc.constantFrom(5, 15), (list, lines, minutes) => {
        const { gaps, others, unplaced, total } = gapsOf(list, minutes, lines)
        const missing = list.filter((home) => counts(home) && !isCovered(home, minutes))
        expect(sum([...gaps, ...others, unplaced])).toEqual(total)
        expect(total.households).toBe(missing.reduce((all, { households }) => all + households, 0))
        expect(total.residents).toBe(missing.reduce((all, { residents }) => all + residents, 0))
        expect(total.buildings).toBe(missing.length)
        const members = [...gaps, ...others].flatMap((gap) => [...gap.members])
        expect(new Set(members).size).toBe(members.length)
        expect(new Set([...gaps, ...others].map(({ id }) => id)).size).toBe(gaps.length + others.length)
        expect(gaps.every(({ households }) => households >= 10)).toBe(true)
        const [whole] = coverage(list, [minutes], 1)
        expect(whole && whole.households - (whole.covered[0]?.households ?? 0)).toBe(total.households)
      }),
      { numRuns: 200, seed: 20_261_103 },
    )
  })

  it('are valid, do not overlap, stay in the street, hold their houses and no covered one', () => {
    const places = fc.array(
      fc.tuple(
        fc.double({ min: -30, max: 300, noNaN: true }),
        fc.double({ min: -30, max: 300, noNaN: true }),
      ),
      { minLength: 30, maxLength: 60 },
    )
    fc.assert(
      fc.property(homes, barriers, places, (list, lines, samples) => {
        const { gaps, others } = gapsOf(list, 5, lines)
        const all = [...gaps, ...others]
        for (const gap of all) {
          expect(selfCrossings(multi(gap))).toBe(0)
          expect(polygonContains(multi(gap), gap.labelPoint)).toBe(true)
        }
        const lived = list.filter(counts)
        const uncovered = lived.filter((home) => !isCovered(home, 5))
        const covered = lived.filter((home) => isCovered(home, 5))
        const middles = lived.map(
          (home) => [(home.west + home.east) / 2, (home.south + home.north) / 2] as const,
        )
        for (const [x, y] of [...samples, ...middles]) {
          const [least, most] = gapsAllowed(uncovered, covered, x, y)
          const holding = all.filter((gap) => polygonContains(multi(gap), at(x, y))).length
          expect(holding).toBeGreaterThanOrEqual(least)
          expect(holding).toBeLessThanOrEqual(most)
        }
      }),
      { numRuns: 200, seed: 20_261_104 },
    )
  })
})
