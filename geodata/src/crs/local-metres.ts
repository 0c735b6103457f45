import type { Position } from 'geojson'
import { metresPerDegree } from './ellipsoid.ts'

export interface LocalMetres {
  readonly toMetres: (lon: number, lat: number) => [x: number, y: number]
  readonly toDegrees: (x: number, y: number) => [lon: number, lat: number]
}

/**
 * A plane in metres around `origin` (degrees): x east, y north, true to scale at the origin.
 * Equirectangular on the WGS 84 ellipsoid; lengths are wrong by less than 0.1% within 5 km at latitudes up to 50°.
 */
export const localMetres = (origin: Position): LocalMetres => {
  const lon0 = origin[0] ?? 0
  const lat0 = origin[1] ?? 0
  const scale = metresPerDegree(lat0)
  return {
    toMetres: (lon, lat) => [(lon - lon0) * scale.lon, (lat - lat0) * scale.lat],
    toDegrees: (x, y) => [lon0 + x / scale.lon, lat0 + y / scale.lat],
  }
}
