import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlaceId, StreetDataset } from '@wangge/geodata'
import { command as importOsm } from '../../server/src/cli/import-osm.ts'
import type { Registers } from '../../server/src/client.ts'
import type { Database } from '../../server/src/db/database.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { registersSchema } from '../../server/src/routes/registers-schema.ts'
import { readRegisterItems, recountRegisters } from '../oracles/recount-registers.ts'
import { type FreshTarget, freshDatabase, freshTarget } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { sharedData } from '../support/shared.ts'
import { type Api, problemOf, readAll, street, useApi } from './api-fixture.ts'
import { type Setup, setUp } from './auth-fixture.ts'

const api = useApi()
const figuresOf = async (from: Pick<Api, 'json'>, streetId: string, grid: string | null) => {
  const answer = await from.json<Registers>(
    `/api/v1/registers?street=${streetId}${grid === null ? '' : `&grid=${grid}`}`,
  )
  registersSchema.parse(answer)
  const { asOf: _asOf, plan: _plan, place, ...figures } = answer
  return { place, figures }
}

/** The street and every grid of it, held against a count of the collections. */
const expectAllAsCounted = async (from: Api, streetId: string) => {
  const items = await readRegisterItems(async (collection) =>
    (await readAll(from, collection, `street=${streetId}&limit=5000`)).map(({ properties }) => properties),
  )
  const codes = [null, ...items.grids.map((grid) => String(grid.code))]
  for (const code of codes) {
    const { figures, place } = await figuresOf(from, streetId, code)
    expect([code, figures]).toEqual([code, recountRegisters(items, code)])
    expect(place.code).toBe(code ?? streetId)
  }
  return { items, codes }
}

describe('the demo street', () => {
  test('every figure, of the street and of every grid, is what the collections add up to', async () => {
    const { codes } = await expectAllAsCounted(api, street)
    expect(codes.length).toBeGreaterThan(80)
  })

  test('a district is the sum of its units, the street that of its districts and what lies in none', async () => {
    const numbers = (figures: Awaited<ReturnType<typeof figuresOf>>['figures']) => ({
      basics: figures.levels.basic.expected,
      groups: figures.levels.basic.present ?? 0,
      centres: figures.places.centre.operating,
      looked: figures.sixHave.looked,
      bodies: figures.bodies.total,
      covered: figures.bodies.covered,
      gold: figures.ratings.gold,
      compounds: figures.compounds.total,
      basicLeads: figures.posts.find(({ kind }) => kind === 'basic-lead')?.planned ?? 0,
      blankBasics: figures.blanks.filter(({ level }) => level === 'basic').length,
    })
    const districts = await api.json<{ children: { code: string }[] }>(`/api/v1/overview?street=${street}`)
    const add = (rows: Record<string, number>[]) => {
      const total: Record<string, number> = {}
      for (const row of rows)
        for (const [key, value] of Object.entries(row)) total[key] = (total[key] ?? 0) + value
      return total
    }
    const ofDistricts = []
    for (const { code } of districts.children) {
      const own = numbers((await figuresOf(api, street, code)).figures)
      const { children } = await api.json<{ children: { code: string }[] }>(`/api/v1/overview?grid=${code}`)
      const units = []
      for (const unit of children) units.push(numbers((await figuresOf(api, street, unit.code)).figures))
      expect(own).toEqual(add(units))
      ofDistricts.push(own)
    }
    expect(numbers((await figuresOf(api, street, null)).figures)).toEqual(add(ofDistricts))
  })

  test('says of organisations, posts, places and bodies what the overview says', async () => {
    for (const grid of [null, `${street}D02`, `${street}003`]) {
      const { figures } = await figuresOf(api, street, grid)
      const overview = await api.json<{
        figures: {
          organizations: Record<string, unknown> & { gaps: unknown[] }
          posts: object
          places: Record<string, number>
          bodies: object
        }
      }>(`/api/v1/overview?street=${street}${grid === null ? '' : `&grid=${grid}`}`)
      const { gaps, ...levels } = overview.figures.organizations
      expect(figures.levels).toEqual(levels)
      expect(figures.blanks.length).toBe(gaps.length)
      expect(figures.posts.reduce((total, { planned }) => total + planned, 0)).toBe(
        (overview.figures.posts as { planned: number }).planned,
      )
      expect(figures.places.hall.operating).toBe(overview.figures.places.hall)
      expect(figures.bodies).toMatchObject(overview.figures.bodies)
    }
  })

  test('is the same for a screen as for a planner, and is not sent twice', async () => {
    const path = `/api/v1/registers?grid=${street}D01`
    const seen = await api.ask(path, { role: 'screen' })
    expect(await seen.json()).toEqual(await (await api.ask(path)).json())
    const etag = seen.headers.get('ETag') ?? ''
    expect((await api.ask(path, { headers: { 'If-None-Match': etag } })).status).toBe(304)
  })

  test.each([
    ['street=123456789', 404, 'unknown-street'],
    ['street=x', 404, 'unknown-street'],
    ['plan=999901001-1999-1', 404, 'unknown-plan'],
    ['grid=999901001999', 404, 'unknown-grid'],
    ['grid=', 404, 'unknown-grid'],
    ['panel=organization', 400, 'unknown-parameter'],
  ])('refuses %s', async (search, status, code) => {
    const { type, ...told } = await problemOf(await api.ask(`/api/v1/registers?${search}`))
    expect(told).toEqual({ status, code })
    expect(type).toBe('application/problem+json')
  })
})

describe('registers that nobody filled in', () => {
  let db: Database
  let own: Setup
  const bare = '999900007'
  const half = '999900008'

  beforeAll(async () => {
    db = await freshDatabase()
    own = setUp(db)
    const whole = latticeStreet(bare)
    const empty: StreetDataset = {
      ...whole,
      organizations: [],
      posts: [],
      places: [],
      bodies: [],
      compounds: [],
      buildings: whole.buildings.map((building) => ({ ...building, compoundId: null })),
    }
    await writeStreet(db, empty, { kind: 'demo', source: 'test' })
    const other = latticeStreet(half)
    const [place] = other.places
    if (place === undefined) throw new Error('the lattice street has a place')
    await writeStreet(
      db,
      {
        ...other,
        places: [
          { ...place, id: 1 as PlaceId, sixHave: {}, grade: null },
          { ...place, id: 2 as PlaceId, sixHave: { site: true, funds: false }, grade: 3 },
          { ...place, id: 3 as PlaceId, status: 'candidate', sixHave: { site: true } },
        ],
      },
      { kind: 'demo', source: 'test' },
    )
  })
  afterAll(() => db.close())

  const read = async (streetId: string) =>
    (await (await own.ask(`/api/v1/registers?street=${streetId}`)).json()) as Registers

  test('say so, and are neither complete nor missing', async () => {
    const told = await read(bare)
    expect(told.onRecord).toEqual({ organizations: 0, posts: 0, places: 0, compounds: 0, bodies: 0 })
    expect(Object.values(told.levels).map(({ present }) => present)).toEqual([null, null, null, null])
    expect(told.levels.basic.expected).toBe(16)
    expect(told.posts).toEqual([])
    expect(told.sixHave.looked).toBe(0)
    expect(told.sixHave.items.map(({ looked }) => looked)).toEqual([0, 0, 0, 0, 0, 0])
    expect(told.bodies.total).toBe(0)
  })

  test('six-have: a place that nobody looked at is in no item, an item that nobody looked at neither', async () => {
    const { sixHave, grades, places } = await read(half)
    expect([sixHave.operating, sixHave.looked]).toEqual([2, 1])
    expect(
      sixHave.items.map(({ item, looked, present, missing }) => [item, looked, present, missing.length]),
    ).toEqual([
      ['site', 1, 1, 0],
      ['facilities', 0, 0, 0],
      ['sign', 0, 0, 0],
      ['rules', 0, 0, 0],
      ['funds', 1, 0, 1],
      ['staff', 0, 0, 0],
    ])
    expect(sixHave.items[4]?.missing[0]?.id).toBe(`${half}.2`)
    expect(grades).toEqual({ 1: 0, 2: 0, 3: 1, none: 1 })
    expect(places.centre).toEqual({ operating: 2, candidate: 1 })
  })
})

const nanjing = sharedData('osm/nanjing-xinjiekou.osm.pbf')

describe.skipIf(nanjing === null)('Nanjing, of which no organisation is on record', () => {
  let target: FreshTarget
  let db: Database
  let own: Api

  beforeAll(async () => {
    target = await freshTarget()
    const io = { out: () => {}, err: () => {}, env: target.env, stdin: Readable.from([]) }
    const area = ['--bbox', '118.767,32.0355,118.797,32.0525', '--as-of', '2021-06-12']
    const code = await importOsm.run([String(nanjing), '--street', '新街口街道', ...area], io)
    if (code !== 0) throw new Error(`the import ended with ${code}`)
    const opened = await openDatabase(target)
    if (!opened.ok) throw new Error(opened.failure.code)
    db = opened.value
    // So that the demo account may ask.
    await db.sql`UPDATE street SET synthetic = true`
    const { app, ask } = setUp(db)
    own = {
      db,
      app,
      ask: (path) => ask(path),
      json: async (path) => (await (await ask(path)).json()) as never,
    }
  })
  afterAll(async () => {
    await db?.close()
    await target?.remove()
  })

  test('every figure of every grid is what the collections add up to, and what is not on record is not complete', async () => {
    const { items } = await expectAllAsCounted(own, '000000001')
    expect(items.organizations).toEqual([])
    const { figures } = await figuresOf(own, '000000001', null)
    expect(figures.onRecord).toMatchObject({ organizations: 0, posts: 0, bodies: 0 })
    expect(figures.levels.unit.present).toBeNull()
    expect(figures.places.centre.operating + figures.places.hall.operating).toBe(0)
    expect(figures.places.centre.candidate).toBeGreaterThan(0)
    expect(figures.compounds.neither).toBe(figures.compounds.total)
    expect(figures.compounds.total).toBeGreaterThan(0)
  })
})
