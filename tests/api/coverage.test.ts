import { describe, expect, test } from 'vitest'
import { type Coverage, coverageSchema } from '../../server/src/routes/coverage-schema.ts'
import { eastM } from '../support/walk-street.ts'
import { expectProblem, homeless, rowCounts, useWalkApi, walkable, wayless } from './walk-fixture.ts'

const api = useWalkApi()
const read = (search: string) => api.json<Coverage>(`/api/v1/coverage?street=${walkable}&${search}`)

describe('walks known by hand', () => {
  test('the street: who is within 5, 10 and 15 minutes, and who can walk nowhere', async () => {
    const answer = await read('minutes=5,10,15&level=street')
    expect(coverageSchema.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({
      asOf: { time: '2026-02-10T00:00:00.000Z' },
      plan: { id: `${walkable}-2026-1`, name: '2026-1', status: 'published', effectiveFrom: '2026-01-01' },
      method: 'walk',
      minutes: [5, 10, 15],
      speedMps: 1,
      level: 'street',
      grids: [],
      street: {
        code: walkable,
        name: '方格街道',
        level: 'street',
        parentCode: null,
        households: 157,
        residents: 393,
        buildings: 5,
        covered: 30,
        coveredResidents: 75,
        share: 30 / 157,
        within: [
          { minutes: 5, households: 30, residents: 75, share: 30 / 157, byOwn: 30, byNeighbour: 0 },
          { minutes: 10, households: 70, residents: 175, share: 70 / 157, byOwn: 70, byNeighbour: 0 },
          { minutes: 15, households: 150, residents: 375, share: 150 / 157, byOwn: 150, byNeighbour: 0 },
        ],
        farthest: { buildingId: `${walkable}.4`, centerId: `${walkable}.1` },
        nearest: { centerId: `${walkable}.1`, name: '中心一', own: true, households: 150 },
        unreachable: { households: 7, residents: 18, buildings: 1 },
        radius: { claimed: 37, denied: 7 },
      },
    })
    expect(answer.street.farthest?.metres).toBeCloseTo(7.4 * eastM, 0)
    expect(answer.street.farthest?.seconds).toBe(answer.street.farthest?.metres)
    const mean = (10 * 1 + 20 * 2.4 + 40 * 4.4 + 80 * 7.4) / 150
    expect(answer.street.nearest?.meanSeconds).toBeCloseTo(mean * eastM, 0)
  })

  test('a unit that another unit’s centre covers, and one that none does', async () => {
    const { grids } = await read('level=unit')
    expect(grids.map(({ code }) => code)).toEqual(
      Array.from({ length: 16 }, (_, i) => `${walkable}${String(i + 1).padStart(3, '0')}`),
    )
    expect(grids[0]).toMatchObject({ covered: 10, share: 1, within: [{ byOwn: 10, byNeighbour: 0 }] })
    expect(grids[1]).toMatchObject({
      name: '单元002',
      parentCode: `${walkable}D01`,
      covered: 20,
      within: [{ byOwn: 0, byNeighbour: 20 }],
      nearest: { centerId: `${walkable}.1`, own: false },
    })
    expect(grids[3]).toMatchObject({
      households: 80,
      covered: 0,
      share: 0,
      radius: { claimed: 0, denied: 0 },
    })
    expect(grids[4]).toMatchObject({
      households: 7,
      nearest: null,
      farthest: null,
      unreachable: { households: 7 },
      radius: { claimed: 7, denied: 7 },
    })
    expect(grids[15]).toMatchObject({ households: 0, share: null, within: [{ share: null }] })
  })

  test('half the speed halves the circle; the same metres are covered in twice the minutes', async () => {
    const slow = await read('minutes=5,10&speed=0.5')
    expect(slow.street.within.map(({ households }) => households)).toEqual([10, 30])
    expect(slow.speedMps).toBe(0.5)
  })

  test('the first of the minutes is the one of shares and gaps, in whatever order they are asked', async () => {
    const answer = await read('minutes=10,5')
    expect(answer.minutes).toEqual([10, 5])
    expect(answer.street.covered).toBe(70)
    expect(answer.gaps).toMatchObject({ minutes: 10, total: { households: 87 } })
  })

  test('gaps, largest first, and the small ones together', async () => {
    const { gaps } = await read('level=street')
    expect(gaps).toMatchObject({
      minutes: 5,
      total: { households: 127, residents: 318, buildings: 3 },
      gaps: [
        {
          id: 4,
          households: 80,
          residents: 200,
          buildings: 1,
          units: [{ code: `${walkable}004`, name: '单元004', households: 80 }],
          basics: [{ code: `${walkable}004002`, households: 80 }],
          nearest: { centerId: `${walkable}.1`, name: '中心一', households: 80 },
          unreachable: { households: 0 },
        },
        { id: 3, households: 40 },
      ],
      others: { count: 1, households: 7, residents: 18, buildings: 1 },
    })
    const [{ bbox, labelPoint } = { bbox: [], labelPoint: [] }] = gaps.gaps
    const [w = 0, s = 0, e = 0, n = 0] = bbox
    const [lon = 0, lat = 0] = labelPoint
    expect([w < lon, lon < e, s < lat, lat < n]).toEqual([true, true, true, true])
    // The house is 0.1 thousandths across; the gap goes some tens of metres beyond it.
    expect(e - w).toBeGreaterThan(1e-4)
    expect(e - w).toBeLessThan(1.5e-3)
  })

  test('centres that nobody can walk to are listed as faults of the data', async () => {
    const { problems } = await read('level=street')
    expect(problems).toEqual([
      {
        code: 'centre-on-island',
        centerId: `${walkable}.2`,
        name: '岛上中心',
        kind: 'centre',
        status: 'operating',
        gridCode: `${walkable}005`,
        position: [120.001, 32.0025],
        snappedMetres: expect.closeTo(0, 3),
      },
      {
        code: 'centre-off-network',
        centerId: `${walkable}.3`,
        name: '无路中心',
        kind: 'centre',
        status: 'operating',
        gridCode: `${walkable}014`,
        position: [120.002, 32.007],
        snappedMetres: null,
      },
    ])
  })

  test('where nobody lives there is no share, rather than none', async () => {
    const answer = await api.json<Coverage>(`/api/v1/coverage?street=${homeless}`)
    expect(answer.street).toMatchObject({ households: 0, covered: 0, share: null, farthest: null })
    expect(answer.gaps).toMatchObject({ total: { households: 0 }, gaps: [], others: { count: 0 } })
  })
})

describe('what stands unsaid', () => {
  test('is 5 minutes at 1 m/s, by unit', async () => {
    const answer = await api.json<Coverage>(`/api/v1/coverage?street=${walkable}`)
    expect(answer).toMatchObject({ minutes: [5], speedMps: 1, level: 'unit' })
    expect(answer).toEqual(await read('minutes=5&speed=1&level=unit'))
  })
})

test('the answer is not sent twice, and differs with whatever was asked', async () => {
  const etagOf = async (search: string) =>
    (await api.ask(`/api/v1/coverage?street=${walkable}${search}`)).headers.get('ETag') ?? ''
  const plain = await etagOf('')
  const path = `/api/v1/coverage?street=${walkable}`
  expect((await api.ask(path, { headers: { 'If-None-Match': plain } })).status).toBe(304)
  expect(await etagOf('&minutes=5&speed=1.0')).toBe(plain)
  const others = await Promise.all(['&minutes=10', '&speed=1.1', '&level=basic', '&minutes=5,10'].map(etagOf))
  expect(new Set([plain, ...others]).size).toBe(5)
})

describe('bad input is refused with its code', () => {
  test.each([
    ['minutes=0', 400, 'bad-minutes'],
    ['minutes=-5', 400, 'bad-minutes'],
    ['minutes=10000', 400, 'bad-minutes'],
    ['minutes=121', 400, 'bad-minutes'],
    ['minutes=NaN', 400, 'bad-minutes'],
    ['minutes=abc', 400, 'bad-minutes'],
    ['minutes=', 400, 'bad-minutes'],
    ['minutes=5,', 400, 'bad-minutes'],
    ['minutes=5,0', 400, 'bad-minutes'],
    ['minutes=5,5', 400, 'bad-minutes'],
    ['minutes=5&minutes=10', 400, 'bad-minutes'],
    ['minutes=1,2,3,4,5,6,7', 400, 'bad-minutes'],
    ['minutes=Infinity', 400, 'bad-minutes'],
    ['minutes=0x5', 400, 'bad-minutes'],
    ['speed=0', 400, 'bad-speed'],
    ['speed=-1', 400, 'bad-speed'],
    ['speed=NaN', 400, 'bad-speed'],
    ['speed=6', 400, 'bad-speed'],
    ['speed=', 400, 'bad-speed'],
    ['speed=fast', 400, 'bad-speed'],
    ['level=town', 400, 'bad-value'],
    ['nope=1', 400, 'unknown-parameter'],
    ['speed_mps=1', 400, 'unknown-parameter'],
    ['plan=nope', 404, 'unknown-plan'],
    [`plan=${wayless}-2026-1`, 404, 'unknown-plan'],
  ])('%s', async (search, status, code) => {
    await expectProblem(await api.ask(`/api/v1/coverage?street=${walkable}&${search}`), status, code)
  })

  test('an unknown street, a street without ways', async () => {
    await expectProblem(await api.ask('/api/v1/coverage?street=999999999'), 404, 'unknown-street')
    await expectProblem(await api.ask(`/api/v1/coverage?street=${wayless}`), 422, 'no-network')
  })

  test('and nothing is changed by asking', async () => {
    const before = await rowCounts(api)
    await api.ask(`/api/v1/coverage?street=${walkable}&minutes=0`)
    await read('minutes=5,10,15&level=basic')
    expect(await rowCounts(api)).toEqual(before)
  })
})
