import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAuditChain } from '../../server/src/auth/audit-log.ts'
import type { SavedScreen, SavedScreens } from '../../server/src/client.ts'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { savedScreenSchema, savedScreensSchema } from '../../server/src/routes/screens-schema.ts'
import { mostScreens } from '../../server/src/services/screens.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { addUser, bearer, codeOf, type Setup, setUp, tokenOf } from './auth-fixture.ts'

const street = '999900001'
let db: Database
let site: Setup
const tokens = new Map<string, string>()

beforeAll(async () => {
  db = await freshDatabase()
  site = setUp(db, { host: '0.0.0.0' })
  await writeStreet(db, latticeStreet(street), { kind: 'demo', source: 'test' })
  for (const [name, role] of [
    ['wall', 'screen'],
    ['li', 'planner'],
    ['wang', 'planner'],
    ['chief', 'admin'],
  ] as const) {
    await addUser(db, name, role)
    tokens.set(name, (await tokenOf(db, name)).token)
  }
})
afterAll(() => db.close())

const as = (name: string) => bearer(tokens.get(name) ?? '')
const at = (name: string) => `/api/v1/screens/${encodeURIComponent(name)}`
const put = (name: string, body: unknown, who = 'li') =>
  site.ask(at(name), { method: 'PUT', body, ...as(who) })
const read = async (name: string, who = 'wall') => (await site.ask(at(name), as(who))).json()
const all = async () =>
  savedScreensSchema.parse(await (await site.ask('/api/v1/screens', as('wall'))).json()) as SavedScreens
const plain = { street: null, config: {} }
const refusal = async (response: Response) => [response.status, await codeOf(response)]

describe('a saved screen', () => {
  test('is read as it was saved, with when and by whom', async () => {
    const settings = {
      street,
      config: {
        panels: ['requests', 'coverage'],
        theme: 'contrast',
        language: 'en',
        tourSeconds: 30,
        grid: `${street}001`,
      },
    }
    const made = await put('指挥中心 大屏', settings)
    expect(made.status).toBe(200)
    const saved = savedScreenSchema.parse(await made.json())
    expect(saved).toMatchObject({ name: '指挥中心 大屏', ...settings, savedBy: 'li' })
    expect(Math.abs(Date.parse(saved.savedAt) - Date.now())).toBeLessThan(60_000)
    expect(await read('指挥中心 大屏')).toEqual(saved)
    expect((await all()).screens).toEqual([saved])
  })

  test('no tour is saved as none, which is not the same as nothing said', async () => {
    await put('大厅', { street: null, config: { tourSeconds: null } })
    expect(await read('大厅')).toMatchObject({ street: null, config: { tourSeconds: null } })
    await put('大厅', plain)
    expect(((await read('大厅')) as SavedScreen).config).toEqual({})
  })

  test('is saved over by the last one, and deleted once', async () => {
    await put('大厅', { street: null, config: { theme: 'light' } }, 'li')
    await put('大厅', { street: null, config: { theme: 'dark' } }, 'wang')
    expect(await read('大厅')).toMatchObject({ config: { theme: 'dark' }, savedBy: 'wang' })
    const remove = () => site.ask(at('大厅'), { method: 'DELETE', ...as('chief') })
    expect((await remove()).status).toBe(204)
    expect(await refusal(await remove())).toEqual([404, 'unknown-screen'])
    expect(await refusal(await site.ask(at('大厅'), as('wall')))).toEqual([404, 'unknown-screen'])
  })

  test('of two who save at once one wins wholly', async () => {
    const [first, second] = await Promise.all([
      put('同时', { street: null, config: { theme: 'light', language: 'zh' } }, 'li'),
      put('同时', { street, config: { theme: 'dark', language: 'en' } }, 'wang'),
    ])
    expect([first.status, second.status]).toEqual([200, 200])
    const kept = (await read('同时')) as SavedScreen
    expect([
      { street: null, config: { theme: 'light', language: 'zh' }, savedBy: 'li' },
      { street, config: { theme: 'dark', language: 'en' }, savedBy: 'wang' },
    ]).toContainEqual({ street: kept.street, config: kept.config, savedBy: kept.savedBy })
  })

  test('stays when its street is imported anew', async () => {
    await put('常在', { street, config: {} })
    await writeStreet(db, latticeStreet(street), { kind: 'demo', source: 'again' })
    expect(await read('常在')).toMatchObject({ street })
  })

  test('is for screens to read and not to change', async () => {
    expect(await refusal(await put('墙', plain, 'wall'))).toEqual([403, 'forbidden'])
    expect(await refusal(await site.ask('/api/v1/screens'))).toEqual([401, 'sign-in-required'])
  })
})

describe('names', () => {
  test.each([
    ['一'],
    ['二十字名称二十字名称二十字名称二十字名称二十字名称二十字名称二十字名称二十字名'],
    ['a/b?c#d&e%41'],
    ['🀄'.repeat(40)],
    ['...'],
  ])('%s will do', async (name) => {
    expect((await put(name, plain)).status).toBe(200)
    expect(await read(name)).toMatchObject({ name })
    expect((await site.ask(at(name), { method: 'DELETE', ...as('li') })).status).toBe(204)
  })

  test('are taken without blanks at their ends and in one normal form', async () => {
    expect(await (await put('  e\u0301cran ', plain)).json()).toMatchObject({ name: '\u00e9cran' })
    expect((await site.ask(at('\u00e9cran'), { method: 'DELETE', ...as('li') })).status).toBe(204)
  })

  test.each([['字'.repeat(41)], [' '], ['a\nb'], ['a\u0000b'], ['a\u202Eb'], ['a\u2028b'], ['a\u007Fb']])(
    '%j will not',
    async (name) => {
      expect(await refusal(await put(name, plain))).toEqual([400, 'bad-screen-name'])
    },
  )

  test('that are no text in an address', async () => {
    const response = await site.ask('/api/v1/screens/%E5%A4', as('wall'))
    expect([400, 404]).toContain(response.status)
  })
})

describe('what cannot be saved', () => {
  test.each([
    [{ street: null }, 400, 'bad-request'],
    [{ config: {} }, 400, 'bad-request'],
    [{ street: null, config: {}, more: 1 }, 400, 'unknown-parameter'],
    [{ street: null, config: { speed: 1 } }, 400, 'unknown-parameter'],
    [{ street: null, config: { panels: ['audit-of-stars'] } }, 400, 'unknown-panel'],
    [{ street: null, config: { panels: ['coverage', 'coverage'] } }, 400, 'unknown-panel'],
    [{ street: null, config: { panels: [] } }, 400, 'unknown-panel'],
    [{ street: null, config: { panels: 'coverage' } }, 400, 'unknown-panel'],
    [{ street: null, config: { theme: 'neon' } }, 400, 'unknown-theme'],
    [{ street: null, config: { language: 'fr' } }, 400, 'bad-language'],
    [{ street: null, config: { tourSeconds: 0 } }, 400, 'bad-tour'],
    [{ street: null, config: { tourSeconds: 7.5 } }, 400, 'bad-tour'],
    [{ street: null, config: { tourSeconds: 'off' } }, 400, 'bad-tour'],
    [{ street: null, config: { grid: `${street}001` } }, 404, 'unknown-grid'],
    [{ street, config: { grid: `${street}999` } }, 404, 'unknown-grid'],
    [{ street, config: { grid: 'x'.repeat(21) } }, 400, 'unknown-grid'],
    [{ street: '123456789', config: {} }, 404, 'unknown-street'],
    [{ street: 'nowhere', config: {} }, 400, 'unknown-street'],
    [[], 400, 'bad-request'],
    ['text', 400, 'bad-request'],
  ])('%j', async (body, status, code) => {
    expect(await refusal(await put('坏', body))).toEqual([status, code])
  })

  test('what is no JSON, of another type, or longer than 8 KB', async () => {
    const send = (text: string, type = 'application/json') =>
      site.app.request(at('坏'), {
        method: 'PUT',
        body: text,
        headers: { 'Content-Type': type, ...as('li').headers },
      })
    expect(await refusal(await send('{"street":'))).toEqual([400, 'malformed-json'])
    expect(await refusal(await send('street=', 'text/plain'))).toEqual([415, 'unsupported-media-type'])
    const long = `${' '.repeat(9000)}${JSON.stringify(plain)}`
    expect(await refusal(await send(long))).toEqual([413, 'body-too-large'])
    expect(await refusal(await send(' '.repeat(1_000_000)))).toEqual([413, 'body-too-large'])
    expect((await all()).screens.map(({ name }) => name)).not.toContain('坏')
  })

  test(`one more than ${mostScreens}, also where many save at once`, async () => {
    const { screens } = await all()
    const free = mostScreens - screens.length
    const answers = await Promise.all(Array.from({ length: free + 5 }, (_, i) => put(`第${i}屏`, plain)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBe(free)
    expect(statuses.filter((status) => status === 409).length).toBe(5)
    expect(await refusal(await put('又一', plain))).toEqual([409, 'too-many-screens'])
    expect((await all()).screens.length).toBe(mostScreens)
    // One that is there is saved over.
    expect((await put('常在', plain)).status).toBe(200)
  })
})

test('every change is in the audit log', async () => {
  const rows = await db.sql<{ actor: string; action: string; detail: { screen: string } }[]>`
    SELECT actor, action, detail FROM audit_log WHERE detail->>'screen' = '大厅' ORDER BY id`
  expect(rows.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
    'li screen-saved',
    'li screen-saved',
    'li screen-saved',
    'wang screen-saved',
    'chief screen-deleted',
  ])
  expect((await verifyAuditChain(db)).ok).toBe(true)
})
