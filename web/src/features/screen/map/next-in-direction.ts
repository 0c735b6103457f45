import type { Position } from 'geojson'

export const directions = ['up', 'down', 'left', 'right'] as const
export type Direction = (typeof directions)[number]

export interface Placed {
  readonly code: string
  readonly at: Position
}

const ahead: Readonly<Record<Direction, readonly [east: number, north: number]>> = {
  up: [0, 1],
  down: [0, -1],
  left: [-1, 0],
  right: [1, 0],
}

/** What lies off the way counts as twice as far. */
const asideWeight = 2

/**
 * The nearest of the places that lie in a direction, seen from one of them or from `from`; what lies more aside than
 * ahead is not in that direction. Without any, null.
 */
export const nextInDirection = (
  places: readonly Placed[],
  from: Position,
  direction: Direction,
): string | null => {
  const [fromLon = 0, fromLat = 0] = from
  const east = Math.cos((fromLat * Math.PI) / 180)
  const [aheadEast, aheadNorth] = ahead[direction]
  let best: { code: string; cost: number } | null = null
  for (const { code, at } of places) {
    const dx = ((at[0] ?? 0) - fromLon) * east
    const dy = (at[1] ?? 0) - fromLat
    const along = dx * aheadEast + dy * aheadNorth
    const aside = Math.abs(dx * aheadNorth - dy * aheadEast)
    if (along <= 0 || aside > along * asideWeight) continue
    const cost = along + aside * asideWeight
    if (best === null || cost < best.cost) best = { code, cost }
  }
  return best?.code ?? null
}
