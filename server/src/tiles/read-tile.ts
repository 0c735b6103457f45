import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { type Collection, scopeOf, tileScopeOf } from '../ogc/collection.ts'
import type { FeatureRow } from '../db/queries/features.ts'
import type { ItemsQuery } from '../ogc/items-query.ts'
import { computationOf } from '../ogc/read-items.ts'
import { hotspotWindow } from '../services/request-hotspots.ts'
import { type Memo, createMemo } from '../services/memo.ts'
import { type StreetData, type StreetView, isComputed } from '../services/street-data.ts'
import { isRoadDrawn } from './road-zooms.ts'
import { type TileAddress, boundsMeet, tileBounds } from './tile-address.ts'
import { tileHourOf } from './tile-version.ts'
import { type TileIndex, buildTileIndex, tileExtent } from './tile-index.ts'

const compress = promisify(gzip)

/** What a street's data may reach beyond its border: circles, roads, cells. About 3 km. */
export const marginDegrees = 0.03

export interface EncodedTile {
  readonly plain: Uint8Array
  readonly gzipped: Uint8Array
}

export interface TileReader {
  /** null where nothing is in the tile. `version` stands for everything the tile depends on but its address. */
  read(
    views: readonly StreetView[],
    collection: Collection,
    query: ItemsQuery,
    tile: TileAddress,
    version: string,
  ): Promise<EncodedTile | null>
}

/** What a computed collection, or one with a time, depends on besides its street. */
const variantOf = ({ areas, interval }: ItemsQuery) => JSON.stringify([areas, interval ?? null])

/** A year of requests in one tile is over a megabyte: where no time is said, tiles hold the last 90 days. */
const storedQuery = ({ head }: StreetView, { time }: Collection, { interval }: ItemsQuery) =>
  time === 'moment' ? { interval: hotspotWindow(head.asOfMs, interval) } : {}

/** A count of requests would make new tiles of every grid with each of them. */
const withoutCount =
  ({ id }: Collection) =>
  (row: FeatureRow): FeatureRow => {
    if (scopeOf(id) === tileScopeOf(id)) return row
    const { requests_30d: _, ...properties } = row.properties
    return { ...row, properties }
  }

export const createTileReader = (data: StreetData): TileReader => {
  /** Weighed in source vertices; a cut index holds each about five times, at 24 bytes. */
  const indexes: Memo<TileIndex> = createMemo(1_500_000, (index) => index.vertices + 1000)
  const tiles: Memo<EncodedTile | null> = createMemo(
    64_000_000,
    (tile) => 200 + (tile === null ? 0 : tile.plain.length + tile.gzipped.length),
  )

  const indexOf = (view: StreetView, collection: Collection, query: ItemsQuery): Promise<TileIndex> => {
    const { head, planId } = view
    const stamp = tileScopeOf(collection.id) === 'street' ? head.stamp : head.requestStamp
    const hour = tileHourOf(data, view, collection)
    const key = `${head.id} ${stamp} ${hour} ${planId} ${collection.id} ${variantOf(query)}`
    return indexes.get(key, async () => {
      const rows = isComputed(collection.id)
        ? await data.computed(view, collection.id, computationOf(query, head.asOfMs))
        : await data.stored(view, collection.id, storedQuery(view, collection, query))
      return buildTileIndex(head.id, rows.map(withoutCount(collection)), collection)
    })
  }

  const encode = async (
    views: readonly StreetView[],
    collection: Collection,
    query: ItemsQuery,
    tile: TileAddress,
  ): Promise<EncodedTile | null> => {
    const bounds = tileBounds(tile)
    const features: GeoJSONVTFeature[] = []
    let last: GeoJSONVTTile | null = null
    for (const view of views) {
      if (!boundsMeet(view.head.bbox, bounds, marginDegrees)) continue
      const { cutter } = await indexOf(view, collection, query)
      const cut = cutter.getTile(tile.z, tile.x, tile.y)
      if (cut === null) continue
      last = cut
      for (const feature of cut.features) {
        if (collection.id === 'roads' && !isRoadDrawn(feature.tags?.class, tile.z)) continue
        features.push(feature)
      }
    }
    if (last === null || features.length === 0) return null
    const merged = { ...last, features } as GeoJSONVTTile
    const plain = fromGeojsonVt({ [collection.id]: merged }, { version: 2, extent: tileExtent })
    return { plain, gzipped: await compress(plain) }
  }

  return {
    read: (views, collection, query, tile, version) => {
      const { z, x, y } = tile
      return tiles.get(`${collection.id} ${z} ${x} ${y} ${version} ${variantOf(query)}`, () =>
        encode(views, collection, query, tile),
      )
    },
  }
}
