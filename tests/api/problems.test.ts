import { describe, expect, test } from 'vitest'
import { createAccess } from '../../server/src/auth/create-access.ts'
import { createApp } from '../../server/src/app.ts'
import { problemOf, useApi } from './api-fixture.ts'

const api = useApi()
const items = '/ogc/collections/units/items'

describe('bad input is a problem with a stable code', () => {
  test.each([
    ['/ogc/collections/nope', 404, 'unknown-collection'],
    ['/ogc/collections/nope/items', 404, 'unknown-collection'],
    ['/tiles/nope/tilejson.json', 404, 'unknown-collection'],
    ['/tiles/nope/1/0/0.mvt', 404, 'unknown-collection'],
    [`${items}/999901001999`, 404, 'unknown-feature'],
    ['/ogc/collections/buildings/items/999901001.99999999', 404, 'unknown-feature'],
    ['/ogc/collections/buildings/items/999901001.1%27%20OR%201=1', 404, 'unknown-feature'],
    [`${items}?bbox=1,2,3`, 400, 'bad-bbox'],
    [`${items}?bbox=1,2,3,x`, 400, 'bad-bbox'],
    [`${items}?bbox=1,2,3,4,5`, 400, 'bad-bbox'],
    [`${items}?bbox=1,20,3,10`, 400, 'bad-bbox'],
    [`${items}?bbox=1,2,3,NaN`, 400, 'bad-bbox'],
    [`${items}?bbox=1,-91,3,4`, 400, 'bad-bbox'],
    [`${items}?bbox=`, 400, 'bad-bbox'],
    [`${items}?limit=-1`, 400, 'bad-limit'],
    [`${items}?limit=0`, 400, 'bad-limit'],
    [`${items}?limit=1.5`, 400, 'bad-limit'],
    [`${items}?limit=all`, 400, 'bad-limit'],
    [`${items}?f=exe`, 400, 'bad-format'],
    ['/ogc?f=exe', 400, 'bad-format'],
    ['/ogc/collections?f=', 400, 'bad-format'],
    [`${items}?nope=1`, 400, 'unknown-parameter'],
    ['/ogc/collections?limit=1', 400, 'unknown-parameter'],
    ['/api/v1/overview?nope=1', 400, 'unknown-parameter'],
    ['/ogc/collections/buildings/items?floors=six', 400, 'bad-value'],
    ['/ogc/collections/buildings/items?use=castle', 400, 'bad-value'],
    ['/ogc/collections/buildings/items?use=school&use=office', 400, 'bad-value'],
    ['/ogc/collections/service-areas/items?speed_mps=99', 400, 'bad-value'],
    ['/ogc/collections/service-areas/items?minutes=7', 400, 'bad-value'],
    ['/ogc/collections/coverage-gaps/items?minutes=0', 400, 'bad-value'],
    ['/ogc/collections/coverage-gaps/items?method=walk', 400, 'unknown-parameter'],
    ['/ogc/collections/service-areas/items?method=flight', 400, 'bad-value'],
    ['/ogc/collections/requests/items?datetime=yesterday', 400, 'bad-datetime'],
    ['/ogc/collections/requests/items?datetime=2026-02-30', 400, 'bad-datetime'],
    ['/ogc/collections/requests/items?datetime=2026-03-01/2026-02-01', 400, 'bad-datetime'],
    [`${items}?cursor=zzz`, 400, 'bad-cursor'],
    [`${items}?crs=http://www.opengis.net/def/crs/EPSG/0/3857`, 400, 'bad-crs'],
    [`${items}?plan=999901001-1999-1`, 404, 'unknown-plan'],
    ['/api/v1/overview?plan=nope', 404, 'unknown-plan'],
    [`${items}?street=000000000`, 404, 'unknown-street'],
    ['/api/v1/overview?street=000000000', 404, 'unknown-street'],
    ['/api/v1/overview?grid=999901001D99', 404, 'unknown-grid'],
    ['/tiles/units/3/8/0.mvt', 400, 'tile-out-of-range'],
    ['/tiles/units/3/0/8.mvt', 400, 'tile-out-of-range'],
    ['/tiles/units/30/0/0.mvt', 400, 'tile-out-of-range'],
    ['/tiles/units/-1/0/0.mvt', 400, 'tile-out-of-range'],
    ['/tiles/units/12/1/1.5.mvt', 400, 'tile-out-of-range'],
    ['/tiles/units/12/1/1.png', 400, 'tile-out-of-range'],
    ['/api/v1/nope', 404, 'not-found'],
    ['/nope', 404, 'not-found'],
  ])('GET %s is %i %s', async (path, status, code) => {
    const response = await api.ask(path)
    expect(response.status).toBe(status)
    expect(await problemOf(response)).toEqual({ status, code, type: 'application/problem+json' })
  })

  test.each([
    ['POST', '/ogc/collections/units/items', 'GET, HEAD'],
    ['DELETE', '/api/v1/overview', 'GET, HEAD'],
    ['PUT', '/healthz', 'GET, HEAD'],
    ['PATCH', '/api/v1/session', 'DELETE, GET, HEAD, POST'],
  ])('%s %s is not allowed, and what is allowed is said', async (method, path, allow) => {
    const response = await api.ask(path, { method })
    expect([response.status, response.headers.get('Allow')]).toEqual([405, allow])
    expect((await problemOf(response)).code).toBe('method-not-allowed')
  })

  test('malformed JSON, and a body that is too large', async () => {
    const post = (body: string) =>
      api.app.request('/api/v1/session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': String(body.length) },
        body,
      })
    expect(await problemOf(await post('{"name":'))).toMatchObject({ status: 400, code: 'malformed-json' })
    expect(await problemOf(await post(JSON.stringify('x'.repeat(2_000_000))))).toMatchObject({
      status: 413,
      code: 'body-too-large',
    })
  })
})

describe('what is not the caller’s fault', () => {
  const appOn = (fail: () => never) => {
    const sql = Object.assign(() => fail(), { unsafe: fail, begin: fail })
    const db = { ...api.db, sql: sql as never }
    const clock = () => 0
    return createApp({
      db,
      access: createAccess({ db: api.db, clock, host: '127.0.0.1', trustProxy: false }),
      clock,
      webDir: null,
    })
  }
  const ask = async (app: ReturnType<typeof createApp>, path: string) =>
    app.request(path, {}, { incoming: { socket: { remoteAddress: '127.0.0.1' } } })

  test('a database that is gone is 503 and says to come back', async () => {
    const app = appOn(() => {
      throw Object.assign(new Error('write CONNECTION_CLOSED 10.1.2.3:5432'), { code: 'CONNECTION_CLOSED' })
    })
    const response = await ask(app, '/api/v1/overview')
    const text = await response.clone().text()
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'database-unavailable' })
    expect(response.headers.get('Retry-After')).toBe('5')
    expect(text).not.toContain('10.1.2.3')
  })

  test('anything unforeseen is 500 without its insides', async () => {
    const app = appOn(() => {
      throw new Error('secret detail')
    })
    const response = await ask(app, '/ogc/collections/units/items')
    const text = await response.clone().text()
    expect(await problemOf(response)).toMatchObject({ status: 500, code: 'internal' })
    expect(text).not.toContain('secret')
  })
})

test('health tells the database and the version; readiness asks the database', async () => {
  for (const path of ['/healthz', '/readyz'])
    expect(await api.json(path)).toEqual({
      status: 'ok',
      database: api.db.kind,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    })
})

test('OpenAPI 3.1 describes the routes with what each asks for', async () => {
  const document = await api.json<{ openapi: string; paths: Record<string, Record<string, object>> }>(
    '/api/openapi.json',
  )
  expect(document.openapi).toBe('3.1.0')
  expect(document.paths['/api/v1/overview']?.get).toMatchObject({ 'x-permission': 'map.read' })
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/healthz', '/ogc', '/tiles/{collectionId}/tilejson.json', '/api/v1/session']),
  )
})

test('every answer has its security headers', async () => {
  for (const path of ['/healthz', '/ogc?f=html', '/nope']) {
    const { headers } = await api.ask(path)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'self'")
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
  }
})
