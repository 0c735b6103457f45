import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { addUser, bearer, type Setup, setUp, tokenOf } from './auth-fixture.ts'

const street = '000000001'
const place = { lon: 120.0005, lat: 32.0005 }
const hourS = 3600

let db: Database
let setup: Setup
let headers: Record<string, string>
beforeAll(async () => {
  db = await freshDatabase()
  const dataset = latticeStreet(street)
  const real = { ...dataset, street: { ...dataset.street, synthetic: false } }
  const written = await writeStreet(db, real, { kind: 'osm', source: 'test' })
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
  setup = setUp(db, { host: '0.0.0.0' })
  await addUser(db, 'chief', 'planner')
  headers = bearer((await tokenOf(db, 'chief')).token).headers
})
afterAll(() => db.close())

const ask = async (path: string, options: { method?: string; body?: unknown } = {}): Promise<Response> => {
  const response = await setup.ask(path, { ...options, headers })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response
}
/** Address of the tile that the place lies in, as TileJSON says it now. */
const tileUrl = async (collection: string): Promise<string> => {
  const description = await ask(`/tiles/${collection}/tilejson.json?street=${street}`)
  const { tiles, maxzoom: z } = (await description.json()) as { tiles: string[]; maxzoom: number }
  const x = Math.floor(((place.lon + 180) / 360) * 2 ** z)
  const y = Math.floor(((1 - Math.asinh(Math.tan((place.lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z)
  const url = new URL((tiles[0] ?? '').replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`))
  return url.pathname + url.search
}
const read = async (path: string) => {
  const response = await ask(path)
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())))
  const layer = layers['requests']
  return {
    overdue: Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties['overdue']),
    etag: response.headers.get('ETag'),
    kept: response.headers.get('Cache-Control'),
  }
}

test('a request of a real street is overdue in its tile within the hour, though nobody writes', async () => {
  const limit = { street, category: 'emergency', signHours: 1, closeHours: 1 }
  await ask('/api/v1/requests/limits', { method: 'PUT', body: limit })
  await ask('/api/v1/requests', { method: 'POST', body: { street, category: 'emergency', ...place } })
  const first = await tileUrl('requests')
  const fresh = await read(first)
  expect(fresh.overdue).toEqual([false])
  const [, seconds] = /^private, max-age=(\d+), immutable$/.exec(fresh.kept ?? '') ?? []
  expect(Number(seconds)).toBeGreaterThan(0)
  expect(Number(seconds)).toBeLessThanOrEqual(hourS)
  expect(await tileUrl('requests')).toBe(first)

  setup.advance(2 * hourS)
  const second = await tileUrl('requests')
  expect(second).not.toBe(first)
  expect((await read(second)).overdue).toEqual([true])
  const again = await read(first)
  expect(again).toMatchObject({ overdue: [true], kept: 'private, no-cache' })
  expect(again.etag).not.toBe(fresh.etag)
})

test('tiles that time does not turn keep their address for a year', async () => {
  const before = await tileUrl('buildings')
  setup.advance(2 * hourS)
  expect(await tileUrl('buildings')).toBe(before)
  const response = await ask(before)
  expect(response.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable')
})
