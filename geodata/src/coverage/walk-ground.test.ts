import { describe, expect, it } from 'vitest'
import { toLattice } from '../crs/lattice.ts'
import { ground, source } from './test-ground.ts'
import { at } from './test-town.ts'
import { coversItsCircle, layOutGround } from './walk-ground.ts'

describe('a ground', () => {
  it('has the middles of the buildings and where they meet the main component', () => {
    const { buildings } = ground
    const [lon = 0, lat = 0] = at(510, 150)
    expect(buildings.lon[3]).toBe(toLattice(lon))
    expect(buildings.lat[3]).toBe(toLattice(lat))
    expect([...buildings.snappedM].map(Math.round)).toEqual([10, 10, 10, 10, 0, 10, 10])
    expect([...buildings.edge].map((edge) => edge >= 0)).toEqual([true, true, true, true, false, true, true])
    expect([...ground.basic]).toEqual([3, 3, 4, 4, 4, -1, 4])
  })

  it('takes main roads, rivers and railways above the ground for barriers, and areas of water', () => {
    expect(ground.barriers.map(({ coordinates }) => coordinates[0])).toEqual([at(450, -300), at(650, -250)])
    expect(ground.water).toHaveLength(1)
  })

  it('has the places with circles, and tells which of them cover', () => {
    expect(ground.centres.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map((id) => `999901001.${id}`))
    expect(ground.centres.map(coversItsCircle)).toEqual([true, true, true, false, false])
  })

  it('has as public places what is not an operating centre, and public buildings', () => {
    expect(ground.publicPlaces.map(({ kind, id, name }) => [kind, id, name])).toEqual([
      ['place', 4, 'hall 4'],
      ['place', 5, 'station 5'],
      ['place', 6, 'community-rooms 6'],
      ['building', 7, '文化站'],
    ])
  })

  it('finds basic grids by building id, in whatever order they come', () => {
    const turned = layOutGround(
      { ...source, buildings: source.buildings.toReversed().slice(1) },
      ground.buildings,
    )
    expect([...turned.basic]).toEqual([3, 3, 4, 4, 4, -1, -1])
  })
})
