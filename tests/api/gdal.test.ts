import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collectionIds } from '../../server/src/ogc/collection.ts'
import { freePort } from '../support/throwaway-cluster.ts'
import { readAll, useApi } from './api-fixture.ts'

const execute = promisify(execFile)
const installed = spawnSync('ogrinfo', ['--version']).status === 0
if (!installed) {
  if (process.env.CI) throw new Error('ogrinfo is missing: apt-get install gdal-bin')
  process.stderr.write('NOT RUN: tests with ogrinfo, which is missing here (gdal-bin)\n')
}

describe.skipIf(!installed)('GDAL, over HTTP', () => {
  const api = useApi()
  let server: ReturnType<typeof serve> | undefined
  let source = ''

  beforeAll(async () => {
    const port = await freePort()
    await new Promise<void>((resolve) => {
      server = serve({ fetch: api.app.fetch, port, hostname: '127.0.0.1' }, () => resolve())
    })
    source = `OAPIF:http://127.0.0.1:${port}/ogc`
  })
  afterAll(() => {
    server?.close()
  })

  test('ogrinfo -al lists every collection and counts every feature', async () => {
    const { stdout, stderr } = await execute('ogrinfo', ['-al', '-so', '-oo', 'PAGE_SIZE=1000', source], {
      maxBuffer: 10_000_000,
    })
    expect(stderr).not.toMatch(/error|warning/i)
    const found = [...stdout.matchAll(/^Layer name: (\S+)[\s\S]*?^Feature Count: (\d+)/gm)].map(
      ([, name, count]) => [name, Number(count)],
    )
    const expected: [string, number][] = []
    for (const id of collectionIds) expected.push([id, (await readAll(api, id, 'limit=5000')).length])
    expect(found).toEqual(expected)
    for (const [, count] of expected) expect(count).toBeGreaterThan(0)
  })

  test('its own page size of ten and its spatial filter give the same units', async () => {
    const { stdout } = await execute('ogrinfo', ['-al', '-q', source, 'units'])
    expect(stdout.match(/^OGRFeature\(units\)/gm)?.length).toBe(
      (await readAll(api, 'units', 'limit=5000')).length,
    )
    const [box] = (await api.json<{ extent: { spatial: { bbox: number[][] } } }>('/ogc/collections/units'))
      .extent.spatial.bbox
    const [w = 0, s = 0, e = 0, n = 0] = box ?? []
    const middle = [(2 * w + e) / 3, (2 * s + n) / 3, (w + 2 * e) / 3, (s + 2 * n) / 3]
    const part = await execute('ogrinfo', ['-al', '-q', source, 'units', '-spat', ...middle.map(String)])
    const ours = await readAll(api, 'units', `limit=5000&bbox=${middle.join(',')}`)
    expect(part.stdout.match(/^OGRFeature\(units\)/gm)?.length).toBe(ours.length)
  })
})
