import { readPosition } from '@wangge/geodata'
import type { Position } from 'geojson'
import { type CoordinateSystem, coordinateSystems } from '../../../api/request-writes.ts'

/** How a place off the street would lie on it; `off` where no reading helps. */
export type Doubt = CoordinateSystem | 'swapped' | 'off'

type Box = readonly [west: number, south: number, east: number, north: number]

const isIn = ([west, south, east, north]: Box, [lon = Number.NaN, lat = Number.NaN]: Position): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north

/**
 * Whether a typed place lies in the street's box as it is meant; otherwise the reading that would put it there, for
 * somebody to decide. Null without doubt.
 */
export const doubtOf = (lon: number, lat: number, crs: CoordinateSystem, box: Box): Doubt | null => {
  if (isIn(box, readPosition(crs, [lon, lat]))) return null
  if (isIn(box, readPosition(crs, [lat, lon]))) return 'swapped'
  const other = coordinateSystems.find(
    (system) => system !== crs && isIn(box, readPosition(system, [lon, lat])),
  )
  return other ?? 'off'
}
