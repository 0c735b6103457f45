import { metresPerDegree } from '@wangge/geodata'
import type { Geometry, Position } from 'geojson'
import type { BBox } from '../../../map/types.ts'

/** So much is seen round a place that the map is sent to: the streets about it, for finding one's way. */
const roundM = 220

/** A box with a place in its middle. */
export const boxAround = ([lon = 0, lat = 0]: Position, halfM = roundM): BBox => {
  const scale = metresPerDegree(lat)
  const [dx, dy] = [halfM / scale.lon, halfM / scale.lat]
  return [lon - dx, lat - dy, lon + dx, lat + dy]
}

const positionsOf = (geometry: Geometry): Position[] => {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.flat()
    case 'MultiPolygon':
      return geometry.coordinates.flat(2)
    default:
      return []
  }
}

/** The box of an area, never narrower than what is seen round a place. */
export const boxOf = (geometry: Geometry): BBox | null => {
  const positions = positionsOf(geometry)
  if (positions.length === 0) return null
  const lons = positions.map(([lon = 0]) => lon)
  const lats = positions.map(([, lat = 0]) => lat)
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const
  const least = boxAround([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])
  return [
    Math.min(box[0], least[0]),
    Math.min(box[1], least[1]),
    Math.max(box[2], least[2]),
    Math.max(box[3], least[3]),
  ]
}
