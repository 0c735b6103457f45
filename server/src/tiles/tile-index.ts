import { GeoJSONVT } from '@maplibre/geojson-vt'
import type { Feature } from 'geojson'
import type { FeatureRow, PropertyValue } from '../db/queries/features.ts'
import type { Collection } from '../ogc/collection.ts'
import { countVertices } from '../services/geometry-box.ts'

export const tileExtent = 4096

/** Features of one street and collection, ready to be cut. */
export interface TileIndex {
  readonly cutter: GeoJSONVT
  readonly vertices: number
}

const idsPerStreet = 1_000_000

/** A whole number of its own among all streets, for the map's feature state; grids go by their code instead. */
const tileId = (streetId: string, key: string | number): number | undefined =>
  typeof key === 'number' && key >= 0 && key < idsPerStreet
    ? Number(streetId) * idsPerStreet + key
    : undefined

/** Vector tiles have no null and no lists: what is not known is left out, a list is joined by commas. */
const tileValue = (value: PropertyValue): string | number | boolean | undefined => {
  if (value === null) return undefined
  return typeof value === 'object' ? value.join(',') : value
}

const asTileFeature = (streetId: string, { key, geometry, properties }: FeatureRow): Feature => {
  const tags: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(properties)) {
    const kept = tileValue(value)
    if (kept !== undefined) tags[name] = kept
  }
  const id = tileId(streetId, key)
  return { type: 'Feature', geometry, properties: tags, ...(id === undefined ? {} : { id }) }
}

export const buildTileIndex = (
  streetId: string,
  rows: readonly FeatureRow[],
  { zooms }: Pick<Collection, 'zooms'>,
): TileIndex => {
  const features = rows.map((row) => asTileFeature(streetId, row))
  const cutter = new GeoJSONVT(
    { type: 'FeatureCollection', features },
    {
      maxZoom: zooms.max,
      // Tiles are cut when they are asked for.
      indexMaxZoom: 0,
      extent: tileExtent,
      buffer: 64,
      // In 1/4096 of a tile: an eighth of a pixel, so that borders drawn by two grids stay together.
      tolerance: 1,
    },
  )
  return { cutter, vertices: rows.reduce((sum, row) => sum + countVertices(row.geometry), 0) }
}
