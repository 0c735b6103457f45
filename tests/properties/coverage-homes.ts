import {
  fromLattice,
  type GridCode,
  type GridNode,
  metresPerDegree,
  toLattice,
  type Walks,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import type { Polygon, Position } from 'geojson'

const scale = metresPerDegree(32.04)

export const at = (x: number, y: number): Position => [
  fromLattice(toLattice(118.78 + x / scale.lon)),
  fromLattice(toLattice(32.04 + y / scale.lat)),
]

export const rectangle = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
})

/** Two districts, two units each, two basic grids each. */
export const grids: readonly GridNode[] = [0, 1].flatMap((d) => [
  { code: `D${d}` as GridCode, level: 'district', parentCode: null },
  ...[0, 1].flatMap((u): GridNode[] => [
    { code: `U${d}${u}` as GridCode, level: 'unit', parentCode: `D${d}` as GridCode },
    ...[0, 1].map((b): GridNode => {
      return { code: `B${d}${u}${b}` as GridCode, level: 'basic', parentCode: `U${d}${u}` as GridCode }
    }),
  ]),
])
export const basics = grids.filter(({ level }) => level === 'basic').map(({ code }) => code)

export interface Home {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  /** Metres to centre `centre`; null: no way there. */
  readonly walkM: number | null
  readonly centre: number
  readonly households: number
  readonly residents: number
  readonly basic: GridCode | null
}

/** Houses of 3 to 40 m in a town of 260 by 260 m: crowded, overlapping, touching, partly outside the street. */
export const homes: fc.Arbitrary<Home[]> = fc.array(
  fc
    .record({
      // Whole steps of 4 m make shared walls and corners common.
      x: fc.integer({ min: -2, max: 60 }).map((step) => 4 * step),
      y: fc.integer({ min: -2, max: 60 }).map((step) => 4 * step),
      width: fc.constantFrom(3, 4, 8, 8, 12, 40),
      height: fc.constantFrom(3, 4, 8, 8, 12, 20),
      walkM: fc.option(fc.constantFrom(10, 150, 299.9, 300, 300.1, 450, 900, 901.5), { freq: 8 }),
      centre: fc.nat(3),
      households: fc.constantFrom(0, 1, 6, 40),
      residents: fc.constantFrom(0, 2, 17),
      basic: fc.option(fc.constantFrom(...basics), { freq: 12 }),
    })
    .map(({ x, y, width, height, ...home }) => ({
      ...home,
      west: x,
      south: y,
      east: x + width,
      north: y + height,
    })),
  { maxLength: 60 },
)

export const footprintOf = ({ west, south, east, north }: Home): Polygon =>
  rectangle(west, south, east, north)

export const walksOf = (list: readonly Home[]): Walks => ({
  count: list.length,
  nearest: Int32Array.from(list, ({ walkM, centre }) => (walkM === null ? -1 : centre)),
  nearestM: Float64Array.from(list, ({ walkM }) => walkM ?? Infinity),
  second: new Int32Array(list.length).fill(-1),
  secondM: new Float64Array(list.length).fill(Infinity),
  state: Uint8Array.from(list, ({ walkM }) => (walkM === null ? 1 : 0)),
})
