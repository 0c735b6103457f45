import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Coverage, CoverageRow } from '../../server/src/routes/coverage-schema.ts'
import type { ServiceAreas } from '../../server/src/routes/service-areas-schema.ts'
import { launchBrowser, visit } from '../support/browser.ts'
import { BrowserWalks } from './pages/browser-walks.ts'

const url = (path: string): string => `${inject('browserServer').url}${path}`

const get = async <T>(path: string): Promise<T> => {
  const answer = await fetch(url(path))
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}

const post = (body: object): Promise<Response> =>
  fetch(url('/api/v1/service-areas'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const minutes = [5, 10, 15]
const levels = ['district', 'unit', 'basic'] as const

/** Farthest that two shapes' corners lie apart, in degrees; Infinity where they have other rings or corners. */
const apart = (a: Polygon | MultiPolygon, b: Polygon | MultiPolygon): number => {
  const [left, right] = [a, b].map(
    (shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) as Position[][][],
  )
  const sizes = (all: Position[][][] = []): string => JSON.stringify(all.map((p) => p.map((r) => r.length)))
  if (sizes(left) !== sizes(right)) return Infinity
  const [x, y] = [left?.flat(3) ?? [], right?.flat(3) ?? []] as [number[], number[]]
  return x.reduce((most, value, at) => Math.max(most, Math.abs(value - (y[at] ?? Infinity))), 0)
}

/** A tenth of a millimetre: what a collection keeps of its coordinates. */
const keptDegrees = 1e-9

let browser: Browser
let walks: BrowserWalks
let centreIds: readonly string[]
let streetId: string

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe('the browser answers as the server does', () => {
  test('coverage of every grid, every gap, and areas of points, figure by figure and shape by shape', async () => {
    const coverage = await get<Coverage>(`/api/v1/coverage?minutes=${minutes.join()}&level=basic`)
    const { page } = await visit(browser)
    streetId = coverage.street.code
    walks = await BrowserWalks.open(page, {
      streetId,
      planId: coverage.plan.id,
      version: coverage.asOf.version,
    })
    centreIds = await walks.centreIds()
    await sameCoverage()
    await sameGaps()
    await sameAreas()
    await sameRefusals()
    await page.context().close()
  })
})

const answered = <T>(answer: { readonly value: T } | { readonly code: string }): T => {
  if ('code' in answer) throw new Error(answer.code)
  return answer.value
}

const sameCoverage = async (): Promise<void> => {
  const answer = answered(await walks.ask('coverage', { minutes, speedMps: 1 }))
  const rows = new Map<string, CoverageRow>()
  for (const level of levels) {
    const { street, grids } = await get<Coverage>(`/api/v1/coverage?minutes=${minutes.join()}&level=${level}`)
    for (const row of [street, ...grids]) rows.set(row.code, row)
  }
  expect(answer.places).toHaveLength(rows.size)
  for (const place of answer.places) {
    const row = rows.get(place.code ?? streetId)
    expect({
      households: place.households,
      residents: place.residents,
      buildings: place.buildings,
      within: place.covered,
      unreachable: place.unreachable,
      farthest: place.farthest && [place.farthest.seconds, centreIds[place.farthest.centre]],
      nearest: place.nearest && [
        centreIds[place.nearest.centre],
        place.nearest.own,
        place.nearest.households,
      ],
    }).toEqual({
      households: row?.households,
      residents: row?.residents,
      buildings: row?.buildings,
      within: row?.within,
      unreachable: row?.unreachable,
      farthest: row?.farthest && [row.farthest.seconds, row.farthest.centerId],
      nearest: row?.nearest && [row.nearest.centerId, row.nearest.own, row.nearest.households],
    })
  }
}

const sameGaps = async (): Promise<void> => {
  const { gaps } = await get<Coverage>('/api/v1/coverage?minutes=5')
  const { features } = await get<{
    features: { properties: { id: string; households: number }; geometry: Polygon | MultiPolygon }[]
  }>('/ogc/collections/coverage-gaps/items?minutes=5&limit=5000&f=json')
  const answer = answered(await walks.ask('gaps', { minutes: 5, speedMps: 1 }))
  expect(answer.total).toEqual(gaps.total)
  expect(
    answer.gaps.map(({ id, households, residents, buildings, labelPoint }) => [
      id,
      households,
      residents,
      buildings,
      labelPoint,
    ]),
  ).toEqual(
    gaps.gaps.map(({ id, households, residents, buildings, labelPoint }) => [
      id,
      households,
      residents,
      buildings,
      labelPoint,
    ]),
  )
  expect(answer.others).toHaveLength(gaps.others.count)
  const all = [...answer.gaps, ...answer.others]
  expect(features.map(({ properties }) => properties.id)).toEqual(all.map(({ id }) => `${streetId}.${id}`))
  for (const [at, { geometry }] of features.entries()) {
    const own = all[at]?.geometry
    expect(own === undefined ? Infinity : apart(own, geometry)).toBeLessThanOrEqual(keptDegrees)
  }
}

const sameAreas = async (): Promise<void> => {
  const { features } = await get<{ features: { properties: { label_lon: number; label_lat: number } }[] }>(
    '/ogc/collections/units/items?limit=1000&f=json',
  )
  const points = features.map(({ properties }): Position => [properties.label_lon, properties.label_lat])
  let compared = 0
  for (const point of points)
    for (const method of ['walk', 'radius'] as const) {
      const answer = await walks.ask('areaAt', { point, minutes, speedMps: 1, method })
      const response = await post({ point, minutes, speed_mps: 1, method })
      if (!response.ok) {
        expect(answer).toEqual({ code: ((await response.json()) as { code: string }).code })
        continue
      }
      const { features: areas, snapped } = (await response.json()) as ServiceAreas
      const own = answered(answer)
      // Two engines may round the last bit of a cosine differently.
      expect(own.snapped?.snappedM ?? -1).toBeCloseTo(snapped?.metres ?? -1, 9)
      for (const ring of own.rings) {
        const area = areas.find(({ properties }) => properties.minutes === ring.minutes)
        expect({
          households: ring.households,
          residents: ring.residents,
          buildings: ring.buildings,
          centres: ring.centres.map((number) => centreIds[number]),
          grids: ring.grids.map(({ code, households }) => [code, households]),
        }).toEqual({
          households: area?.properties.households,
          residents: area?.properties.residents,
          buildings: area?.properties.buildings,
          centres: area?.properties.centers.map(({ id }) => id),
          grids: area?.properties.grids.map(({ code, households }) => [code, households]),
        })
        expect(area === undefined ? Infinity : apart(ring.geometry, area.geometry)).toBeLessThanOrEqual(
          keptDegrees,
        )
        compared += 1
      }
    }
  expect(compared).toBeGreaterThan(points.length)
}

const sameRefusals = async (): Promise<void> => {
  const { place } = await get<{ place: { bbox: [number, number, number, number] } }>('/api/v1/overview')
  const [west, south] = place.bbox
  const outside: Position = [west - 0.01, south - 0.01]
  for (const body of [
    { point: outside, minutes: [5], speed_mps: 1 },
    { point: [(west + place.bbox[2]) / 2, (south + place.bbox[3]) / 2], minutes: [10_000], speed_mps: 1 },
    { point: [(west + place.bbox[2]) / 2, (south + place.bbox[3]) / 2], minutes: [5], speed_mps: 0 },
  ]) {
    const { code } = (await (await post(body)).json()) as { code: string }
    const answer = await walks.ask('areaAt', {
      point: body.point,
      minutes: body.minutes,
      speedMps: body.speed_mps,
      method: 'walk',
    })
    expect(answer).toEqual({ code })
  }
}
