import { describe, expect, it } from 'vitest'
import { buildNetwork } from '../network/build-network.ts'
import { indexEdges } from '../network/edge-index.ts'
import { snapPoint } from '../network/snap.ts'
import { measureWalks, snappedPlaces, walkOf, walkStateOf } from './measure-walks.ts'
import { at, lane } from './test-town.ts'

const network = buildNetwork([
  lane(1, [0, 0], [1000, 0]),
  lane(2, [1000, 0], [1000, 400]),
  lane(3, [300, 300], [400, 300]),
])
const index = indexEdges(network)
const snapped = (...places: [x: number, y: number][]) =>
  snappedPlaces(
    places.map(([x, y]) => {
      const found = snapPoint(network, index, at(x, y), { islands: true, maxSnapM: 60 })
      return found.ok ? found.value : null
    }),
  )

describe('measureWalks', () => {
  it('adds the gaps at both ends to the metres along the network', () => {
    const walks = measureWalks({
      network,
      buildings: snapped([100, 20]),
      centres: snapped([400, -30], [900, 5]),
    })
    expect(walks.nearest[0]).toBe(0)
    expect(walks.nearestM[0]).toBeCloseTo(20 + 300 + 30, 1)
    expect(walks.second[0]).toBe(1)
    expect(walks.secondM[0]).toBeCloseTo(20 + 800 + 5, 1)
  })

  it('starts at the nearest point of the network where the buildings have no gaps', () => {
    const { edge, offsetM } = snapped([100, 20])
    const walks = measureWalks({ network, buildings: { edge, offsetM }, centres: snapped([400, -30]) })
    expect(walks.nearestM[0]).toBeCloseTo(300 + 30, 1)
  })

  it('takes the centre whose whole walk is shortest, the way to its entrance included', () => {
    const walks = measureWalks({
      network,
      buildings: snapped([500, 0]),
      centres: snapped([450, 50], [570, 1]),
    })
    expect(walkOf(walks, 0)?.centre).toBe(1)
    expect(walkOf(walks, 0)?.metres).toBeCloseTo(71, 1)
  })

  it('says who cannot walk to a centre, and why', () => {
    const walks = measureWalks({
      network,
      buildings: snapped([350, 310], [500, 150], [10, 0]),
      centres: snapped([500, 200], [0, 10]),
    })
    expect([0, 1, 2].map((building) => walkStateOf(walks, building))).toEqual([
      'no-way',
      'off-network',
      'walkable',
    ])
    expect(walkOf(walks, 0)).toBeNull()
    expect(walkOf(walks, 1)).toBeNull()
    // The first centre is on no way; the numbers stay those of the list given.
    expect(walkOf(walks, 2)?.centre).toBe(1)
    expect(walks.second[2]).toBe(-1)
  })

  it('finds nobody a centre where there is none', () => {
    const walks = measureWalks({ network, buildings: snapped([10, 0]), centres: snapped() })
    expect(walkStateOf(walks, 0)).toBe('no-way')
  })
})
