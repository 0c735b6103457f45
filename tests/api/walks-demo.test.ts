import {
  type GridCode,
  openStreetWalks,
  readNetwork,
  readWalkGround,
  type StreetWalks,
} from '@wangge/geodata'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Coverage, type CoverageRow, coverageSchema } from '../../server/src/routes/coverage-schema.ts'
import { type ServiceAreas, serviceAreasSchema } from '../../server/src/routes/service-areas-schema.ts'
import { type Siting, sitingSchema } from '../../server/src/routes/siting-schema.ts'
import { demoStreet } from '../support/demo-street.ts'
import { street, useApi } from './api-fixture.ts'

/** The demo street, walked: every figure against another way to it. */
const api = useApi()
const read = (search: string) => api.json<Coverage>(`/api/v1/coverage?${search}`)
const post = async (path: string, body: unknown): Promise<unknown> => {
  const response = await api.ask(path, { method: 'POST', body })
  const answer: unknown = await response.json()
  if (response.status !== 200) throw new Error(JSON.stringify(answer))
  return answer
}
const site = async (question: Record<string, unknown>): Promise<Siting> =>
  sitingSchema.parse(await post('/api/v1/siting', question))

/** The street as the browser has it. */
let walks: StreetWalks
beforeAll(async () => {
  const network = readNetwork(await (await api.ask('/api/v1/walk-network')).arrayBuffer())
  const ground = readWalkGround(new Uint8Array(await (await api.ask('/api/v1/walk-ground')).arrayBuffer()))
  if (!network.ok || !ground.ok) throw new Error('unreadable')
  const opened = openStreetWalks(network.value, ground.value)
  if (!opened.ok) throw new Error(opened.failure.code)
  walks = opened.value
})

describe('coverage', () => {
  test('of the grids of every level is that of the street', async () => {
    const data = demoStreet()
    const homes = data.buildings.filter(({ basicCode }) => basicCode !== null)
    for (const level of ['district', 'unit', 'basic'] as const) {
      const answer = await read(`minutes=5,10,15&level=${level}`)
      expect(coverageSchema.parse(answer)).toEqual(answer)
      const { street: whole, grids } = answer
      expect(grids.length).toBe(data.grids.filter((grid) => grid.level === level).length)
      const sum = (of: (row: CoverageRow) => number) => grids.reduce((total, row) => total + of(row), 0)
      expect(whole.households).toBe(homes.reduce((total, { households }) => total + households, 0))
      const figures: ((row: CoverageRow) => number)[] = [
        (row) => row.households,
        (row) => row.residents,
        (row) => row.buildings,
        (row) => row.covered,
        (row) => row.coveredResidents,
        (row) => row.unreachable.households,
        (row) => row.radius.claimed,
        (row) => row.radius.denied,
        ...[0, 1, 2].map((at) => (row: CoverageRow) => row.within[at]?.households ?? Number.NaN),
      ]
      for (const of of figures) expect(sum(of)).toBe(of(whole))
    }
  })

  test('grows with the minutes, and shares are what they say', async () => {
    const { street: whole, grids } = await read('minutes=5,10,15&level=basic')
    for (const row of [whole, ...grids]) {
      const [five, ten, fifteen] = row.within.map(({ households }) => households)
      expect([five, ten, fifteen]).toEqual([five, ten, fifteen].toSorted((a = 0, b = 0) => a - b))
      expect(row.share).toBe(row.households === 0 ? null : row.covered / row.households)
      expect(row.radius.claimed - row.radius.denied).toBe(row.covered)
      for (const { households, byOwn, byNeighbour } of row.within)
        expect(byOwn + byNeighbour).toBe(households)
    }
  })

  test('leaves those in the gaps', async () => {
    const { street: whole, gaps } = await read('level=street')
    expect(gaps.total.households).toBe(whole.households - whole.covered)
    const inGaps = gaps.gaps.reduce((sum, { households }) => sum + households, 0)
    expect(inGaps + gaps.others.households).toBe(gaps.total.households)
    const ordered = gaps.gaps.map(({ households }) => households)
    expect(ordered).toEqual(ordered.toSorted((a, b) => b - a))
    expect(ordered.length).toBeGreaterThan(0)
    for (const gap of gaps.gaps)
      expect(gap.basics.reduce((sum, { households }) => sum + households, 0)).toBe(gap.households)
  })

  test('is what the browser finds in the same files', async () => {
    const answer = await read('minutes=7.5&speed=1.2&level=unit')
    const found = walks.coverage({ minutes: [7.5], speedMps: 1.2 })
    if (!found.ok) throw new Error(found.failure.code)
    const byCode = new Map(found.value.places.map((place) => [place.code, place]))
    for (const row of answer.grids) {
      const place = byCode.get(row.code as GridCode)
      expect(row.within).toEqual(place?.covered)
      expect(row.farthest?.metres).toBe(place?.farthest?.metres)
      expect(row.farthest?.buildingId).toBe(
        place?.farthest ? `${street}.${walks.ground.buildings.id[place.farthest.building]}` : undefined,
      )
    }
  })
})

describe('service areas of a point', () => {
  test('hold each other, and count what coverage of a centre there would count', async () => {
    const [centre] = walks.ground.centres.filter(
      ({ kind, status }) => kind === 'centre' && status === 'operating',
    )
    const answer: ServiceAreas = serviceAreasSchema.parse(
      await post('/api/v1/service-areas', { point: centre?.position, minutes: [15, 5, 10] }),
    )
    const properties = answer.features.map((feature) => feature.properties)
    expect(properties.map(({ minutes }) => minutes)).toEqual([15, 10, 5])
    for (const [at, { households, grids, centers }] of properties.entries()) {
      expect(centers[0]?.id).toBe(centre?.id)
      expect(grids.reduce((sum, grid) => sum + grid.households, 0)).toBe(households)
      expect(households).toBeLessThanOrEqual(properties[at - 1]?.households ?? Infinity)
    }
    const [row] = await api.db.sql`
      WITH area AS (SELECT ST_GeomFromGeoJSON(g) AS geom, n FROM unnest(${answer.features.map(
        ({ geometry }) => JSON.stringify(geometry),
      )}::text[]) WITH ORDINALITY AS t(g, n))
      SELECT bool_and(ST_IsValid(geom)) AS valid,
             (SELECT bool_and(ST_Covers(a.geom, b.geom)) FROM area a JOIN area b ON b.n = a.n + 1) AS nested FROM area`
    expect(row).toEqual({ valid: true, nested: true })
  })
})

describe('siting', () => {
  /** Households covered in 5 minutes where centres stood at these places too. */
  const coveredWith = (places: readonly (readonly number[])[]): number => {
    const { ground, network } = walks
    const added = places.map((position, at) => ({
      id: `added ${at}`,
      name: '',
      kind: 'centre' as const,
      status: 'operating' as const,
      gridCode: null,
      position: [...position],
    }))
    const opened = openStreetWalks(network, { ...ground, centres: [...ground.centres, ...added] })
    if (!opened.ok) throw new Error(opened.failure.code)
    const coverage = opened.value.coverage({ minutes: [5], speedMps: 1 })
    if (!coverage.ok) throw new Error(coverage.failure.code)
    return coverage.value.places[0]?.covered[0]?.households ?? Number.NaN
  }

  test.each([
    ['places', 1],
    ['places', 3],
    ['buildings', 2],
    ['nodes', 3],
  ])('among %s, %i more: coverage with centres there is what was promised', async (candidates, add) => {
    const answer = await site({ add, candidates })
    expect(answer.places.length).toBe(add)
    expect(answer.coveredBefore).toBe(coveredWith([]))
    expect(answer.coveredAfter).toBe(coveredWith(answer.places.map(({ candidate }) => candidate.position)))
    expect(answer.coveredAfter - answer.coveredBefore).toBe(answer.total)
    expect(answer.total).toBe(answer.places.reduce((sum, { gained }) => sum + gained, 0))
    let covered = answer.coveredBefore
    for (const [at, { gained, shareOfRest }] of answer.places.entries()) {
      expect(covered + gained).toBe(
        coveredWith(answer.places.slice(0, at + 1).map(({ candidate }) => candidate.position)),
      )
      expect(shareOfRest).toBeCloseTo(gained / (answer.households - covered), 9)
      covered += gained
    }
    expect(answer.bound).toBeGreaterThanOrEqual(answer.total)
    if (answer.proven) expect([answer.bound, answer.gap]).toEqual([answer.total, 0])
    else expect(answer.gap).toBeLessThan(0.01)
  })

  test('one more place: no other candidate gains more', async () => {
    const answer = await site({ add: 1 })
    const before = coveredWith([])
    const gains = walks.ground.publicPlaces.map(({ position }) => coveredWith([position]) - before)
    expect(answer.total).toBe(Math.max(...gains))
    expect(answer.candidates.count).toBe(gains.length)
  })

  test('from coverage with its gaps it starts, and finds the same people there', async () => {
    const { street: whole, gaps } = await read('level=street')
    const answer = await site({ add: 1 })
    expect([answer.households, answer.coveredBefore, answer.rest]).toEqual([
      whole.households,
      whole.covered,
      gaps.total.households,
    ])
  })
})

test('the examples of OpenAPI are answered', async () => {
  const { components } = await api.json<{ components: { schemas: Record<string, { example?: unknown }> } }>(
    '/api/openapi.json',
  )
  const areas = await post('/api/v1/service-areas', components.schemas['ServiceAreaRequest']?.example)
  expect(serviceAreasSchema.parse(areas).features.length).toBe(3)
  const siting = await post('/api/v1/siting', components.schemas['SitingRequest']?.example)
  expect(sitingSchema.parse(siting).places.length).toBe(1)
})
