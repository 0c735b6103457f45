import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../server/src/app.ts'
import { createAccess } from '../../server/src/auth/create-access.ts'
import { useApi } from './api-fixture.ts'

const api = useApi()
const webDir = mkdtempSync(join(tmpdir(), 'wangge-web-'))
const script = 'assets/index-BvC1xK2d.js'
let app: ReturnType<typeof createApp>

beforeAll(() => {
  mkdirSync(join(webDir, 'assets'))
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>Wangge</title>')
  writeFileSync(join(webDir, script), 'plain')
  writeFileSync(join(webDir, `${script}.gz`), gzipSync('packed'))
  writeFileSync(join(webDir, 'secret.env'), 'x')
  const clock = () => 0
  const access = createAccess({ db: api.db, clock, host: '127.0.0.1', trustProxy: false })
  app = createApp({ db: api.db, access, clock, webDir })
})
afterAll(() => rmSync(webDir, { recursive: true }))

test('every page of the app is the one page, asked for again each time', async () => {
  for (const path of ['/', '/screen', '/plan?grid=1', '/a/b/c']) {
    const response = await app.request(path)
    expect([response.status, await response.text()]).toEqual([200, '<!doctype html><title>Wangge</title>'])
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('Cache-Control')).toBe('no-cache')
    expect(response.headers.get('Content-Security-Policy')).toContain("worker-src 'self' blob:")
  }
})

test('files with a hash in their name are kept for ever and go packed to those who take them so', async () => {
  const packed = await app.request(`/${script}`, { headers: { 'Accept-Encoding': 'gzip' } })
  expect(packed.headers.get('Content-Encoding')).toBe('gzip')
  expect(packed.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
  expect(packed.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect(Buffer.from(await packed.arrayBuffer())).toEqual(gzipSync('packed'))
  const plain = await app.request(`/${script}`)
  expect([plain.headers.get('Content-Encoding'), await plain.text()]).toEqual([null, 'plain'])
  const again = await app.request(`/${script}`, {
    headers: { 'If-None-Match': plain.headers.get('ETag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('what is not there, not the app’s, or outside its folder is a problem, not the page', async () => {
  for (const path of [
    '/assets/none.js',
    '/secret.env',
    '/api/v1/none',
    '/ogc/none',
    '/..%2f..%2fetc%2fpasswd.txt',
    '/%00.js',
    '/%E0%A4%A',
  ]) {
    const response = await app.request(path)
    expect([path, response.status]).toEqual([path, 404])
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  }
})
