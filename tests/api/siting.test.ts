import { describe, expect, test } from 'vitest'
import { type Siting, sitingSchema } from '../../server/src/routes/siting-schema.ts'
import { eventsIn } from '../support/event-stream.ts'
import { at } from '../support/walk-street.ts'
import { expectProblem, homeless, postRaw, rowCounts, useWalkApi, walkable, wayless } from './walk-fixture.ts'

const api = useWalkApi()
const path = '/api/v1/siting'
const post = (body: unknown, accept = 'application/json') =>
  api.ask(path, { method: 'POST', body, headers: { Accept: accept } })
const ask = async (question: Record<string, unknown>): Promise<Siting> => {
  const response = await post({ street: walkable, ...question })
  const body: unknown = await response.json()
  if (response.status !== 200) throw new Error(JSON.stringify(body))
  expect(response.headers.get('Content-Type')).toBe('application/json')
  return sitingSchema.parse(body)
}

/** `walkStreet` has one place that is not a centre yet: station 4, at house 4 and 283.5 m from house 3. */
describe('walks known by hand', () => {
  test('one more centre: whom it reaches, of how many, and that nothing is better', async () => {
    expect(await ask({ add: 1, minutes: 5, speed_mps: 1 })).toEqual({
      asOf: { version: expect.any(String), time: '2026-02-10T00:00:00.000Z' },
      plan: { id: `${walkable}-2026-1`, name: '2026-1', status: 'published', effectiveFrom: '2026-01-01' },
      add: 1,
      minutes: 5,
      speedMps: 1,
      grid: null,
      candidates: { kind: 'places', count: 1 },
      households: 157,
      coveredBefore: 30,
      coveredAfter: 150,
      rest: 127,
      reachable: 120,
      total: 120,
      bound: 120,
      gap: 0,
      proven: true,
      method: 'complete',
      solver: 'not-needed',
      places: [
        {
          rank: 1,
          candidate: {
            kind: 'place',
            id: `${walkable}.4`,
            name: '候选站',
            position: at(7.5, 0.5),
            gridCode: `${walkable}004002`,
            gridName: '基础7-0',
          },
          gained: 120,
          shareOfRest: 120 / 127,
          alone: 120,
          alternative: null,
        },
      ],
    })
  })

  test('in 4 minutes house 3 is too far', async () => {
    expect(await ask({ add: 1, minutes: 4 })).toMatchObject({ minutes: 4, total: 80, coveredAfter: 110 })
  })

  test('unsaid, it is 5 minutes at 1 m/s among places', async () => {
    expect(await ask({ add: 1 })).toEqual(
      await ask({ add: 1, minutes: 5, speed_mps: 1, candidates: 'places' }),
    )
  })

  test('buildings and crossings as candidates', async () => {
    const buildings = await ask({ add: 1, candidates: 'buildings' })
    expect(buildings).toMatchObject({ candidates: { kind: 'buildings', count: 4 }, total: 120, proven: true })
    expect(buildings.places[0]?.candidate).toMatchObject({ kind: 'building', name: null })
    const nodes = await ask({ add: 2, candidates: 'nodes' })
    expect(nodes.candidates.kind).toBe('nodes')
    // House 4 is 47.2 m from the end of the main way, house 3 94.5 m from the bridge's foot.
    expect(nodes).toMatchObject({ total: 120, proven: true, coveredAfter: 150 })
    expect(nodes.places.map(({ rank, gained }) => [rank, gained])).toEqual([
      [1, 80],
      [2, 40],
    ])
  })

  test('of one grid: only its households and candidates count', async () => {
    expect(await ask({ add: 1, grid: `${walkable}004` })).toMatchObject({
      grid: `${walkable}004`,
      households: 80,
      coveredBefore: 0,
      rest: 80,
      total: 80,
      coveredAfter: 80,
    })
    expect(await ask({ add: 1, grid: walkable })).toMatchObject({ grid: null, households: 157 })
  })
})

describe('as events', () => {
  test('progress, then the result that JSON would have been', async () => {
    const response = await post({ street: walkable, add: 2, candidates: 'buildings' }, 'text/event-stream')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('Content-Encoding')).toBeNull()
    const events = eventsIn(await response.text())
    expect(events.slice(0, -1).every(({ event }) => event === 'progress')).toBe(true)
    expect(events[0]?.data).toEqual({ stage: 'reach', best: null, bound: null })
    expect(events.at(-1)).toEqual({
      event: 'result',
      data: await ask({ add: 2, candidates: 'buildings' }),
    })
  })

  test('what the search refuses is its last event', async () => {
    const response = await post({ street: walkable, add: 2 }, 'text/event-stream')
    const events = eventsIn(await response.text())
    expect(events.at(-1)).toMatchObject({ event: 'problem', data: { status: 400, code: 'k-too-large' } })
  })

  test('what is wrong before it begins is an answer without a stream', async () => {
    await expectProblem(await post({ street: walkable, add: 0 }, 'text/event-stream'), 400, 'k-not-positive')
    await expectProblem(
      await post({ street: wayless, add: 1, plan: 'x' }, 'text/event-stream'),
      404,
      'unknown-plan',
    )
  })

  test.each([
    ['text/event-stream;q=0, */*', 'application/json'],
    ['application/json, text/event-stream;q=0.5', 'application/json'],
    ['*/*', 'application/json'],
    ['text/event-stream, application/json', 'text/event-stream; charset=utf-8'],
  ])('Accept %s is answered as %s', async (accept, type) => {
    const response = await post({ street: walkable, add: 1 }, accept)
    expect(response.headers.get('Content-Type')).toBe(type)
    await response.text()
  })
})

describe('bad input is refused with its code', () => {
  test.each([
    [{ add: 0 }, 400, 'k-not-positive'],
    [{ add: -1 }, 400, 'k-not-positive'],
    [{ add: 1.5 }, 400, 'k-not-positive'],
    [{ add: 51 }, 400, 'k-too-large'],
    [{ add: 2 }, 400, 'k-too-large'],
    [{ add: 5, candidates: 'buildings' }, 400, 'k-too-large'],
    [{ add: null }, 400, 'bad-value'],
    [{ add: 'NaN' }, 400, 'bad-value'],
    [{ add: '1' }, 400, 'bad-value'],
    [{ add: undefined }, 400, 'bad-value'],
    [{ minutes: 0 }, 400, 'bad-minutes'],
    [{ minutes: -5 }, 400, 'bad-minutes'],
    [{ minutes: 10_000 }, 400, 'bad-minutes'],
    [{ minutes: null }, 400, 'bad-minutes'],
    [{ minutes: 'NaN' }, 400, 'bad-minutes'],
    [{ minutes: [5] }, 400, 'bad-minutes'],
    [{ speed_mps: 0 }, 400, 'bad-speed'],
    [{ speed_mps: -1 }, 400, 'bad-speed'],
    [{ speed_mps: 6 }, 400, 'bad-speed'],
    [{ speed_mps: null }, 400, 'bad-speed'],
    [{ candidates: 'trees' }, 400, 'bad-value'],
    [{ candidates: null }, 400, 'bad-value'],
    [{ nope: 1 }, 400, 'unknown-parameter'],
    [{ street: '999999999' }, 404, 'unknown-street'],
    [{ plan: 'nope' }, 404, 'unknown-plan'],
    [{ grid: 'nope' }, 404, 'unknown-grid'],
    [{ grid: `${wayless}001` }, 404, 'unknown-grid'],
    [{ grid: `${walkable}001` }, 422, 'no-candidates'],
    [{ street: wayless }, 422, 'no-network'],
    [{ street: homeless }, 422, 'no-demand'],
  ])('%j', async (wrong, status, code) => {
    await expectProblem(await post({ street: walkable, add: 1, ...wrong }), status, code)
  })

  const whole = JSON.stringify({ street: walkable, add: 1 })
  test.each([
    ['{"add":', 'application/json', 400, 'malformed-json'],
    ['{"add":NaN}', 'application/json', 400, 'malformed-json'],
    ['[]', 'application/json', 400, 'bad-request'],
    [whole, 'text/plain', 415, 'unsupported-media-type'],
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
    await ask({ add: 1 })
    await post({ street: walkable, add: 51 })
    expect(await rowCounts(api)).toEqual(before)
  })
})
