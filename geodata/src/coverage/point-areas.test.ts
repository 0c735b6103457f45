import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { buildNetwork } from '../network/build-network.ts'
import type { PointAreasQuery } from './point-areas.ts'
import { StreetWalks } from './street-walks.ts'
import { CENTRE, ground, HALL, network } from './test-ground.ts'
import { at } from './test-town.ts'

const walks = new StreetWalks(network, ground)
const walk: PointAreasQuery = { minutes: [5, 10], speedMps: 1, method: 'walk' }
const radius: PointAreasQuery = { minutes: [5], speedMps: 1, method: 'radius' }
const areasAt = (point: Position, query: PointAreasQuery) => {
  const result = walks.areaAt(point, query)
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
const codeAt = (point: Position, query: Partial<PointAreasQuery> = {}, street = walks): string | null => {
  const result = street.areaAt(point, { ...walk, ...query })
  return result.ok ? null : result.failure.code
}

describe('the area of a place', () => {
  it('holds who and what can be walked to, with the metres to the way', () => {
    const { snapped, rings } = areasAt(at(300, 20), walk)
    expect(snapped?.snappedM).toBeCloseTo(20, 1)
    expect(snapped?.island).toBe(false)
    expect(rings.map(({ geometry, ...ring }) => [geometry.coordinates.length, ring])).toEqual([
      [
        1,
        {
          minutes: 5,
          buildings: 2,
          households: 30,
          residents: 60,
          centres: [CENTRE],
          grids: [{ code: '001001', households: 30 }],
        },
      ],
      [
        1,
        {
          minutes: 10,
          buildings: 4,
          households: 100,
          residents: 200,
          centres: [CENTRE, HALL],
          grids: [
            { code: '002001', households: 70 },
            { code: '001001', households: 30 },
          ],
        },
      ],
    ])
  })

  it('by radius is a circle, and needs no way', () => {
    const { snapped, rings } = areasAt(at(250, 290), radius)
    expect(snapped).toBeNull()
    expect(rings[0]?.geometry.coordinates[0]?.[0]).toHaveLength(73)
    // 284 m and 295 m away; the next is 313 m.
    expect(rings[0]?.households).toBe(50)
    const empty = new StreetWalks(buildNetwork([]), ground)
    expect(codeAt(at(250, 290), radius, empty)).toBeNull()
    expect(codeAt(at(250, 290), walk, empty)).toBe('no-network')
  })

  it('is the island where only an island is near', () => {
    const { snapped, rings } = areasAt(at(900, 230), walk)
    expect(snapped?.island).toBe(true)
    expect(rings[0]).toMatchObject({ households: 0, centres: [1], grids: [] })
  })

  it('is refused by name', () => {
    expect(codeAt([Number.NaN, 32])).toBe('bad-point')
    expect(codeAt([118.78])).toBe('bad-point')
    expect(codeAt([181, 32])).toBe('bad-point')
    expect(codeAt(at(300, 20), { minutes: [0] })).toBe('bad-minutes')
    expect(codeAt(at(300, 20), { minutes: [-5] })).toBe('bad-minutes')
    expect(codeAt(at(300, 20), { speedMps: Number.NaN })).toBe('bad-speed')
    expect(codeAt(at(1200, 0))).toBe('point-outside-street')
    expect(codeAt(at(650, -100))).toBe('point-in-water')
    expect(codeAt(at(650, -100), radius)).toBe('point-in-water')
    expect(codeAt(at(250, 290))).toBe('too-far-from-network')
  })

  it('may begin on a bridge, in the water and near a way', () => {
    expect(codeAt(at(650, -8))).toBeNull()
  })
})
