import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import type { StepScale } from '../blocks/lattice-plane.ts'
import type { OutlineRing } from './field-outline.ts'

/** Smaller holes are filled where no covered house is in their box: a court is part of the place around it. */
const LEAST_HOLE_M2 = 2500

/**
 * Whether a ring is a hole (clockwise) that is better filled.
 * @param isBuilt whether a covered house is in a box
 */
export const isEmptyHole = (
  ring: OutlineRing,
  isBuilt: (box: FootprintShape['box']) => boolean,
  scale: StepScale,
): boolean => {
  let doubleArea = 0
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i] ?? 0
    const y = ring[i + 1] ?? 0
    doubleArea +=
      (x - (ring[0] ?? 0)) * ((ring[(i + 3) % ring.length] ?? 0) - (ring[1] ?? 0)) -
      ((ring[(i + 2) % ring.length] ?? 0) - (ring[0] ?? 0)) * (y - (ring[1] ?? 0))
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x)
    north = Math.max(north, y)
  }
  const holeM2 = (-doubleArea / 2) * scale.east * scale.north
  return holeM2 > 0 && holeM2 < LEAST_HOLE_M2 && !isBuilt([west, south, east, north])
}
