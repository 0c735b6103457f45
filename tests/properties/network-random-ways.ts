import type { WalkGate, WalkWay } from '@wangge/geodata'
import * as fc from 'fast-check'
import type { Position } from 'geojson'

/** A town of `size` by `size` crossings 12 to 60 m apart, out of which ways are drawn at random. */
export interface RandomTown {
  readonly ways: readonly WalkWay[]
  readonly gates: readonly WalkGate[]
}

const lattice = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** Ways over a few shared places: they cross with and without a shared vertex, repeat, loop, overlap, change level. */
export const randomTown: fc.Arbitrary<RandomTown> = fc
  .record({
    spacingM: fc.integer({ min: 3, max: 60 }),
    walks: fc.array(
      fc.record({
        steps: fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })), {
          minLength: 2,
          maxLength: 7,
        }),
        layer: fc.constantFrom(0, 0, 0, 0, 1, -1),
        shiftM: fc.constantFrom(0, 0, 0, 0, 0.013, 0.4, 2.5),
        straight: fc.boolean(),
      }),
      { minLength: 1, maxLength: 18 },
    ),
    gates: fc.array(
      fc.record({ at: fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })), closed: fc.boolean() }),
      { maxLength: 6 },
    ),
  })
  .map(({ spacingM, walks, gates }) => {
    const ways = walks.map(({ steps, layer, shiftM, straight }, index): WalkWay => {
      const cells = straight ? onLattice(steps) : steps
      const coordinates = cells.map(([x, y]) => [
        lattice(118.8 + (x * spacingM + shiftM) / 95_000),
        lattice(32.04 + (y * spacingM + shiftM / 2) / 110_900),
      ])
      return {
        id: index + 1,
        roadClass: 'lane',
        geometry: { coordinates },
        bridge: layer > 0,
        tunnel: layer < 0,
        layer,
        walkable: true,
      }
    })
    const crossings = gates.map(({ at: [x, y], closed }) => ({
      position: [lattice(118.8 + (x * spacingM) / 95_000), lattice(32.04 + (y * spacingM) / 110_900)],
      closed,
    }))
    return { ways, gates: crossings.filter(({ position }) => !ways.some((way) => repeats(way, position))) }
  })

/** Whether a way runs twice over the same stretch to or from here: a gate would make two of what looks like one. */
const repeats = ({ geometry: { coordinates } }: WalkWay, place: Position): boolean => {
  const stretches = coordinates
    .slice(1)
    .map((to, i) => [String(coordinates[i]), String(to)])
    .filter((ends) => ends.includes(String(place)))
    .map(String)
  return new Set(stretches).size < stretches.length
}

/** The same places joined by steps along the lattice, so that ways share many vertices. */
const onLattice = (steps: readonly (readonly [number, number])[]): [number, number][] => {
  const path: [number, number][] = []
  let [x, y] = steps[0] as [number, number]
  path.push([x, y])
  for (const [toX, toY] of steps.slice(1)) {
    while (x !== toX) path.push([(x += Math.sign(toX - x)), y])
    while (y !== toY) path.push([x, (y += Math.sign(toY - y))])
  }
  return path
}
