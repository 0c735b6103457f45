import { describe, expect, it } from 'vitest'
import { buildingUse, type UseEvidence } from './building-use.ts'
import { assumedFloors, estimateHouseholds } from './estimate.ts'

describe('estimating households', () => {
  it('divides the floor area of dwellings by 100 m² and gives each 2.62 people', () => {
    expect(estimateHouseholds('residential', 800, 6, false)).toEqual({ households: 48, residents: 126 })
  })
  it('takes the ground floor of mixed use off', () => {
    expect(estimateHouseholds('mixed', 800, 6, false)).toEqual({ households: 40, residents: 105 })
    expect(estimateHouseholds('mixed', 120, 1, false)).toEqual({ households: 1, residents: 3 })
  })
  it('gives a small house one household and a shed none', () => {
    expect(estimateHouseholds('residential', 45, 1, false)).toEqual({ households: 1, residents: 3 })
    expect(estimateHouseholds('residential', 20, 1, false)).toEqual({ households: 0, residents: 0 })
  })
  it('puts nobody into offices, and people but no households into dormitories', () => {
    expect(estimateHouseholds('office', 2_000, 40, false)).toEqual({ households: 0, residents: 0 })
    expect(estimateHouseholds('residential', 600, 5, true)).toEqual({ households: 0, residents: 250 })
  })
  it('assumes floors by type and size', () => {
    expect(assumedFloors('residential', 'yes', 800)).toBe(6)
    expect(assumedFloors('residential', 'house', 300)).toBe(2)
    expect(assumedFloors('residential', 'yes', 100)).toBe(2)
    expect(assumedFloors('other', 'garage', 400)).toBe(1)
    expect(assumedFloors('industrial', 'industrial', 4_000)).toBe(2)
  })
})

describe('use of a building', () => {
  const plain: UseEvidence = {
    tags: { building: 'yes' },
    zone: null,
    shopInside: false,
    floors: 6,
    footprintM2: 700,
  }
  it.each([
    ['its own type', { tags: { building: 'apartments' } }, 'residential', false],
    ['a shop in a dwelling', { tags: { building: 'apartments' }, shopInside: true }, 'mixed', false],
    ['its amenity', { tags: { building: 'yes', amenity: 'hospital' } }, 'medical', false],
    ['the land it stands on', { zone: 'school' as const }, 'school', false],
    ['its name', { tags: { building: 'yes', name: '广海大厦' } }, 'office', false],
    [
      'a podium, not the land',
      { zone: 'residential' as const, footprintM2: 3_700, floors: 33 },
      'commercial',
      true,
    ],
    ['an unknown type', { tags: { building: 'roof' } }, 'other', false],
    ['nothing: a slab is a dwelling', {}, 'residential', true],
    ['nothing: too large', { footprintM2: 5_000 }, 'commercial', true],
    ['nothing: too high', { floors: 45 }, 'office', true],
  ])('%s', (_, evidence, use, assumed) => {
    expect(buildingUse({ ...plain, ...evidence })).toMatchObject({ use, assumed })
  })
})
