import type { LineString, Polygon, Position } from 'geojson'

/** All stored coordinates are whole multiples of 1e-7° (about 1.1 cm), so that shared edges are equal bit for bit. */
export const LATTICE_PER_DEGREE = 1e7

/** Degrees → lattice steps. */
export const toLattice = (degrees: number): number => Math.round(degrees * LATTICE_PER_DEGREE)

/** Lattice steps → degrees; the nearest double to the decimal, so it prints with at most seven digits. */
export const fromLattice = (steps: number): number => steps / LATTICE_PER_DEGREE

const snapDegrees = (degrees: number): number => fromLattice(toLattice(degrees))

/** Longitude and latitude moved to the nearest lattice point; a height is dropped. */
export const snapPosition = (position: Position): Position => [
  snapDegrees(position[0] ?? 0),
  snapDegrees(position[1] ?? 0),
]

const snapPath = (path: readonly Position[]): Position[] => {
  const snapped: Position[] = []
  for (const position of path) {
    const next = snapPosition(position)
    const last = snapped.at(-1)
    if (last === undefined || last[0] !== next[0] || last[1] !== next[1]) snapped.push(next)
  }
  return snapped
}

/** The line on the lattice, without repeated positions. May come out with fewer than two when it was shorter than a step. */
export const snapLine = (line: LineString): LineString => ({
  type: 'LineString',
  coordinates: snapPath(line.coordinates),
})

/** The polygon on the lattice. Rings that collapse to fewer than three corners are dropped. */
export const snapPolygon = (polygon: Polygon): Polygon => ({
  type: 'Polygon',
  coordinates: polygon.coordinates.map(snapPath).filter((ring) => ring.length >= 4),
})
