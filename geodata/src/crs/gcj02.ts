import type { Position } from 'geojson'
import { RADIANS_PER_DEGREE } from './ellipsoid.ts'
import { invertShift } from './invert-shift.ts'

/** Krassowsky's ellipsoid, which the published formula uses. */
const SEMI_MAJOR_M = 6_378_245
const ECCENTRICITY2 = 0.006693421622965943

const sin = (turns: number): number => Math.sin(turns * Math.PI)

/** Metres north that a point is moved by; x and y are degrees from 105° E, 35° N. */
const northM = (x: number, y: number): number =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * Math.sqrt(Math.abs(x)) +
  (2 / 3) * (20 * sin(6 * x) + 20 * sin(2 * x)) +
  (2 / 3) * (20 * sin(y) + 40 * sin(y / 3)) +
  (2 / 3) * (160 * sin(y / 12) + 320 * sin(y / 30))

const eastM = (x: number, y: number): number =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * Math.sqrt(Math.abs(x)) +
  (2 / 3) * (20 * sin(6 * x) + 20 * sin(2 * x)) +
  (2 / 3) * (20 * sin(x) + 40 * sin(x / 3)) +
  (2 / 3) * (150 * sin(x / 12) + 300 * sin(x / 30))

/** Outside this box the maps that use GCJ-02 are not shifted. */
const isShifted = (lon: number, lat: number): boolean =>
  lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271

const shifted = (lon: number, lat: number): [lon: number, lat: number] => {
  const phi = lat * RADIANS_PER_DEGREE
  const w2 = 1 - ECCENTRICITY2 * Math.sin(phi) ** 2
  const meridianM = (SEMI_MAJOR_M * (1 - ECCENTRICITY2)) / w2 ** 1.5
  const parallelM = (SEMI_MAJOR_M * Math.cos(phi)) / Math.sqrt(w2)
  const x = lon - 105
  const y = lat - 35
  return [
    lon + eastM(x, y) / (parallelM * RADIANS_PER_DEGREE),
    lat + northM(x, y) / (meridianM * RADIANS_PER_DEGREE),
  ]
}

/**
 * WGS 84 → GCJ-02 (高德, 腾讯): the formula that has been public since 2010 and that all converters share; the
 * authority itself has published none. Degrees; within China a move of some 300–700 m, elsewhere none.
 */
export const wgs84ToGcj02 = ([lon = Number.NaN, lat = Number.NaN]: Position): Position =>
  isShifted(lon, lat) ? shifted(lon, lat) : [lon, lat]

/**
 * GCJ-02 → WGS 84: the point that `wgs84ToGcj02` takes to the given one, to 1e-9°. One step without iteration, as many
 * converters do it, is off by some metres.
 */
export const gcj02ToWgs84 = ([lon = Number.NaN, lat = Number.NaN]: Position): Position =>
  isShifted(lon, lat) ? invertShift(shifted, lon, lat) : [lon, lat]
