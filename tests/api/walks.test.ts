import { readGroundBuildings, readNetwork, type StreetDataset } from '@wangge/geodata'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { writeWalkFiles } from '../../server/src/db/walk-network.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import type { Overview } from '../../server/src/routes/overview-schema.ts'
import { currentView } from '../../server/src/services/select-views.ts'
import type { StreetView } from '../../server/src/services/street-data.ts'
import { createStreetWalkService, type StreetWalkService } from '../../server/src/services/walks.ts'
import { freshDatabase } from '../support/databases.ts'
import { oneRoadStreet } from '../support/one-road-street.ts'
import type { ItemsAnswer } from './api-fixture.ts'
import { type Setup, setUp } from './auth-fixture.ts'
import { headOf } from './street-head.ts'

let db: Database
let setup: Setup
let walks: StreetWalkService
beforeAll(async () => {
  db = await freshDatabase()
  setup = setUp(db)
  walks = createStreetWalkService(db)
})
afterAll(async () => {
  await walks.close()
  await db.close()
})

const write = async (dataset: StreetDataset): Promise<StreetView> => {
  const written = await writeStreet(db, dataset, { kind: 'demo', source: 'test' })
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
  return currentView(await headOf(db, dataset.street.id))
}
const read = async <T>(path: string): Promise<T> => {
  const response = await setup.ask(path)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as T
}
const items = (collection: string, street: string, search = '') =>
  read<ItemsAnswer>(`/ogc/collections/${collection}/items?street=${street}&limit=5000${search}`)
const quarter = { minutes: [5, 10], speedMps: 1 }

/** By its road's west end, 11 m south of it: 300 m end after six of the eight houses of a row. */
const western = [1e-4, 1.9e-3]

describe('a street of one road with a centre at its west end', () => {
  const id = '999904001'
  let view: StreetView
  beforeAll(async () => {
    view = await write(oneRoadStreet(id, { centres: [western] }))
  })

  test('covers six houses in each row that is near the road, and none of the row that is not', async () => {
    const walked = await walks.coverage(view, quarter)
    if (!walked.ok) throw new Error(walked.failure.code)
    const { coverage, problems } = walked.value
    const [street] = coverage.places
    expect(street).toMatchObject({
      households: 320,
      residents: 896,
      covered: [
        { minutes: 5, households: 180, residents: 504, share: 0.5625 },
        { minutes: 10, households: 240, residents: 672, share: 0.75 },
      ],
      unreachable: { buildings: 8, households: 80, residents: 224 },
    })
    const units = coverage.places.filter(({ level }) => level === 'unit')
    expect(units.map(({ code, covered }) => [code, covered[0]?.households])).toEqual([
      [`${id}001`, 40],
      [`${id}002`, 20],
      [`${id}003`, 80],
      [`${id}004`, 40],
    ])
    expect(problems).toEqual([])
  })

  test('the overview, its children and the houses say the same', async () => {
    const { service, children } = await read<Overview>(`/api/v1/overview?street=${id}`)
    expect(service.network).toBe(true)
    expect(service.minutes.map(({ households, share }) => [households, share])).toEqual([
      [180, 0.5625],
      [240, 0.75],
      [240, 0.75],
    ])
    expect(children.map(({ share5 }) => share5)).toEqual([0.5625])
    const { features } = await items('buildings', id)
    const minutes = features.map(({ properties }) => properties.covered_minutes)
    expect([5, 10, 15, null].map((value) => minutes.filter((it) => it === value).length)).toEqual([
      18, 6, 0, 8,
    ])
  })

  test('who is not covered is in the gaps, with the centre that is nearest', async () => {
    const { features } = await items('coverage-gaps', id)
    const sum = features.reduce((total, { properties }) => total + Number(properties.households), 0)
    expect(sum).toBe(140)
    expect(features.map(({ properties }) => properties.rank)).toEqual(features.map((_, at) => at + 1))
    for (const { properties } of features) expect([null, `${id}.1`]).toContain(properties.nearest_center_id)
    const later = await items('coverage-gaps', id, '&minutes=10')
    expect(later.features.reduce((total, { properties }) => total + Number(properties.households), 0)).toBe(
      80,
    )
  })

  test('a place of the street is asked for as any other, and a bad one is refused by its code', async () => {
    const [place] = [[120.0001, 32.002]]
    const found = await walks.areaAt(view, place ?? [], { ...quarter, method: 'walk' })
    expect(found.ok && found.value.rings.map(({ households }) => households)).toEqual([180, 240])
    const code = async (point: number[], minutes = [5]) => {
      const answer = await walks.areaAt(view, point, { minutes, speedMps: 1, method: 'walk' })
      return answer.ok ? 'ok' : answer.failure.code
    }
    expect(await code([121, 32])).toBe('point-outside-street')
    expect(await code([Number.NaN, 32])).toBe('bad-point')
    expect(await code([120.0001, 32.002], [0])).toBe('bad-minutes')
    expect(await code([120.0005, 32.0002])).toBe('too-far-from-network')
  })
})

describe('centres that can hardly be walked to', () => {
  const id = '999904002'
  beforeAll(async () => {
    await write(
      oneRoadStreet(id, {
        centres: [western, [1e-3, 1e-4], [3.7e-3, 1e-4]],
        ways: [
          [
            [3.6e-3, 2e-4],
            [3.9e-3, 2e-4],
          ],
        ],
      }),
    )
  })

  test('are named as faults of the data: on an island, or off every way', async () => {
    const { service } = await read<Overview>(`/api/v1/overview?street=${id}`)
    expect(service.problems).toEqual([
      { code: 'centre-off-network', centerId: `${id}.2`, name: '服务中心2' },
      { code: 'centre-on-island', centerId: `${id}.3`, name: '服务中心3' },
    ])
  })

  test('the circle of one on an island is the island, of one off the network there is none', async () => {
    const { features } = await items('service-areas', id)
    expect(features.map(({ properties: it }) => [it.center_id, it.minutes, it.island])).toEqual([
      [`${id}.1`, 15, false],
      [`${id}.1`, 10, false],
      [`${id}.1`, 5, false],
      [`${id}.3`, 15, true],
      [`${id}.3`, 10, true],
      [`${id}.3`, 5, true],
    ])
    const circles = await items('service-areas', id, '&method=radius&minutes=5')
    expect(circles.features.map(({ properties: it }) => it.center_id)).toEqual([
      `${id}.1`,
      `${id}.2`,
      `${id}.3`,
    ])
  })
})

test('a street without a way says so, and has nulls where there is nothing to say, never 0', async () => {
  const id = '999904003'
  const view = await write(oneRoadStreet(id, { centres: [western], walkable: false }))
  const walked = await walks.coverage(view, quarter)
  expect(walked.ok ? 'ok' : walked.failure.code).toBe('no-network')
  const { service, children } = await read<Overview>(`/api/v1/overview?street=${id}`)
  expect(service.network).toBe(false)
  expect(service.minutes).toEqual(
    [5, 10, 15].map((minutes) => ({
      minutes,
      households: null,
      share: null,
      claimedByRadius: null,
      deniedByWalk: null,
    })),
  )
  expect(children.map(({ share5 }) => share5)).toEqual([null])
  for (const collection of ['service-areas', 'coverage-gaps'])
    expect((await items(collection, id)).features).toEqual([])
  const { features } = await items('buildings', id)
  expect(features.map(({ properties }) => properties.covered_minutes)).toEqual(Array(32).fill(null))
})

describe('the stored network', () => {
  const id = '999904004'
  const stored = async () => {
    const [row] = await db.sql`
      SELECT street_version AS version, network, buildings FROM walk_network WHERE street_id = ${id}`
    return row
  }
  /** As another process, which remembers nothing, would be answered. */
  const askAnew = async () => {
    const service = createStreetWalkService(db)
    const walked = await service.coverage(currentView(await headOf(db, id)), quarter)
    await service.close()
    return walked.ok
      ? walked.value.coverage.places[0]?.covered.map(({ households }) => households)
      : walked.failure
  }

  test('comes with the street, of its version, and reads', async () => {
    for (const version of [1, 2]) {
      await write(oneRoadStreet(id, { centres: [western] }))
      const row = await stored()
      expect(row?.version).toBe(version)
      expect(readNetwork(Uint8Array.from(row?.network as Uint8Array).buffer).ok).toBe(true)
      expect(readGroundBuildings(Uint8Array.from(row?.buildings as Uint8Array)).ok).toBe(true)
    }
  })

  test.each([
    [
      'missing, as in a database from before it',
      () => db.sql`DELETE FROM walk_network WHERE street_id = ${id}`,
    ],
    [
      'of another version',
      () => db.sql`UPDATE walk_network SET street_version = 1, network = '' WHERE street_id = ${id}`,
    ],
    [
      'damaged',
      () => db.sql`UPDATE walk_network SET network = set_byte(network, 100, 255 - get_byte(network, 100))
        WHERE street_id = ${id}`,
    ],
    [
      'of another street',
      () => db.sql`
      UPDATE walk_network SET network = (SELECT network FROM walk_network WHERE street_id = '999904002')
        WHERE street_id = ${id}`,
    ],
  ])('%s, it is built again from the tables, the same to the byte', async (_, spoil) => {
    const before = await stored()
    await spoil()
    expect(await stored()).not.toEqual(before)
    expect(await askAnew()).toEqual([180, 240])
    expect(await stored()).toEqual(before)
  })

  test('is kept when two servers build it at a time, and when one comes late with that of an older street', async () => {
    const before = await stored()
    await db.sql`DELETE FROM walk_network WHERE street_id = ${id}`
    expect(await Promise.all([askAnew(), askAnew()])).toEqual([
      [180, 240],
      [180, 240],
    ])
    expect(await stored()).toEqual(before)
    const old = { network: Uint8Array.of(1), buildings: Uint8Array.of(2) }
    await db.sql.begin((tx) => writeWalkFiles(tx, id, 1, old))
    expect(await stored()).toEqual(before)
  })

  test('goes with the street', async () => {
    await db.sql.begin(async (tx) => {
      await tx`SELECT set_config('wangge.replacing_street', ${id}, true)`
      await tx`DELETE FROM street WHERE id = ${id}`
    })
    expect(await stored()).toBeUndefined()
  })
})
