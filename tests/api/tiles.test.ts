import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { describe, expect, test } from 'vitest'
import { collectionIds } from '../../server/src/ogc/collection.ts'
import { street, useApi } from './api-fixture.ts'

const api = useApi()

interface TileJson {
  tiles: string[]
  bounds: [number, number, number, number]
  minzoom: number
  maxzoom: number
  vector_layers: { id: string; fields: Record<string, string> }[]
  attribution: string
}

const tileAt = (lon: number, lat: number, z: number) => {
  const side = 2 ** z
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2
  return { z, x: Math.floor(((lon + 180) / 360) * side), y: Math.floor(y * side) }
}

const readTile = async (
  collection: string,
  { z, x, y }: { z: number; x: number; y: number },
  search = '',
) => {
  const response = await api.ask(`/tiles/${collection}/${z}/${x}/${y}.mvt${search}`)
  if (response.status === 204) return null
  expect([collection, response.status]).toEqual([collection, 200])
  expect(response.headers.get('Content-Type')).toBe('application/vnd.mapbox-vector-tile')
  const tile = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())))
  expect(Object.keys(tile.layers)).toEqual([collection])
  const layer = tile.layers[collection]
  if (layer === undefined) throw new Error('a tile without its layer')
  return Array.from({ length: layer.length }, (_, index) => layer.feature(index))
}

/** The tiles of a zoom that the street's box touches. */
const tilesOver = async (z: number) => {
  const [row] = await api.db.sql`
    SELECT ST_XMin(boundary) AS w, ST_YMin(boundary) AS s, ST_XMax(boundary) AS e, ST_YMax(boundary) AS n
      FROM street WHERE id = ${street}`
  const first = tileAt(row?.w - 0.01, row?.n + 0.01, z)
  const last = tileAt(row?.e + 0.01, row?.s - 0.01, z)
  const tiles: { z: number; x: number; y: number }[] = []
  for (let x = first.x; x <= last.x; x += 1)
    for (let y = first.y; y <= last.y; y += 1) tiles.push({ z, x, y })
  return tiles
}

describe('TileJSON', () => {
  test.each(collectionIds)('of %s leads to tiles that are there', async (id) => {
    const description = await api.json<TileJson>(`/tiles/${id}/tilejson.json`)
    const [layer] = description.vector_layers
    expect(layer?.id).toBe(id)
    expect(description.attribution).toContain('示范')
    const { minzoom, maxzoom, bounds } = description
    expect(minzoom).toBeLessThan(maxzoom)
    const middle = tileAt((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2, minzoom)
    const features = await readTile(id, middle)
    expect(features?.length).toBeGreaterThan(0)
    for (const [name, value] of Object.entries(features?.[0]?.properties ?? {}))
      expect([name, typeof value]).toEqual([name, layer?.fields[name]?.toLowerCase()])
  })
})

describe('tiles', () => {
  test('at the deepest zoom hold every building, with its figures and its outline to a metre', async () => {
    const rows = await api.db.sql`
      SELECT id, use, floors::int, households, ST_X(c) AS lon, ST_Y(c) AS lat
        FROM (SELECT *, ST_Centroid(geom) AS c FROM building WHERE street_id = ${street} AND id % 97 = 0) b`
    expect(rows.length).toBeGreaterThan(20)
    for (const row of rows) {
      const address = tileAt(row.lon, row.lat, 16)
      const features = await readTile('buildings', address)
      const found = features?.find(({ properties }) => properties.id === `${street}.${row.id}`)
      expect(found?.properties).toMatchObject({
        use: row.use,
        floors: row.floors,
        households: row.households,
      })
      const geometry = found?.toGeoJSON(address.x, address.y, 16).geometry
      const [near] = await api.db.sql`
        SELECT ST_HausdorffDistance(ST_Intersection(b.geom, ST_Envelope(g.geom)), g.geom) * 111000 AS metres
          FROM building b, (SELECT ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}), 4326) AS geom) g
         WHERE b.street_id = ${street} AND b.id = ${row.id}`
      expect(near?.metres).toBeLessThan(1)
    }
  })

  test('all tiles of one zoom together hold every unit and nothing else', async () => {
    const codes = new Set<unknown>()
    for (const address of await tilesOver(14))
      for (const { properties } of (await readTile('units', address)) ?? []) codes.add(properties.code)
    const rows = await api.db.sql`SELECT code FROM grid WHERE street_id = ${street} AND level = 'unit'`
    expect([...codes].toSorted()).toEqual(rows.map(({ code }) => code).toSorted())
  })

  test('small roads come with the zoom', async () => {
    const classes = async (z: number) => {
      const seen = new Set<unknown>()
      for (const address of await tilesOver(z))
        for (const { properties } of (await readTile('roads', address)) ?? []) seen.add(properties.class)
      return seen
    }
    expect(await classes(10)).not.toContain('residential')
    const near = await classes(14)
    expect(near).toContain('residential')
    expect(near).toContain('footway')
  })

  test('circles follow the speed asked for', async () => {
    const [row] = await api.db.sql`
      SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat FROM place
       WHERE street_id = ${street} AND kind = 'centre' ORDER BY id LIMIT 1`
    const features = await readTile(
      'service-areas',
      tileAt(row?.lon, row?.lat, 14),
      '?method=radius&speed_mps=2&minutes=5',
    )
    expect(
      features?.every(({ properties }) => properties.radius_m === 600 && properties.approximate === true),
    ).toBe(true)
  })

  test('far from every street there is nothing, below the first zoom likewise', async () => {
    expect(await readTile('buildings', { z: 14, x: 0, y: 0 })).toBeNull()
    expect(await readTile('buildings', { z: 2, x: 3, y: 1 })).toBeNull()
  })

  test('the address with the version may be kept for ever, the plain one is asked again', async () => {
    const [template = ''] = (await api.json<TileJson>('/tiles/units/tilejson.json')).tiles
    const [middle] = await tilesOver(12)
    const path = template.replace(/\{([zxy])\}/g, (_, name: 'z' | 'x' | 'y') => String(middle?.[name]))
    const stamped = await api.ask(path)
    expect(stamped.headers.get('Cache-Control')).toContain('immutable')
    const plain = await api.ask(path.replace(/\?.*/, ''))
    expect(plain.headers.get('Cache-Control')).toContain('no-cache')
    const old = await api.ask(path.replace(/v=.*/, 'v=old'))
    expect(old.headers.get('Cache-Control')).not.toContain('immutable')
    const again = await api.ask(path, { headers: { 'If-None-Match': stamped.headers.get('ETag') ?? '' } })
    expect(again.status).toBe(304)
  })

  test('go compressed to those who take them so, with the same content', async () => {
    const [address] = (await tilesOver(13)).slice(0, 1)
    const path = `/tiles/landscape/${address?.z}/${address?.x}/${address?.y}.mvt`
    const plain = Buffer.from(await (await api.ask(path)).arrayBuffer())
    const response = await api.ask(path, { headers: { 'Accept-Encoding': 'br, gzip' } })
    expect(response.headers.get('Content-Encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await response.arrayBuffer()))).toEqual(plain)
  })
})
