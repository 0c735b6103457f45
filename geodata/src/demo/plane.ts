import type { LineString, Point, Polygon, Position } from 'geojson'
import { at, type Ring, ringAreaM2, type Vec } from './vec.ts'

/** South-west corner of the demo's plane: a place like 平邑, but no real one. */
const originLon = 117.6135
const originLat = 35.4868
// Metres in a degree at 35.5° N (WGS 84). One scale for the whole plane, so that shared points stay shared.
const metresPerDegreeLon = 90729.5
const metresPerDegreeLat = 110949.8

const lattice = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

export const toPosition = (p: Vec): Position => [
  lattice(originLon + p[0] / metresPerDegreeLon),
  lattice(originLat + p[1] / metresPerDegreeLat),
]
export const toPlane = (position: Position): Vec => [
  (at(position, 0) - originLon) * metresPerDegreeLon,
  (at(position, 1) - originLat) * metresPerDegreeLat,
]

export const toPoint = (p: Vec): Point => ({ type: 'Point', coordinates: toPosition(p) })
export const toLine = (path: readonly Vec[]): LineString => ({
  type: 'LineString',
  coordinates: withoutRepeats(path.map(toPosition)),
})
export const toPolygon = (ring: Ring): Polygon => {
  const turnedRight = ringAreaM2(ring) < 0 ? ring.toReversed() : ring
  const coordinates = withoutRepeats(turnedRight.map(toPosition))
  return { type: 'Polygon', coordinates: [[...coordinates, at(coordinates, 0)]] }
}

const withoutRepeats = (positions: Position[]): Position[] =>
  positions.filter((p, i) => i === 0 || p[0] !== positions[i - 1]?.[0] || p[1] !== positions[i - 1]?.[1])
