import type { Position } from 'geojson'
import { gcj02ToWgs84, wgs84ToGcj02 } from './gcj02.ts'
import { invertShift } from './invert-shift.ts'

const SCALED_PI = (Math.PI * 3000) / 180
const EAST_DEGREES = 0.0065
const NORTH_DEGREES = 0.006

const shifted = (lon: number, lat: number): [lon: number, lat: number] => {
  const radius = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * SCALED_PI)
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * SCALED_PI)
  return [radius * Math.cos(angle) + EAST_DEGREES, radius * Math.sin(angle) + NORTH_DEGREES]
}

/** GCJ-02 → BD-09 (百度, longitude and latitude, not its metres), by the public formula. Degrees. */
export const gcj02ToBd09 = ([lon = Number.NaN, lat = Number.NaN]: Position): Position => shifted(lon, lat)

/** BD-09 → GCJ-02: the point that `gcj02ToBd09` takes to the given one, to 1e-9°. */
export const bd09ToGcj02 = ([lon = Number.NaN, lat = Number.NaN]: Position): Position =>
  invertShift(shifted, lon, lat)

export const wgs84ToBd09 = (position: Position): Position => gcj02ToBd09(wgs84ToGcj02(position))
export const bd09ToWgs84 = (position: Position): Position => gcj02ToWgs84(bd09ToGcj02(position))
