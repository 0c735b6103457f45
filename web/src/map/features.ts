import type { Feature, FeatureCollection, Geometry, Point, Position } from 'geojson'

export const collectionOf = <G extends Geometry>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: 'FeatureCollection',
  features,
})

export const pointAt = (at: Position, properties: Record<string, string | number> = {}): Feature<Point> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: at },
})
