import {
  edgeCount,
  openStreetWalks,
  readNetwork,
  readWalkGround,
  type StreetWalks,
  type WalkNetwork,
} from '@wangge/geodata'
import { describe, expect, test } from 'vitest'
import type { Coverage } from '../../server/src/routes/coverage-schema.ts'
import { expectProblem, rowCounts, useWalkApi, walkable, wayless } from './walk-fixture.ts'

const api = useWalkApi()

const bytesOf = async (path: string): Promise<ArrayBuffer> => {
  const response = await api.ask(path)
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/octet-stream'])
  const bytes = await response.arrayBuffer()
  expect(response.headers.get('Content-Length')).toBe(String(bytes.byteLength))
  return bytes
}

const networkOf = async (street: string): Promise<WalkNetwork> => {
  const network = readNetwork(await bytesOf(`/api/v1/walk-network?street=${street}`))
  if (!network.ok) throw new Error(network.failure.code)
  return network.value
}

/** As the browser does it. */
const openAt = async (street: string): Promise<StreetWalks> => {
  const network = await networkOf(street)
  const ground = readWalkGround(new Uint8Array(await bytesOf(`/api/v1/walk-ground?street=${street}`)))
  if (!ground.ok) throw new Error(ground.failure.code)
  const walks = openStreetWalks(network, ground.value)
  if (!walks.ok) throw new Error(walks.failure.code)
  return walks.value
}

describe('the files', () => {
  test('belong together and hold the street', async () => {
    const { ground, centrePlaces } = await openAt(walkable)
    expect(ground).toMatchObject({ streetId: walkable, planId: `${walkable}-2026-1` })
    expect([...ground.buildings.households]).toEqual([10, 20, 40, 80, 7])
    expect(centrePlaces.map(({ problem }) => problem)).toEqual([
      null,
      'centre-on-island',
      'centre-off-network',
      null,
    ])
  })

  test('give the very figures that the server gives', async () => {
    const walks = await openAt(walkable)
    const coverage = walks.coverage({ minutes: [5, 10, 15], speedMps: 1 })
    if (!coverage.ok) throw new Error(coverage.failure.code)
    const answer = await api.json<Coverage>(`/api/v1/coverage?street=${walkable}&minutes=5,10,15&level=basic`)
    const [street, ...grids] = coverage.value.places
    expect(answer.street.within).toEqual(street?.covered)
    const basics = new Map(grids.map((grid) => [grid.code as string | null, grid]))
    expect(answer.grids.length).toBe(64)
    for (const row of answer.grids) expect(row.within).toEqual(basics.get(row.code)?.covered)
  })

  test('of a street without ways hold no way', async () => {
    expect(edgeCount(await networkOf(wayless))).toBe(0)
    expect((await openAt(wayless)).ground.buildings.edge).toEqual(Int32Array.of(-1, -1, -1, -1, -1))
  })

  test.each(['walk-network', 'walk-ground'])('%s is not sent twice', async (name) => {
    const path = `/api/v1/${name}?street=${walkable}`
    const etag = (await api.ask(path)).headers.get('ETag') ?? ''
    const again = await api.ask(path, { headers: { 'If-None-Match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const other = await api.ask(`/api/v1/${name}?street=${wayless}`, { headers: { 'If-None-Match': etag } })
    expect(other.status).toBe(200)
  })
})

describe('bad input is refused with its code', () => {
  test.each([
    ['walk-network?street=999999999', 404, 'unknown-street'],
    ['walk-network?plan=x', 400, 'unknown-parameter'],
    ['walk-ground?street=999999999', 404, 'unknown-street'],
    [`walk-ground?street=${walkable}&plan=nope`, 404, 'unknown-plan'],
    [`walk-ground?street=${walkable}&plan=${wayless}-2026-1`, 404, 'unknown-plan'],
    ['walk-ground?nope=1', 400, 'unknown-parameter'],
  ])('%s', async (path, status, code) => {
    await expectProblem(await api.ask(`/api/v1/${path}`), status, code)
  })

  test('and nothing is changed by asking', async () => {
    const before = await rowCounts(api)
    await openAt(walkable)
    expect(await rowCounts(api)).toEqual(before)
  })
})
