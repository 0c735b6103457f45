import {
  type BoundaryLine,
  type Footprint,
  fromLattice,
  type HierarchyInput,
  type LineRank,
} from '@wangge/geodata'
import type { Polygon, Position } from 'geojson'

/** A repeatable stream of numbers in [0, 1): a linear congruential generator, good enough to draw test streets. */
const stream = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const WEST = 1_187_670_000
const SOUTH = 320_355_000
/** Size of the street in lattice steps: about 570 m × 560 m. */
const SIZE = 60_000

const closed = (corners: readonly Position[]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0] ?? [0, 0]]],
})

const at = (x: number, y: number): Position => [
  fromLattice(WEST + Math.round(x)),
  fromLattice(SOUTH + Math.round(y)),
]

/**
 * A small made-up street: bent roads across a bent outline, some drawn twice as dual carriageways, some ending blind
 * or lying on top of each other, and rectangular buildings at any angle that may overlap roads and each other.
 */
export const randomStreet = (seed: number): HierarchyInput => {
  const random = stream(seed)
  const between = (low: number, high: number): number => low + random() * (high - low)
  const wobble = (): number => between(-0.06, 0.06) * SIZE
  const boundary = closed([
    at(wobble(), wobble()),
    at(SIZE / 2, wobble()),
    at(SIZE + wobble(), wobble()),
    at(SIZE + wobble(), SIZE / 2),
    at(SIZE + wobble(), SIZE + wobble()),
    at(wobble(), SIZE + wobble()),
  ])

  const lines: BoundaryLine[] = []
  const add = (rank: LineRank, coordinates: Position[]): void => {
    lines.push({ rank, geometry: { type: 'LineString', coordinates } })
  }
  const rankOf = (): LineRank => ([1, 2, 3, 4, 5] as const)[Math.floor(random() * 5)] ?? 5
  for (const upright of [true, false]) {
    const count = 1 + Math.floor(random() * 4)
    for (let i = 0; i < count; i++) {
      const middle = ((i + between(0.2, 0.8)) / count) * SIZE
      const start = random() < 0.3 ? between(0, 0.5) : -0.2
      const end = random() < 0.3 ? between(0.5, 1) : 1.2
      const offsets = [between(-0.05, 0.05), between(-0.05, 0.05), between(-0.05, 0.05)]
      const path = (aside: number): Position[] =>
        offsets.map((offset, k) => {
          const along = (start + ((end - start) * k) / 2) * SIZE
          const across = middle + offset * SIZE + aside
          return upright ? at(across, along) : at(along, across)
        })
      const rank = rankOf()
      add(rank, path(0))
      if (random() < 0.2) add(rank, path(1500))
      if (random() < 0.1) add(rankOf(), path(0).slice(0, 2))
    }
  }

  const footprints: Footprint[] = []
  const buildings = 10 + Math.floor(random() * 30)
  for (let id = 1; id <= buildings; id++) {
    const x = between(0.05, 0.95) * SIZE
    const y = between(0.05, 0.95) * SIZE
    const turn = random() < 0.5 ? 0 : between(0, Math.PI)
    const length = between(800, 5000)
    const depth = between(800, 1800)
    const corner = (u: number, v: number): Position =>
      at(
        x + u * length * Math.cos(turn) - v * depth * Math.sin(turn),
        y + u * length * Math.sin(turn) + v * depth * Math.cos(turn),
      )
    const geometry = closed([corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)])
    const households = random() < 0.2 ? 0 : Math.floor(between(5, 60))
    footprints.push({ id, geometry, households, residents: 3 * households })
  }
  return {
    boundary,
    lines,
    footprints,
    targets: { districts: 2, units: 4, basics: 9, unitHouseholds: 200, basicHouseholds: 80 },
  }
}
