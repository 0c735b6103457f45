import {
  areaM2,
  checkPartition,
  dissolve,
  type Hierarchy,
  type HierarchyInput,
  proposeHierarchy,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import type { Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { clippedAreaSteps } from './clipped-area.ts'
import { insideRing } from './inside-ring.ts'
import { randomStreet } from './random-street.ts'

const RUNS = 200
const streets = fc.integer({ min: 0, max: 2 ** 31 - 1 }).map((seed) => ({ seed, input: randomStreet(seed) }))

const propose = (input: HierarchyInput): Hierarchy => {
  const result = proposeHierarchy(input)
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const polygonsOf = (hierarchy: Hierarchy) => {
  const units = hierarchy.districts.flatMap((district) =>
    district.units.map((unit) => unit.basics.map((basic) => basic.polygon)),
  )
  const districts = hierarchy.districts.map((district) =>
    district.units.flatMap((unit) => unit.basics.map((basic) => basic.polygon)),
  )
  return { basics: units.flat(), units, districts }
}

/** The one polygon that parts dissolve to. */
const joined = (parts: readonly Polygon[]): Polygon => {
  const { coordinates } = dissolve(parts)
  expect(coordinates).toHaveLength(1)
  return { type: 'Polygon', coordinates: coordinates[0] ?? [] }
}

const holds = ({ coordinates: [shell = [], ...holes] }: Polygon, point: Position): boolean =>
  insideRing(shell, point) && holes.every((hole) => !insideRing(hole, point))

describe('proposeHierarchy', () => {
  it('tiles every parent exactly, each grid in one piece', () => {
    fc.assert(
      fc.property(streets, ({ input }) => {
        const hierarchy = propose(input)
        const { basics, units, districts } = polygonsOf(hierarchy)
        expect(checkPartition(basics, hierarchy.boundary)).toEqual([])
        const unitShapes = units.map(joined)
        const districtShapes = districts.map(joined)
        expect(checkPartition(unitShapes, hierarchy.boundary)).toEqual([])
        expect(checkPartition(districtShapes, hierarchy.boundary)).toEqual([])
        const whole = areaM2(hierarchy.boundary)
        for (const level of [basics, unitShapes, districtShapes]) {
          const sum = level.reduce((total, polygon) => total + areaM2(polygon), 0)
          expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-9 * whole)
        }
        units.forEach((parts, unit) => {
          const sum = parts.reduce((total, polygon) => total + areaM2(polygon), 0)
          const own = areaM2(unitShapes[unit] ?? hierarchy.boundary)
          expect(Math.abs(sum - own)).toBeLessThanOrEqual(1e-9 * own)
        })
        expect(Math.abs(whole - areaM2(input.boundary)) / whole).toBeLessThan(1e-4)
      }),
      { numRuns: RUNS, seed: 20_261_105 },
    )
  })

  it('puts every point of the street into exactly one basic grid', () => {
    fc.assert(
      fc.property(streets, ({ input }) => {
        const hierarchy = propose(input)
        const { basics } = polygonsOf(hierarchy)
        const ring = hierarchy.boundary.coordinates[0] ?? []
        const lons = ring.map((position) => position[0] ?? 0)
        const lats = ring.map((position) => position[1] ?? 0)
        const [west, east] = [Math.min(...lons), Math.max(...lons)]
        const [south, north] = [Math.min(...lats), Math.max(...lats)]
        for (let i = 0; i < 400; i++) {
          // A rank-1 lattice of points (golden ratio), so that none falls on a grid line by design.
          const point = [
            west + (east - west) * ((i * 0.6180339887498949) % 1),
            south + ((north - south) * (i + 0.5)) / 400,
          ]
          const found = basics.filter((polygon) => holds(polygon, point)).length
          expect(found).toBe(holds(hierarchy.boundary, point) ? 1 : 0)
        }
      }),
      { numRuns: RUNS, seed: 20_261_106 },
    )
  })

  it('cuts no building but those it lists, and gives each to one grid', () => {
    fc.assert(
      fc.property(streets, ({ input }) => {
        const hierarchy = propose(input)
        const { basics } = polygonsOf(hierarchy)
        const listed = new Set(hierarchy.splitFootprints.map((split) => split.id))
        const homes = new Map<number, number>()
        hierarchy.districts
          .flatMap((district) => district.units.flatMap((unit) => unit.basics))
          .forEach((basic, index) => {
            for (const id of basic.footprintIds) {
              expect(homes.has(id)).toBe(false)
              homes.set(id, index)
            }
          })
        for (const { id, geometry } of input.footprints) {
          const parts = basics.map((polygon) => clippedAreaSteps(polygon, geometry))
          const touched = parts.filter((steps) => steps > 0.5).length
          expect(touched > 1 && !listed.has(id)).toBe(false)
          const largest = Math.max(...parts)
          expect(parts[homes.get(id) ?? -1] ?? 0).toBeGreaterThanOrEqual(touched === 0 ? 0 : largest * 0.999)
        }
      }),
      { numRuns: RUNS, seed: 20_261_107 },
    )
  })

  it('cuts no building in which somebody lives', () => {
    fc.assert(
      fc.property(streets, ({ input }) => {
        const lived = new Set(input.footprints.filter(({ households }) => households > 0).map(({ id }) => id))
        expect(propose(input).splitFootprints.filter(({ id }) => lived.has(id))).toEqual([])
      }),
      { numRuns: RUNS, seed: 20_261_109 },
    )
  })

  it('counts each household once, and gives the same answer twice', () => {
    fc.assert(
      fc.property(streets, ({ input }) => {
        const hierarchy = propose(input)
        const basics = hierarchy.districts.flatMap((district) =>
          district.units.flatMap((unit) => unit.basics),
        )
        const byId = new Map(input.footprints.map((footprint) => [footprint.id, footprint]))
        for (const basic of basics) {
          const own = basic.footprintIds.map((id) => byId.get(id)?.households ?? Number.NaN)
          expect(own.reduce((sum, households) => sum + households, 0)).toBe(basic.households)
        }
        expect(propose(input)).toEqual(hierarchy)
      }),
      { numRuns: 40, seed: 20_261_108 },
    )
  })
})
