import type { LineString, Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { areaM2 } from '../crs/area.ts'
import { distanceM } from '../crs/length.ts'
import { type CoverageGaps, coverageGaps } from './coverage-gaps.ts'
import { demandOf } from './demand.ts'
import { gapGround } from './gap-ground.ts'
import { at, box, code, grids, line, walksOf } from './test-town.ts'

interface House {
  readonly footprint: Polygon
  readonly walk: readonly [centre: number, metres: number] | null
  readonly households: number
  readonly basic?: string
}

const house = (x: number, y: number, walkM: number | null, households = 12, basic?: string): House => ({
  footprint: box(x, y, x + 20, y + 10),
  walk: walkM === null ? null : [0, walkM],
  households,
  ...(basic === undefined ? {} : { basic }),
})

const street = box(0, 0, 1000, 600)

const gapsOf = (houses: readonly House[], barriers: readonly LineString[] = []): CoverageGaps => {
  const result = coverageGaps({
    ground: gapGround(
      street,
      houses.map(({ footprint }) => footprint),
      barriers,
    ),
    walks: walksOf(houses.map(({ walk }) => walk)),
    demand: demandOf(
      houses.map(({ households }, index) => ({
        id: (100 + index) as never,
        households,
        residents: 2 * households,
      })),
    ),
    grids,
    basicOf: (building) => code(houses[building]?.basic ?? '001001'),
    minutes: 5,
    speedMps: 1,
  })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

describe('coverageGaps', () => {
  it('groups houses that are near each other, largest first', () => {
    const { gaps, others, total } = gapsOf([
      house(100, 100, 400),
      house(500, 300, 500, 30),
      house(150, 100, 350, 15, '002001'),
      house(800, 300, 301, 2),
      house(800, 400, 300),
    ])
    expect(
      gaps.map(({ id, households, residents, members }) => [id, households, residents, [...members]]),
    ).toEqual([
      [101, 30, 60, [1]],
      [100, 27, 54, [0, 2]],
    ])
    expect(others.map(({ id, households }) => [id, households])).toEqual([[103, 2]])
    expect(total).toEqual({ buildings: 4, households: 59, residents: 118 })
  })

  it('tells the grids, the farthest walk and the nearest centre', () => {
    const [gap] = gapsOf([
      house(100, 100, 400),
      house(140, 100, 360, 15, '002001'),
      house(100, 130, null, 1),
      house(800, 400, 300),
    ]).gaps
    expect(gap?.basics.map(({ code: own, households }) => [own, households])).toEqual([
      ['002001', 15],
      ['001001', 13],
    ])
    expect(gap?.units.map(({ code: own }) => own)).toEqual(['002', '001'])
    expect(gap?.districts.map(({ code: own, households }) => [own, households])).toEqual([['D01', 28]])
    expect(gap?.farthest).toEqual({ building: 0, centre: 0, metres: 400, seconds: 400 })
    expect(gap?.nearest?.meanSeconds).toBeCloseTo((12 * 400 + 15 * 360) / 27, 9)
    expect(gap?.unreachable).toEqual({ buildings: 1, households: 1, residents: 2 })
  })

  it('reaches 25 m around a lone house', () => {
    const [gap] = gapsOf([house(500, 300, 400)]).gaps
    const rounded = 20 * 10 + 2 * 25 * (20 + 10) + Math.PI * 25 ** 2
    expect(gap && areaM2(gap.geometry) / rounded).toBeCloseTo(1, 1)
    // Anywhere between the house's two short walls is as far from the outline as can be.
    expect(gap && distanceM(gap.labelPoint, at(510, 305))).toBeLessThan(12)
  })

  it('ends half way to a covered house', () => {
    const [gap] = gapsOf([house(500, 300, 400), house(530, 300, 200)]).gaps
    const east = Math.max(...(gap?.geometry.coordinates[0] ?? []).map(([lon = 0]) => lon))
    const halfWay = box(525, 0, 600, 1).coordinates[0]?.[0]?.[0] ?? 0
    expect(Math.abs(east - halfWay) * 94_500).toBeLessThan(3)
  })

  it('keeps a hole around a covered house', () => {
    const around = [-60, 0, 60].flatMap((dx) => [-40, 0, 40].map((dy) => [dx, dy] as const))
    const { gaps } = gapsOf(
      around.map(([dx, dy]) => house(500 + dx, 300 + dy, dx === 0 && dy === 0 ? 10 : 400)),
    )
    expect(gaps).toHaveLength(1)
    expect(gaps[0]?.geometry.coordinates).toHaveLength(2)
    expect(gaps[0]?.households).toBe(96)
  })

  it('ends at barriers and at the boundary of the street', () => {
    const houses = [house(0, 100, 400), house(40, 100, 400)]
    expect(gapsOf(houses).gaps).toHaveLength(1)
    const { gaps } = gapsOf(houses, [line([30, 0], [30, 600])])
    expect(gaps.map(({ households }) => households)).toEqual([12, 12])
    const west = Math.min(
      ...gaps.flatMap(({ geometry }) => geometry.coordinates[0]?.map(([lon = 0]) => lon) ?? []),
    )
    expect(west).toBe(street.coordinates[0]?.[0]?.[0])
  })

  it('counts houses outside the street apart', () => {
    const { gaps, unplaced, total } = gapsOf([house(2000, 100, 400), house(500, 300, 400)])
    expect(gaps).toHaveLength(1)
    expect(unplaced).toEqual({ buildings: 1, households: 12, residents: 24 })
    expect(total.households).toBe(24)
  })

  it('has nothing to say where all are covered', () => {
    expect(gapsOf([house(500, 300, 300)])).toMatchObject({ gaps: [], others: [], total: { households: 0 } })
  })
})
