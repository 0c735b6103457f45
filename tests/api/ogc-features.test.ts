import { describe, expect, test } from 'vitest'
import { collectionIds } from '../../server/src/ogc/collection.ts'
import { demoStreet } from '../support/demo-street.ts'
import { type ItemsAnswer, readAll, street, useApi } from './api-fixture.ts'

const api = useApi()
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const epsg4326 = 'http://www.opengis.net/def/crs/EPSG/0/4326'

const tables = {
  streets: 'street',
  'service-centers': "place WHERE kind IN ('hall', 'centre', 'station')",
  organizations: 'organization',
  posts: 'post',
  places: 'place',
  compounds: 'compound',
  bodies: 'body',
  buildings: 'building',
  roads: 'road',
  landscape: 'landscape',
  requests: 'request',
  districts: "grid WHERE level = 'district'",
  units: "grid WHERE level = 'unit'",
  'basic-grids': "grid WHERE level = 'basic'",
} as const

describe('what the interface says of itself', () => {
  test('the landing page leads to the API, the conformance and the collections', async () => {
    const landing = await api.json<{ links: { rel: string; href: string; type: string }[] }>('/ogc')
    expect(landing.links.map(({ rel }) => rel)).toEqual(
      expect.arrayContaining(['self', 'alternate', 'service-desc', 'service-doc', 'conformance', 'data']),
    )
    for (const { href, type, rel } of landing.links) {
      const response = await api.ask(href)
      expect([rel, response.status]).toEqual([rel, 200])
      expect(response.headers.get('Content-Type')).toContain(type.split(';')[0])
    }
  })

  test('every collection is listed with its extent, and its own page says the same', async () => {
    const list = await api.json<{ collections: { id: string; extent: { spatial: { bbox: number[][] } } }[] }>(
      '/ogc/collections',
    )
    expect(list.collections.map(({ id }) => id)).toEqual([...collectionIds])
    const box = list.collections[0]?.extent.spatial.bbox[0]
    const [own] = await api.db.sql`
      SELECT ST_XMin(boundary) AS w, ST_YMin(boundary) AS s, ST_XMax(boundary) AS e, ST_YMax(boundary) AS n
        FROM street WHERE id = ${street}`
    expect(box).toEqual([own?.w, own?.s, own?.e, own?.n])
    const units = await api.json<{ id: string; crs: string[]; storageCrs: string }>('/ogc/collections/units')
    expect(units).toMatchObject({ id: 'units', crs: [crs84, epsg4326], storageCrs: crs84 })
  })

  test('the API definition has each collection’s own path with the limit’s bounds and the filters', async () => {
    const api30 = await api.json<{
      openapi: string
      paths: Record<string, { get: { parameters: { name?: string; $ref?: string }[] } }>
      components: { parameters: { limit: { schema: object } } }
    }>('/ogc/api')
    expect(api30.openapi).toBe('3.0.3')
    for (const id of collectionIds) expect(Object.keys(api30.paths)).toContain(`/collections/${id}/items`)
    expect(api30.components.parameters.limit.schema).toMatchObject({
      minimum: 1,
      maximum: 5000,
      default: 100,
    })
    const names = api30.paths['/collections/buildings/items']?.get.parameters.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['use', 'floors', 'basic_code']))
    const queryables = await api.json<{ properties: object }>('/ogc/collections/buildings/queryables')
    expect(queryables.properties).toMatchObject({ floors: { type: 'integer' } })
  })
})

describe('pages', () => {
  test.each(Object.entries(tables))(
    'all pages of %s hold each feature once, as many as the table',
    async (id, from) => {
      const where = from.includes('WHERE') ? 'AND' : 'WHERE'
      const column = id === 'streets' ? 'id' : 'street_id'
      const [row] = await api.db.sql.unsafe(
        `SELECT count(*)::int AS n FROM ${from} ${where} ${column} = '${street}'`,
      )
      const features = await readAll(api, id, `street=${street}&limit=1700`)
      expect(features.length).toBe(row?.n)
      expect(new Set(features.map(({ id: own }) => own)).size).toBe(features.length)
    },
  )

  test('small pages in order give what one large page gives', async () => {
    for (const id of ['units', 'service-areas', 'places']) {
      const whole = await readAll(api, id, `street=${street}&limit=5000`)
      const pieces = await readAll(api, id, `street=${street}&limit=7`)
      expect(pieces).toEqual(whole)
    }
  })

  test('the default is 100 features, more than the maximum gives the maximum, counts come only where free', async () => {
    const plain = await api.json<ItemsAnswer>(`/ogc/collections/buildings/items?street=${street}`)
    expect([plain.numberReturned, plain.features.length, plain.numberMatched]).toEqual([100, 100, undefined])
    const greedy = await api.json<ItemsAnswer>(
      `/ogc/collections/requests/items?street=${street}&limit=999999`,
    )
    expect(greedy.features.length).toBe(5000)
    const units = await api.json<ItemsAnswer>(`/ogc/collections/units/items?street=${street}&limit=2`)
    const [row] = await api.db
      .sql`SELECT count(*)::int AS n FROM grid WHERE street_id = ${street} AND level = 'unit'`
    expect([units.numberReturned, units.numberMatched]).toEqual([2, row?.n])
  })

  test('one feature is what its page shows of it', async () => {
    for (const id of collectionIds) {
      const { features } = await api.json<ItemsAnswer>(
        `/ogc/collections/${id}/items?street=${street}&limit=3`,
      )
      const last = features.at(-1)
      expect(last, id).toBeDefined()
      const own = await api.json<Record<string, unknown>>(`/ogc/collections/${id}/items/${last?.id}`)
      expect(own).toMatchObject({ type: 'Feature', id: last?.id, properties: last?.properties })
      expect(own.geometry).toEqual(last?.geometry)
    }
  })
})

describe('which features', () => {
  test.each([
    ['buildings', 'building', 'id'],
    ['roads', 'road', 'id'],
    ['requests', 'request', 'id'],
    ['basic-grids', 'grid', 'code'],
  ])('bbox lets %s through as ST_Intersects does', async (collection, table, key) => {
    const [box] = await api.db.sql`
      SELECT ST_XMin(b) AS w, ST_YMin(b) AS s, ST_XMax(b) AS e, ST_YMax(b) AS n
        FROM (SELECT ST_Expand(ST_Centroid(boundary), 0.004) AS b FROM street WHERE id = ${street}) x`
    const { w, s, e, n } = box as unknown as Record<string, number>
    const expected = await api.db.sql.unsafe(
      `SELECT ${key} AS key FROM ${table}
        WHERE street_id = '${street}' AND ST_Intersects(geom, ST_MakeEnvelope(${w}, ${s}, ${e}, ${n}, 4326))
        ORDER BY 1`,
    )
    const prefix = key === 'id' ? `${street}.` : ''
    const ids = (await readAll(api, collection, `street=${street}&limit=5000&bbox=${w},${s},${e},${n}`)).map(
      ({ id }) => id,
    )
    expect(ids.length).toBeGreaterThan(3)
    expect(ids.toSorted()).toEqual(expected.map(({ key: own }) => `${prefix}${own}`).toSorted())
    const withHeights = await readAll(
      api,
      collection,
      `street=${street}&limit=5000&bbox=${w},${s},-10,${e},${n},99`,
    )
    expect(withHeights.map(({ id }) => id)).toEqual(ids)
    const swapped = `bbox=${s},${w},${n},${e}&bbox-crs=${encodeURIComponent(epsg4326)}`
    expect(
      (await readAll(api, collection, `street=${street}&limit=5000&${swapped}`)).map(({ id }) => id),
    ).toEqual(ids)
  })

  test('a box across the antimeridian holds what lies on its two sides, and nothing of China', async () => {
    const far = await api.json<ItemsAnswer>('/ogc/collections/units/items?bbox=170,-20,-170,20')
    expect(far.features).toEqual([])
    const around = await api.json<ItemsAnswer>(
      `/ogc/collections/units/items?bbox=100,-80,-170,80&street=${street}`,
    )
    expect(around.numberMatched).toBeGreaterThan(0)
  })

  test('datetime keeps requests made in the closed interval', async () => {
    const from = '2026-06-01T00:00:00+08:00'
    const to = '2026-06-07T23:59:59+08:00'
    const features = await readAll(
      api,
      'requests',
      `street=${street}&limit=5000&datetime=${encodeURIComponent(`${from}/${to}`)}`,
    )
    const [row] = await api.db.sql`
      SELECT count(*)::int AS n FROM request WHERE street_id = ${street} AND created_at BETWEEN ${from} AND ${to}`
    expect(features.length).toBe(row?.n)
    expect(features.length).toBeGreaterThan(10)
    const open = await readAll(
      api,
      'requests',
      `street=${street}&limit=5000&datetime=${encodeURIComponent(`${from}/..`)}`,
    )
    expect(open.length).toBeGreaterThan(features.length)
  })

  test('property filters are equalities, on tables and on computed collections', async () => {
    const [row] = await api.db.sql`
      SELECT count(*)::int AS n FROM building WHERE street_id = ${street} AND use = 'residential' AND floors = 6`
    const slabs = await readAll(api, 'buildings', `street=${street}&limit=5000&use=residential&floors=6`)
    expect(slabs.length).toBe(row?.n)
    const gaps = await readAll(api, 'organization-gaps', `street=${street}&rule=CENTRE-1`)
    expect(gaps.every(({ properties }) => properties.missing === 'centre')).toBe(true)
    const overdue = await readAll(api, 'requests', `street=${street}&limit=5000&overdue=true`)
    const [late] = await api.db.sql`
      SELECT count(*)::int AS n FROM request r JOIN street s ON s.id = r.street_id
       WHERE r.street_id = ${street} AND r.created_at < s.as_of - interval '7 days'
         AND NOT EXISTS (SELECT 1 FROM request_event e
                          WHERE e.street_id = r.street_id AND e.request_id = r.id AND e.stage = 7)`
    expect(overdue.length).toBe(late?.n)
  })

  test('ways say who walks along them, gates whether people get through', async () => {
    const written = demoStreet().roads.filter(({ privateAccess }) => privateAccess)
    expect(written.length).toBeGreaterThan(500)
    const ids = async (access: string) => {
      const features = await readAll(api, 'roads', `street=${street}&limit=5000&access=${access}`)
      return features.map(({ properties }) => Number(String(properties.id).split('.')[1]))
    }
    expect(await ids('private')).toEqual(written.map(({ id }) => id))
    expect((await ids('public')).length).toBe(demoStreet().roads.length - written.length)
    const gates = await readAll(api, 'landscape', `street=${street}&limit=5000&kind=gate`)
    expect(new Set(gates.map(({ properties }) => properties.passable))).toEqual(new Set([true]))
  })
})

describe('coordinates', () => {
  test('basic grids come back bit for bit as they were written', async () => {
    const written = new Map(
      demoStreet().grids.flatMap(({ code, geometry }) =>
        geometry === null ? [] : [[String(code), geometry]],
      ),
    )
    const features = await readAll(api, 'basic-grids', `street=${street}&limit=5000`)
    expect(features.length).toBe(written.size)
    for (const { id, geometry } of features) expect(geometry).toEqual(written.get(String(id)))
  })

  test('EPSG:4326 has latitude first and says so', async () => {
    const path = `/ogc/collections/places/items?street=${street}&limit=5`
    const plain = await api.ask(path)
    const swapped = await api.ask(`${path}&crs=${encodeURIComponent(epsg4326)}`)
    expect(plain.headers.get('Content-Crs')).toBe(`<${crs84}>`)
    expect(swapped.headers.get('Content-Crs')).toBe(`<${epsg4326}>`)
    const pairs = async (response: Response) =>
      ((await response.json()) as ItemsAnswer).features.map(
        ({ geometry }) => (geometry as unknown as { coordinates: number[] }).coordinates,
      )
    expect(await pairs(swapped)).toEqual((await pairs(plain)).map((pair) => pair.toReversed()))
  })
})

describe('HTTP', () => {
  const path = `/ogc/collections/units/items?street=${street}&limit=3`

  test('GeoJSON has its own type, carries version and plan, and is not sent twice', async () => {
    const first = await api.ask(path)
    expect(first.headers.get('Content-Type')).toBe('application/geo+json')
    const body = (await first.json()) as ItemsAnswer
    expect(body.plan).toBe(`${street}-2026-1`)
    expect(body.asOf.time).toBe('2026-10-31T16:00:00.000Z')
    const etag = first.headers.get('ETag') ?? ''
    const again = await api.ask(path, { headers: { 'If-None-Match': `"other", ${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const other = await api.ask(`${path}&level=unit`, { headers: { 'If-None-Match': etag } })
    expect(other.status).toBe(200)
  })

  test('HEAD is GET without a body', async () => {
    const head = await api.ask(path, { method: 'HEAD' })
    const get = await api.ask(path)
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (const name of ['ETag', 'Content-Type', 'Content-Crs'])
      expect(head.headers.get(name)).toBe(get.headers.get(name))
  })

  test('a browser gets a page in Chinese without anything from elsewhere, a program gets JSON', async () => {
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    for (const own of [
      '/ogc',
      '/ogc/collections',
      '/ogc/collections/units',
      path,
      '/ogc/api',
      '/ogc/conformance',
    ]) {
      const page = await api.ask(own, { headers: { Accept: accept } })
      const text = await page.text()
      expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      expect(text).toContain('<html lang="zh-CN">')
      expect(text).not.toMatch(/(src|href)="https?:\/\/(?!localhost)/)
      expect((await api.ask(own, { headers: { Accept: '*/*' } })).headers.get('Content-Type')).toMatch(/json/)
      expect(
        (await api.ask(`${own}${own.includes('?') ? '&' : '?'}f=html`)).headers.get('Content-Type'),
      ).toMatch(/html/)
    }
  })

  test('names in pages are escaped', async () => {
    const page = await (
      await api.ask(`/ogc/collections/buildings/items?street=${street}&f=html&name=<b>x`)
    ).text()
    expect(page).not.toContain('<b>x')
  })

  test('a screen neither sees nor reads the requests', async () => {
    const list = await api.json<{ collections: { id: string }[] }>('/ogc/collections', { role: 'screen' })
    expect(list.collections.map(({ id }) => id)).not.toContain('requests')
    for (const own of [
      '/ogc/collections/requests',
      '/ogc/collections/requests/items',
      '/tiles/requests/tilejson.json',
    ])
      expect((await api.ask(own, { role: 'screen' })).status).toBe(403)
  })
})
