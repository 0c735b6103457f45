import { noiseAt } from './noise.ts'
import { hashOf } from './prng.ts'
import { type Vec, leftOf, lerp, along, minus, unit } from './vec.ts'

/** Streets lie side by side on a lattice of bent cells: about 8.7 km² each. */
export interface Cell {
  readonly seed: number
  readonly column: number
  readonly row: number
}

const widthM = 3060
const heightM = 2860
export const borderSegments = 64

const share = (...values: number[]): number => hashOf(...values) / 4294967296

const corner = (seed: number, column: number, row: number): Vec => [
  column * widthM + (share(seed, column, row, 11) - 0.5) * 300,
  row * heightM + (share(seed, column, row, 12) - 0.5) * 300,
]

const bend = (a: Vec, b: Vec, seed: number): Vec[] => {
  const side = leftOf(unit(minus(b, a)))
  const points: Vec[] = []
  for (let i = 0; i <= borderSegments; i += 1) {
    const t = i / borderSegments
    // Nothing at the corners, so that four cells meet in one point.
    const fade = Math.min(1, 5 * t, 5 * (1 - t))
    const bump = 170 * noiseAt(seed, [t * 3.1, 0.5], 1) + 48 * noiseAt(seed + 1, [t * 8.3, 0.5], 1)
    points.push(along(lerp(a, b, t), side, fade * bump))
  }
  return points
}

/** The border below a cell's row, from west to east; the same points for both streets beside it. */
export const southBorder = ({ seed, column, row }: Cell): Vec[] =>
  bend(corner(seed, column, row), corner(seed, column + 1, row), hashOf(seed, column, row, 21))

/** The border west of a cell, from south to north. */
export const westBorder = ({ seed, column, row }: Cell): Vec[] =>
  bend(corner(seed, column, row), corner(seed, column, row + 1), hashOf(seed, column, row, 22))

/** Which points of the southern border the river's bank roads and the second avenue cross. */
export const southPortals = ({
  seed,
  column,
  row,
}: Cell): { westBank: number; eastBank: number; avenue: number } => {
  const eastBank = 25 + (hashOf(seed, column, row, 31) % 7)
  return { westBank: eastBank - 3, eastBank, avenue: 45 + (hashOf(seed, column, row, 32) % 5) }
}

/** Which points of the western border the main road and the railway with its side streets cross. */
export const westPortals = ({ seed, column, row }: Cell): { main: number; rail: number } => ({
  main: 32 + (hashOf(seed, column, row, 33) % 6),
  rail: 10 + (hashOf(seed, column, row, 34) % 3),
})

/** A railway runs through every third row of streets. */
export const hasRailway = ({ row }: Cell): boolean => row % 3 === 0
/** The river is broad in every third column, a canal in the others. */
export const riverHalfWidthM = ({ column }: Cell): number => (column % 3 === 0 ? 31 : 10)
export const hasHill = ({ seed, column, row }: Cell): boolean =>
  (column === 0 && row === 0) || share(seed, column, row, 35) < 0.35

export const northOf = (cell: Cell): Cell => ({ ...cell, row: cell.row + 1 })
export const eastOf = (cell: Cell): Cell => ({ ...cell, column: cell.column + 1 })
