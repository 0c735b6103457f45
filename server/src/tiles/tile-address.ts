import type { Bounds } from '../services/geometry-box.ts'

export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Deeper than any map goes; keeps 2^z exact and small. */
const deepest = 24

/** null where a part is not a whole number, or the tile is not in the square of its zoom. */
export const parseTile = (z: string, x: string, y: string): TileAddress | null => {
  if (![z, x, y].every((part) => /^\d{1,9}$/.test(part))) return null
  const tile = { z: Number(z), x: Number(x), y: Number(y) }
  if (tile.z > deepest) return null
  const side = 2 ** tile.z
  return tile.x < side && tile.y < side ? tile : null
}

const latitudeAt = (y: number, side: number) =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / side))) * 180) / Math.PI

/** Degrees, in web mercator's square. */
export const tileBounds = ({ z, x, y }: TileAddress): Bounds => {
  const side = 2 ** z
  return [(x / side) * 360 - 180, latitudeAt(y + 1, side), ((x + 1) / side) * 360 - 180, latitudeAt(y, side)]
}

export const boundsMeet = (a: readonly number[], b: readonly number[], margin: number): boolean => {
  const [aWest = 0, aSouth = 0, aEast = 0, aNorth = 0] = a
  const [bWest = 0, bSouth = 0, bEast = 0, bNorth = 0] = b
  return (
    aWest - margin <= bEast &&
    aEast + margin >= bWest &&
    aSouth - margin <= bNorth &&
    aNorth + margin >= bSouth
  )
}
