import { describe, expect, test } from 'vitest'
import { type ServiceAreas, serviceAreasSchema } from '../../server/src/routes/service-areas-schema.ts'
import { at } from '../support/walk-street.ts'
import { expectProblem, homeless, postRaw, rowCounts, useWalkApi, walkable, wayless } from './walk-fixture.ts'

const api = useWalkApi()
const path = '/api/v1/service-areas'
const post = (body: unknown) => api.ask(path, { method: 'POST', body })
const ask = async (question: Record<string, unknown>): Promise<ServiceAreas> => {
  const response = await post({ street: walkable, ...question })
  const body: unknown = await response.json()
  if (response.status !== 200) throw new Error(JSON.stringify(body))
  return serviceAreasSchema.parse(body)
}
const propertiesOf = ({ features }: ServiceAreas) => features.map(({ properties }) => properties)

/** Whether the area of the feature covers a place, by PostGIS. */
const covers = async (area: ServiceAreas['features'][number] | undefined, place: readonly number[]) => {
  const [row] = await api.db.sql`
    SELECT ST_Covers(ST_GeomFromGeoJSON(${JSON.stringify(area?.geometry)}),
                     ST_GeomFromGeoJSON(${JSON.stringify({ type: 'Point', coordinates: place })})) AS covers`
  return row?.covers as boolean
}

describe('walks known by hand, from house 1', () => {
  const question = { point: at(1.1, 0.5), minutes: [5, 10, 15], speed_mps: 1, method: 'walk' }

  test('who lies within 5, 10 and 15 minutes, the largest area first', async () => {
    const answer = await ask(question)
    expect(answer).toMatchObject({
      type: 'FeatureCollection',
      asOf: { time: '2026-02-10T00:00:00.000Z' },
      plan: { id: `${walkable}-2026-1` },
      snapped: { position: at(1.1, 0.5), metres: expect.closeTo(0, 3), island: false },
    })
    const shared = { method: 'walk', speed_mps: 1, approximate: false }
    const centers = [{ id: `${walkable}.1`, name: '中心一', kind: 'centre' }]
    const grid = (code: string, name: string, households: number) => ({
      code: walkable + code,
      name,
      households,
    })
    // House 4 is 604.7 m away, which is more than 10 minutes.
    const [first, second, third, fourth] = [
      grid('004002', '基础7-0', 80),
      grid('003001', '基础4-0', 40),
      grid('002001', '基础2-0', 20),
      grid('001002', '基础1-0', 10),
    ]
    expect(propertiesOf(answer)).toEqual([
      {
        minutes: 15,
        ...shared,
        households: 150,
        residents: 375,
        buildings: 4,
        centers,
        grids: [first, second, third, fourth],
      },
      {
        minutes: 10,
        ...shared,
        households: 70,
        residents: 175,
        buildings: 3,
        centers,
        grids: [second, third, fourth],
      },
      { minutes: 5, ...shared, households: 30, residents: 75, buildings: 2, centers, grids: [third, fourth] },
    ])
  })

  test('areas are valid, lie in each other, and hold what is reached and not what is not', async () => {
    const { features } = await ask(question)
    const [fifteen, ten, five] = features
    const [row] = await api.db.sql`
      WITH area AS (SELECT ST_GeomFromGeoJSON(${JSON.stringify(five?.geometry)}) AS five,
                           ST_GeomFromGeoJSON(${JSON.stringify(ten?.geometry)}) AS ten,
                           ST_GeomFromGeoJSON(${JSON.stringify(fifteen?.geometry)}) AS fifteen)
      SELECT ST_IsValid(five) AND ST_IsValid(ten) AND ST_IsValid(fifteen) AS valid,
             ST_Covers(ten, five) AND ST_Covers(fifteen, ten) AS nested FROM area`
    expect(row).toEqual({ valid: true, nested: true })
    // 300 m east of house 1 is 4.27; 25 m farther nothing is in the area any more.
    expect(await covers(five, at(4.27, 0.5))).toBe(true)
    expect(await covers(five, at(4.55, 0.5))).toBe(false)
    expect(await covers(ten, at(4.55, 0.5))).toBe(true)
    // Up the bridge: 226.8 m to its foot and 58 m more.
    expect(await covers(five, at(3.5, 1.0))).toBe(true)
    expect(await covers(five, at(3.5, 1.5))).toBe(false)
    // 222 m away as the crow flies, on the island.
    expect(await covers(fifteen, at(1, 2.5))).toBe(false)
  })

  test('an area does not depend on what else is asked', async () => {
    const [alone] = (await ask({ ...question, minutes: [10] })).features
    expect(alone).toEqual((await ask(question)).features[1])
  })

  test('half the speed is half the way', async () => {
    const slow = await ask({ ...question, minutes: [10], speed_mps: 0.5 })
    expect(propertiesOf(slow)).toMatchObject([{ minutes: 10, speed_mps: 0.5, households: 30 }])
  })

  test('the straight circle says so, needs no way, and claims what the walk denies', async () => {
    const answer = await ask({ ...question, minutes: [5], method: 'radius' })
    expect(answer.snapped).toBeNull()
    expect(propertiesOf(answer)).toMatchObject([
      {
        minutes: 5,
        method: 'radius',
        approximate: true,
        households: 37,
        centers: [{ id: `${walkable}.1` }, { id: `${walkable}.2` }],
      },
    ])
    const there = await post({ street: wayless, point: at(1.1, 0.5), minutes: [5], method: 'radius' })
    expect(there.status).toBe(200)
  })

  test('unsaid, it is 5, 10 and 15 minutes’ walk at 1 m/s', async () => {
    expect(await ask({ point: question.point })).toEqual(await ask(question))
  })
})

describe('an island', () => {
  test('is the whole area, and flagged', async () => {
    const answer = await ask({ point: at(1, 2.5), minutes: [5, 15] })
    expect(answer.snapped).toMatchObject({ island: true })
    expect(propertiesOf(answer)).toMatchObject([
      { minutes: 15, households: 0, centers: [{ id: `${walkable}.2`, name: '岛上中心' }] },
      { minutes: 5, households: 0, centers: [{ id: `${walkable}.2` }] },
    ])
    const [fifteen, five] = answer.features
    expect(fifteen?.geometry).toEqual(five?.geometry)
    for (const place of [at(0.5, 2.5), at(1, 2.5), at(1.5, 2.5)]) expect(await covers(five, place)).toBe(true)
    for (const place of [at(0.5, 0.5), at(3.5, 2.5)]) expect(await covers(five, place)).toBe(false)
  })
})

describe('points that have no area', () => {
  test.each([
    ['outside the street', [119.99, 32.0005], 422, 'point-outside-street'],
    ['on the other side of the globe', [-60, -32], 422, 'point-outside-street'],
    ['in the lake', at(3.1, 2.5), 422, 'point-in-water'],
    ['far from any way', at(2, 7), 422, 'too-far-from-network'],
    ['of one number', [120], 400, 'bad-point'],
    ['of three numbers', [120, 32, 5], 400, 'bad-point'],
    ['of none', [], 400, 'bad-point'],
    ['in words', '120,32', 400, 'bad-point'],
    ['with a number in words', ['120', 32], 400, 'bad-point'],
    ['with NaN in words', ['NaN', 32], 400, 'bad-point'],
    ['with nothing', [null, 32], 400, 'bad-point'],
    ['off the globe', [181, 32], 400, 'bad-point'],
    ['at the pole', [120, 90], 400, 'bad-point'],
    ['that is null', null, 400, 'bad-point'],
    ['that is not there', undefined, 400, 'bad-point'],
  ])('%s', async (_, point, status, code) => {
    await expectProblem(await post({ street: walkable, point, minutes: [5] }), status, code)
  })

  test('on the bridge over the lake one stands well', async () => {
    const answer = await ask({ point: at(3.5, 2.5), minutes: [5] })
    expect(answer.snapped).toMatchObject({ island: false, metres: expect.closeTo(0, 2) })
  })

  test('in a street without ways', async () => {
    await expectProblem(await post({ street: wayless, point: at(1.1, 0.5) }), 422, 'no-network')
  })

  test('where nobody lives there is an area all the same', async () => {
    const response = await post({ street: homeless, point: at(1.1, 0.5), minutes: [5] })
    const answer = serviceAreasSchema.parse(await response.json())
    expect(propertiesOf(answer)).toMatchObject([{ households: 0, buildings: 0, grids: [] }])
  })
})

describe('bad input is refused with its code', () => {
  test.each([
    [{ minutes: [0] }, 400, 'bad-minutes'],
    [{ minutes: [-5] }, 400, 'bad-minutes'],
    [{ minutes: [10_000] }, 400, 'bad-minutes'],
    [{ minutes: [null] }, 400, 'bad-minutes'],
    [{ minutes: ['NaN'] }, 400, 'bad-minutes'],
    [{ minutes: ['5'] }, 400, 'bad-minutes'],
    [{ minutes: [] }, 400, 'bad-minutes'],
    [{ minutes: [1, 2, 3, 4, 5, 6, 7] }, 400, 'bad-minutes'],
    [{ minutes: [5, 5] }, 400, 'bad-minutes'],
    [{ minutes: 5 }, 400, 'bad-minutes'],
    [{ minutes: null }, 400, 'bad-minutes'],
    [{ speed_mps: 0 }, 400, 'bad-speed'],
    [{ speed_mps: -1 }, 400, 'bad-speed'],
    [{ speed_mps: 6 }, 400, 'bad-speed'],
    [{ speed_mps: null }, 400, 'bad-speed'],
    [{ speed_mps: 'NaN' }, 400, 'bad-speed'],
    [{ method: 'fly' }, 400, 'bad-value'],
    [{ method: null }, 400, 'bad-value'],
    [{ speed: 1 }, 400, 'unknown-parameter'],
    [{ center_id: 'x' }, 400, 'unknown-parameter'],
    [{ street: 5 }, 400, 'bad-request'],
    [{ street: '999999999' }, 404, 'unknown-street'],
    [{ plan: 'nope' }, 404, 'unknown-plan'],
  ])('%j', async (wrong, status, code) => {
    await expectProblem(await post({ street: walkable, point: at(1.1, 0.5), ...wrong }), status, code)
  })

  const whole = JSON.stringify({ street: walkable, point: at(1.1, 0.5) })
  test.each([
    ['{"point":', 'application/json', 400, 'malformed-json'],
    ['', 'application/json', 400, 'malformed-json'],
    ['{"point":[NaN,32]}', 'application/json', 400, 'malformed-json'],
    ['{"point":[1e999,32]}', 'application/json', 400, 'bad-point'],
    ['{"point":[120,32],"minutes":[1e999]}', 'application/json', 400, 'bad-minutes'],
    ['[]', 'application/json', 400, 'bad-request'],
    ['null', 'application/json', 400, 'bad-request'],
    ['"x"', 'application/json', 400, 'bad-request'],
    [whole, 'text/plain', 415, 'unsupported-media-type'],
    [whole, 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    [whole, 'application/jsonp', 415, 'unsupported-media-type'],
  ])('the body %s as %s', async (body, contentType, status, code) => {
    await expectProblem(await postRaw(api, path, body, contentType), status, code)
  })

  test('a body of more than 1 MB', async () => {
    const body = whole + ' '.repeat(1_000_000)
    await expectProblem(await postRaw(api, path, body, 'application/json'), 413, 'body-too-large')
  })

  test('GET is not for this address', async () => {
    await expectProblem(await api.ask(path), 405, 'method-not-allowed')
  })

  test('and nothing is changed by asking', async () => {
    const before = await rowCounts(api)
    await ask({ point: at(1.1, 0.5) })
    await post({ street: walkable, point: at(3.1, 2.5) })
    expect(await rowCounts(api)).toEqual(before)
  })
})
