import type { Geometry, Position } from 'geojson'

/** Served coordinate systems; storage is CRS84. */
export const crsUris = [
  'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  'http://www.opengis.net/def/crs/EPSG/0/4326',
] as const
export type Crs = (typeof crsUris)[number]
const [crs84, epsg4326] = crsUris
export { crs84 }

/** CRS84 where nothing is asked; null for a system that is not served. */
export const crsOf = (uri: string | undefined): Crs | null =>
  uri === undefined ? crs84 : (crsUris.find((it) => it === uri) ?? null)

/** EPSG:4326 has latitude first. */
export const isLatitudeFirst = (crs: Crs): boolean => crs === epsg4326

const swap = ([x = 0, y = 0, ...rest]: Position): Position => [y, x, ...rest]

export const swapAxes = (geometry: Geometry): Geometry => {
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: swap(geometry.coordinates) }
    case 'MultiPoint':
    case 'LineString':
      return { ...geometry, coordinates: geometry.coordinates.map(swap) }
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map((part) => part.map(swap)) }
    case 'MultiPolygon':
      return {
        ...geometry,
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(swap))),
      }
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map(swapAxes) }
  }
}
