import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { answer } from '../ogc/answer.ts'
import { type Collection, tileScopeOf } from '../ogc/collection.ts'
import { findCollection } from '../ogc/collection-routes.ts'
import { asOf, etagOf, isNotModified } from '../ogc/etag.ts'
import { understand } from '../ogc/item-routes.ts'
import { refuseParameters } from '../ogc/landing-routes.ts'
import { originOf } from '../ogc/links.ts'
import { acceptsGzip } from '../ogc/packed-answer.ts'
import { type App, type AppEnv, declareRoute } from '../routes/declare.ts'
import { problem } from '../routes/problem.ts'
import { problemResponse } from '../routes/problem-schema.ts'
import type { StreetData } from '../services/street-data.ts'
import { createTileReader } from './read-tile.ts'
import type { TileReader } from './read-tile.ts'
import { parseTile } from './tile-address.ts'
import { keptSecondsOf, tileVersionOf } from './tile-version.ts'
import { describeTiles } from './tilejson.ts'

const tileType = 'application/vnd.mapbox-vector-tile'

/** Parameters of tiles: which street, plan and time, and what a computed collection is computed from. */
const allowedOf = (collection: Collection) => [
  'v',
  'street',
  'plan',
  ...(collection.time === null ? [] : ['datetime']),
  ...collection.parameters.map(({ name }) => name),
]

/** A version for addresses: letters and figures only. */
const stampOf = (version: string) =>
  etagOf('tiles', version)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(1, 13)

const answerTileJson = async (c: Context<AppEnv>, data: StreetData): Promise<Response> => {
  const collection = findCollection(c)
  if (collection instanceof Response) return collection
  const refused = refuseParameters(c, allowedOf(collection))
  if (refused !== null) return refused
  const understood = await understand(c, collection, data, ['v'])
  if (understood instanceof Response) return understood
  const { views } = understood
  const version = tileVersionOf(data, views, collection)
  const search = new URL(c.req.url).searchParams
  search.set('v', stampOf(version))
  const tilesUrl = `${originOf(c)}/tiles/${collection.id}/{z}/{x}/{y}.mvt?${search}`
  const body = JSON.stringify({
    ...describeTiles(collection, views, tilesUrl),
    asOf: asOf(views, tileScopeOf(collection.id)),
  })
  return answer(c, { body, type: 'application/json', etag: etagOf(c.req.url, version) })
}

const answerTile = async (c: Context<AppEnv>, data: StreetData, reader: TileReader): Promise<Response> => {
  const collection = findCollection(c)
  if (collection instanceof Response) return collection
  const y = /^(\d+)\.mvt$/.exec(c.req.param('tile') ?? '')?.[1]
  const tile = parseTile(c.req.param('z') ?? '', c.req.param('x') ?? '', y ?? '')
  const { min, max } = collection.zooms
  if (tile === null || tile.z > max)
    return problem(
      400,
      'tile-out-of-range',
      `${collection.id} has tiles {z}/{x}/{y}.mvt of zooms ${min} to ${max}.`,
    )
  const refused = refuseParameters(c, allowedOf(collection))
  if (refused !== null) return refused
  const understood = await understand(c, collection, data, ['v'])
  if (understood instanceof Response) return understood
  const { views, query } = understood
  const version = tileVersionOf(data, views, collection)
  const etag = etagOf(c.req.path, new URL(c.req.url).search, version)
  const headers: Record<string, string> = {
    ETag: etag,
    'Cache-Control':
      c.req.query('v') === stampOf(version)
        ? `private, max-age=${keptSecondsOf(data, views, collection)}, immutable`
        : 'private, no-cache',
    Vary: 'Accept-Encoding',
  }
  if (isNotModified(c.req.header('If-None-Match'), etag)) return new Response(null, { status: 304, headers })
  const encoded = tile.z < min ? null : await reader.read(views, collection, query, tile, version)
  if (encoded === null) return new Response(null, { status: 204, headers })
  const zipped = acceptsGzip(c)
  headers['Content-Type'] = tileType
  if (zipped) headers['Content-Encoding'] = 'gzip'
  return new Response(Buffer.from(zipped ? encoded.gzipped : encoded.plain), { status: 200, headers })
}

const text = z.string()
const query = z.looseObject({ street: text.optional(), plan: text.optional(), v: text.optional() })
const failures = { 304: { description: 'Not modified' }, default: problemResponse }

/** Vector tiles, cut here for both databases: the embedded one has no ST_AsMVT. */
export const addTileRoutes = (app: App, data: StreetData): void => {
  const reader = createTileReader(data)
  const shared = { method: 'get' as const, permission: 'map.read' as const, tags: ['tiles'] }
  const tileJson = {
    ...shared,
    path: '/tiles/{collectionId}/tilejson.json' as const,
    summary: 'TileJSON 3.0.0',
    request: { params: z.object({ collectionId: text }), query },
    responses: {
      200: {
        description: 'Bounds, zooms and fields',
        content: { 'application/json': { schema: z.looseObject({}) } },
      },
      ...failures,
    },
  }
  declareRoute(app, tileJson, (c) => answerTileJson(c, data))
  const tile = {
    ...shared,
    path: '/tiles/{collectionId}/{z}/{x}/{tile}' as const,
    summary: 'Mapbox vector tile; the layer is named like the collection, {tile} is {y}.mvt',
    request: { params: z.object({ collectionId: text, z: text, x: text, tile: text }), query },
    responses: {
      200: { description: 'Tile', content: { [tileType]: { schema: z.string() } } },
      204: { description: 'Nothing there' },
      ...failures,
    },
  }
  declareRoute(app, tile, (c) => answerTile(c, data, reader))
}
