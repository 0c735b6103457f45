import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAuditChain } from '../../server/src/auth/audit-log.ts'
import { command, runUsers } from '../../server/src/cli/users.ts'
import type { Database } from '../../server/src/db/database.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { freshDatabase, freshTarget } from '../support/databases.ts'
import { accountOf, bearer, password, setUp } from './auth-fixture.ts'

let db: Database

beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.close())

/** Runs `users …` as at a shell, with `typed` on standard input. */
const users = async (args: string, typed = '', env: Record<string, string> | null = null) => {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    env: env ?? {},
    stdin: Readable.from([typed]),
  }
  const words = args.split(' ')
  const code = env === null ? await runUsers(words, io, (_, work) => work(db)) : await command.run(words, io)
  return { code, out, err }
}

const site = () => setUp(db, { host: '0.0.0.0' })
const statusFor = async (typed: string) => (await site().signIn('chief', { password: typed })).status

describe('wangge users', () => {
  it('makes the first admin by a password from standard input', async () => {
    expect(await users('list')).toMatchObject({ code: 0, out: [expect.stringMatching(/^No accounts yet/)] })
    const added = await users('add chief --role admin', `${password}\nignored\n`)
    expect(added).toEqual({ code: 0, out: ['chief may sign in as admin.'], err: [] })
    const signedIn = await site().signIn('chief')
    expect(await accountOf(signedIn)).toEqual({ name: 'chief', role: 'admin', demo: false })
    expect((await users('list')).out).toEqual([
      expect.stringMatching(/^chief {2}admin {2}since \d{4}-\d\d-\d\d {2}0 tokens$/),
    ])
  })

  it.each([
    ['add chief --role admin', password, 1, /already/],
    ['add Chief --role admin', password, 1, /a–z/],
    ['add x --role admin', password, 1, /2 to 64/],
    ['add li --role planner', 'short', 1, /too short: at least 10/],
    ['add li --role planner', '', 1, /too short/],
    ['add li --role planner', '1234567890', 1, /guess/],
    ['add li --role leader', password, 2, /--role is one of screen, reporter, inspector, planner, admin/],
    ['add li', password, 2, /--role/],
    ['add', password, 2, /name/],
    ['add li wang --role admin', password, 2, /name/],
    ['promote li', '', 2, /no `users promote`/],
    ['add li --rolle admin', '', 2, /rolle/],
    ['disable nobody', '', 1, /no account nobody/],
    ['password nobody', password, 1, /no account nobody/],
    ['token nobody', '', 1, /no account nobody/],
    ['token chief --withdraw 99', '', 1, /no working token 99/],
    ['enable chief', '', 1, /so already/],
  ])('refuses `users %s` with “%s”', async (args, typed, code, words) => {
    const refused = await users(args, typed)
    expect(refused.code).toBe(code)
    expect(refused.err[0]).toMatch(words)
    expect(refused.out).toEqual([])
  })

  it('makes a token, shown once, lists it without its secret, and withdraws it', async () => {
    const made = await users('token chief --label QGIS')
    expect(made.code).toBe(0)
    const [token = ''] = made.out
    expect(token).toMatch(/^wgt_[\w-]{43}$/)
    const status = async () => (await site().ask('/api/v1/session', bearer(token))).status
    expect(await status()).toBe(200)
    const listed = await users('token chief --list')
    expect(listed.out).toEqual([
      expect.stringMatching(/^1 {2}QGIS {2}made \d{4}-\d\d-\d\d {2}last used \d{4}-\d\d-\d\d$/),
    ])
    expect(await users('token chief --withdraw 1')).toMatchObject({ code: 0 })
    expect(await status()).toBe(401)
    expect((await users('token chief --list')).out[0]).toContain('withdrawn')
  })

  it('disables, enables, and changes a password', async () => {
    expect((await users('disable chief')).code).toBe(0)
    expect(await statusFor(password)).toBe(401)
    expect((await users('list')).out[0]).toContain('disabled')
    expect((await users('enable chief')).code).toBe(0)
    expect((await users('password chief', 'another river, no bridge')).code).toBe(0)
    expect(await statusFor(password)).toBe(401)
    expect(await statusFor('another river, no bridge')).toBe(200)
  })

  it('leaves each change in the audit log', async () => {
    expect((await verifyAuditChain(db)).ok).toBe(true)
    const rows = await db.sql<{ action: string }[]>`
      SELECT action FROM audit_log WHERE actor = 'console' ORDER BY id`
    expect(rows.map(({ action }) => action)).toEqual([
      'account-added',
      'token-made',
      'token-withdrawn',
      'account-disabled',
      'account-enabled',
      'password-changed',
    ])
  })

  it('opens the database the environment names, and says in one line that a server holds it', async () => {
    const target = await freshTarget()
    expect(await users('list', '', target.env)).toMatchObject({ code: 0, err: [] })
    const opened = await openDatabase(target)
    const again = await users('list', '', target.env)
    const toldToStop = /another process.*stop it/i.test(again.err.join('\n'))
    const lines = again.out.length + again.err.length
    expect([again.code, toldToStop, lines]).toEqual(target.url === null ? [1, true, 1] : [0, false, 1])
    if (opened.ok) await opened.value.close()
    await target.remove()
  })
})
