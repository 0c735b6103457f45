import type { WalkWay } from '@wangge/geodata'
import type { Position } from 'geojson'

interface Crossings {
  /** Crossings each way. */
  readonly size: number
  readonly spacingM: number
  at(x: number, y: number): Position
}

/** Lanes between neighbouring crossings of a square town, those in `missing` left out (0 to 2 × size² − 1). */
export const townLanes = ({ size, spacingM, at }: Crossings, missing: readonly number[]): WalkWay[] => {
  const ways: WalkWay[] = []
  for (let x = 0; x < size; x += 1) {
    for (let y = 0; y < size; y += 1) {
      for (const [turn, dx, dy] of [
        [0, 1, 0],
        [1, 0, 1],
      ] as const) {
        const id = 2 * (x * size + y) + turn
        if (missing.includes(id) || x + dx >= size || y + dy >= size) continue
        const ends = [at(spacingM * x, spacingM * y), at(spacingM * (x + dx), spacingM * (y + dy))]
        const flat = { bridge: false, tunnel: false, layer: 0, walkable: true }
        ways.push({ id, roadClass: 'lane', geometry: { coordinates: ends }, ...flat })
      }
    }
  }
  return ways
}
