import type { WalkWay } from '@wangge/geodata'
import * as fc from 'fast-check'

/** A town of `size` by `size` crossings 12 to 60 m apart, out of which ways are drawn at random. */
export interface RandomTown {
  readonly ways: readonly WalkWay[]
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
  })
  .map(({ spacingM, walks }) => ({
    ways: walks.map(({ steps, layer, shiftM, straight }, index): WalkWay => {
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
    }),
  }))

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
