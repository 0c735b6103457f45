import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { verifyAuditChain } from '../../server/src/auth/audit-log.ts'
import { mostLinks } from '../../server/src/auth/manage-links.ts'
import { runScreenLink } from '../../server/src/cli/screen-link.ts'
import { bearer, setUp, tokenOf } from './auth-fixture.ts'
import { refusal, useLinks } from './links-fixture.ts'

const links = useLinks()
const { make, made, withdraw, list, open, session } = links

describe('what is refused', () => {
  test.each([
    [{ label: '', screen: null }, 400, 'bad-value'],
    [{ label: '字'.repeat(61), screen: null }, 400, 'bad-value'],
    [{ label: 'a\nb', screen: null }, 400, 'bad-value'],
    [{ label: '厅' }, 400, 'bad-screen-name'],
    [{ label: '厅', screen: '' }, 400, 'bad-screen-name'],
    [{ label: '厅', screen: '没有这个' }, 404, 'unknown-screen'],
    [{ label: '厅', screen: null, role: 'admin' }, 400, 'unknown-parameter'],
  ])('a link of %j', async (body, status, code) => {
    expect(await refusal(await make(body))).toEqual([status, code])
  })

  test.each(['0', 'x', '99999999999999999999', '%00', "1' OR '1'='1"])('withdrawing %s', async (id) => {
    expect(await refusal(await withdraw(encodeURIComponent(id)))).toEqual([404, 'unknown-link'])
  })

  test.each(['', 'wgs_', `wgs_${'x'.repeat(43)}`, 'wgt_none', '中文', 'x'.repeat(4000)])(
    'a token that was never made, %#',
    async (token) => {
      expect(await refusal(await open(token))).toEqual([401, 'bad-link'])
    },
  )

  test('a body that is no token', async () => {
    for (const token of [undefined, null, 7, ['x']])
      expect(await refusal(await open(token))).toEqual([400, 'bad-request'])
    expect(await refusal(await open('x'.repeat(9000)))).toEqual([413, 'body-too-large'])
  })

  test('an account’s token as a link’s, and a link’s as an account’s', async () => {
    const { token } = await made()
    expect((await links.site.ask('/api/v1/session', bearer(token))).status).toBe(401)
    expect((await session(`wangge_session=${token}`)).status).toBe(401)
    const { token: account } = await tokenOf(links.db, 'the-admin')
    expect(await refusal(await open(account))).toEqual([401, 'bad-link'])
  })

  test('a page of another site', async () => {
    const { token } = await made()
    const response = await links.site.ask('/api/v1/session/screen', {
      method: 'POST',
      body: { token },
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    })
    expect(await refusal(response)).toEqual([403, 'foreign-origin'])
  })

  test('too many wrong tokens from one address, and nobody else; those of links do not count, withdrawn or not', async () => {
    const { token } = await made()
    for (let i = 0; i < 70; i += 1) expect((await open(token)).status).toBe(200)
    const other = await made()
    await withdraw(other.id)
    for (let i = 0; i < 20; i += 1) expect((await open(other.token)).status).toBe(401)
    for (let i = 0; i < 60; i += 1) expect((await open(`wgs_${i}`)).status).toBe(401)
    const refused = await open('wgs_more')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(60)
    expect((await open('wgs_more', { address: '10.0.0.2' })).status).toBe(401)
    links.site.advance(15 * 60)
    expect((await open(token)).status).toBe(200)
    const blocked = await links.db.sql`SELECT 1 FROM audit_log WHERE action = 'link-blocked'`
    expect(blocked.length).toBe(1)
  })

  test('nothing for what a database that was away could not answer', async () => {
    const { token } = await made()
    let isAway = true
    const sql = new Proxy(links.db.sql, {
      apply: (target, self, args) => {
        if (isAway) throw new Error('away')
        return Reflect.apply(target, self, args) as unknown
      },
    })
    const patient = setUp({ ...links.db, sql }, { host: '0.0.0.0' })
    const show = () => patient.ask('/api/v1/session/screen', { method: 'POST', body: { token } })
    for (let i = 0; i < 20; i += 1) expect((await show()).status).toBe(500)
    isAway = false
    expect((await show()).status).toBe(200)
  })

  test('making one as a planner, and in the demo in any role', async () => {
    const planner = bearer((await tokenOf(links.db, 'the-planner')).token)
    expect((await links.site.ask('/api/v1/screen-links', planner)).status).toBe(403)
    const demo = setUp(links.db)
    for (const role of ['planner', 'admin']) {
      const headers = { 'X-Demo-Role': role }
      const body = { label: '厅', screen: null }
      const response = await demo.ask('/api/v1/screen-links', { method: 'POST', body, headers })
      expect(await refusal(response)).toEqual([403, 'forbidden'])
      const shown = await demo.ask('/api/v1/session', { headers })
      const { permissions } = (await shown.json()) as { permissions: string[] }
      expect(permissions).not.toContain('accounts.manage')
      expect(permissions).toContain('screens.manage')
    }
  })
})

describe('wangge screen-link', () => {
  const run = async (...args: string[]) => {
    const out: string[] = []
    const err: string[] = []
    const io = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      env: {},
      stdin: Readable.from([]),
    }
    return { code: await runScreenLink(args, io, (_, work) => work(links.db)), out, err }
  }

  test('makes, lists and withdraws one', async () => {
    const added = await run('add', '值班室 东墙', '--screen', '大屏')
    expect([added.code, added.out.length]).toEqual([0, 1])
    const [token = ''] = added.out
    expect((await open(token)).status).toBe(200)
    const { out } = await run('list')
    expect(out[0]).toMatch(
      /^\d+ {2}值班室 东墙 {2}大屏 {2}made \d{4}-\d\d-\d\d {2}last used \d{4}-\d\d-\d\d$/,
    )
    const id = out[0]?.split(' ')[0] ?? ''
    expect(await run('withdraw', id)).toMatchObject({ code: 0, err: [] })
    expect(await refusal(await open(token))).toEqual([401, 'withdrawn-link'])
    expect((await run('list')).out[0]).toContain('withdrawn')
  })

  test.each([
    [['add'], 2, /1 to 60/],
    [['add', '厅', '东'], 2, /quotes/],
    [['add', '厅', '--screen', '没有这个'], 1, /no saved screen/],
    [['add', '厅', '--role', 'admin'], 2, /role/],
    [['withdraw'], 2, /Which/],
    [['withdraw', '0'], 1, /no working link 0/],
    [['open'], 2, /no `screen-link open`/],
    [[], 2, /no `screen-link `/],
  ] as const)('refuses %j', async (args, code, words) => {
    const refused = await run(...args)
    expect(refused.code).toBe(code)
    expect(refused.err[0]).toMatch(words)
    expect(refused.out).toEqual([])
  })
})

test('more links than may work are refused, also where two make one at once', async () => {
  const working = (await list()).links.filter(({ withdrawnAt }) => withdrawnAt === null).length
  const answers = await Promise.all(Array.from({ length: mostLinks - working + 3 }, () => make()))
  expect(answers.filter(({ status }) => status === 201).length).toBe(mostLinks - working)
  expect(answers.filter(({ status }) => status === 409).length).toBe(3)
  expect(await refusal(await make())).toEqual([409, 'too-many-links'])
})

test('what was made and withdrawn is in the audit log, with no token', async () => {
  expect((await verifyAuditChain(links.db)).ok).toBe(true)
  const rows = await links.db.sql<{ actor: string; action: string; detail: object }[]>`
    SELECT actor, action, detail FROM audit_log WHERE action LIKE 'link-%' ORDER BY id`
  const actions = new Set(rows.map(({ actor, action }) => `${actor} ${action}`))
  for (const wanted of [
    'the-admin link-made',
    'the-admin link-withdrawn',
    'console link-made',
    'console link-withdrawn',
  ])
    expect(actions).toContain(wanted)
  expect(JSON.stringify(rows)).not.toContain('wgs_')
})
