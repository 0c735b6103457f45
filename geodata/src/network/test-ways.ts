import type { WalkWay } from './walk-way.ts'

/** Corner of the plane that tests draw in: near the equator, so that a degree is as long both ways. */
const lon0 = 100
const lat0 = 0.1
/** Metres of 1e-7° at `lat0`, WGS 84. */
export const lonStepM = 0.011131932
export const latStepM = 0.011057428

/** Degrees on the 1e-7° lattice for metres east and north. */
export const at = (x: number, y: number): [number, number] => [
  Math.round(lon0 * 1e7 + x / lonStepM) / 1e7,
  Math.round(lat0 * 1e7 + y / latStepM) / 1e7,
]

/** A walkable way through points given in metres. */
export const way = (
  id: number,
  points: readonly (readonly [number, number])[],
  more: Partial<WalkWay> = {},
): WalkWay => ({
  id,
  roadClass: 'residential',
  geometry: { coordinates: points.map(([x, y]) => at(x, y)) },
  bridge: false,
  tunnel: false,
  layer: 0,
  walkable: true,
  ...more,
})
