import {
  buildNetwork,
  distanceM,
  fromLattice,
  indexEdges,
  measureWalks,
  NO_CENTRE,
  snapPoint,
  snappedPlaces,
  toLattice,
  type WalkWay,
  walkOf,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import type { Position } from 'geojson'
import { expect, it } from 'vitest'
import { townLanes } from './town-lanes.ts'

const SIZE = 5
const at = (x: number, y: number): Position => [
  fromLattice(toLattice(118.78 + x / 94_400)),
  fromLattice(toLattice(32.04 + y / 110_900)),
]

/** Lanes of a town of 5 × 5 crossings 80 m apart, some of them missing, with homes and entrances beside them. */
const towns = fc.record({
  missing: fc.array(fc.nat(2 * SIZE * SIZE - 1), { maxLength: 20 }),
  homes: fc.array(fc.tuple(fc.nat(340), fc.nat(340)), { minLength: 1, maxLength: 12 }),
  entrances: fc.array(fc.tuple(fc.nat(340), fc.nat(340)), { minLength: 1, maxLength: 5 }),
})

/** Metres between all pairs of places on the lanes (Floyd–Warshall); places are hung on the lane they lie on. */
const allDistances = (ways: readonly WalkWay[], places: readonly Position[]): number[][] => {
  const corners = new Map<string, number>()
  const cornerOf = (position: Position): number => {
    const key = position.join(',')
    if (!corners.has(key)) corners.set(key, corners.size)
    return corners.get(key) ?? 0
  }
  const ends = ways.map(({ geometry }) => {
    const [a = [], b = []] = geometry.coordinates
    return { a, b, from: cornerOf(a), to: cornerOf(b) }
  })
  const count = corners.size + places.length
  const metres = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_unused, j) => (i === j ? 0 : Infinity)),
  )
  const join = (i: number, j: number, length: number) => {
    const shorter = Math.min(metres[i]![j]!, length)
    metres[i]![j] = shorter
    metres[j]![i] = shorter
  }
  const laneOf = places.map((place) => {
    const off = ends.map(({ a, b }) => distanceM(a, place) + distanceM(place, b) - distanceM(a, b))
    return off.indexOf(Math.min(...off))
  })
  ends.forEach(({ a, b, from, to }, lane) => {
    join(from, to, distanceM(a, b))
    places.forEach((place, index) => {
      if (laneOf[index] !== lane) return
      join(corners.size + index, from, distanceM(a, place))
      join(corners.size + index, to, distanceM(place, b))
      places.forEach((other, second) => {
        if (laneOf[second] === lane)
          join(corners.size + index, corners.size + second, distanceM(place, other))
      })
    })
  })
  for (let k = 0; k < count; k += 1) {
    for (let i = 0; i < count; i += 1) {
      for (let j = 0; j < count; j += 1) {
        const through = metres[i]![k]! + metres[k]![j]!
        if (through < metres[i]![j]!) metres[i]![j] = through
      }
    }
  }
  return places.map((_, i) => places.map((_other, j) => metres[corners.size + i]![corners.size + j]!))
}

/** To 2 cm, the size of the lattice's steps. */
const agree = (a = Number.NaN, b: number): boolean => a === b || Math.abs(a - b) < 0.02

it('walks to the nearest and second nearest centre agree with a search over all pairs, and are no shorter than the straight line', () => {
  fc.assert(
    fc.property(towns, ({ missing, homes, entrances }) => {
      const ways = townLanes({ size: SIZE, spacingM: 80, at }, missing)
      const network = buildNetwork(ways)
      const index = indexEdges(network)
      const points = [...homes, ...entrances].map(([x, y]) => at(x, y))
      const snapped = points.map((point) => {
        const found = snapPoint(network, index, point, { islands: true, maxSnapM: 60 })
        return found.ok ? found.value : null
      })
      const walks = measureWalks({
        network,
        buildings: snappedPlaces(snapped.slice(0, homes.length)),
        centres: snappedPlaces(snapped.slice(homes.length)),
      })
      const metres = allDistances(
        ways,
        snapped.map((place) => place?.position ?? [0, 0]),
      )
      homes.forEach((_, home) => {
        const own = snapped[home]
        const all = entrances.map((_entrance, centre) => {
          const entrance = snapped[homes.length + centre]
          if (!own || !entrance) return Infinity
          return own.snappedM + metres[home]![homes.length + centre]! + entrance.snappedM
        })
        const [least = Infinity, next = Infinity] = all.toSorted((a, b) => a - b)
        expect(agree(walks.nearestM[home], least)).toBe(true)
        expect(agree(walks.secondM[home], next)).toBe(true)
        expect(walkOf(walks, home) === null).toBe(least === Infinity)
        expect(walks.second[home] === NO_CENTRE).toBe(next === Infinity)
        const nearest = points[homes.length + (walks.nearest[home] ?? 0)]
        const straightM = nearest === undefined ? 0 : distanceM(points[home] ?? [], nearest)
        expect(walks.nearestM[home]).toBeGreaterThan(straightM * (1 - 1e-6) - 1e-6)
      })
    }),
    { numRuns: 200, seed: 20_261_105 },
  )
})
