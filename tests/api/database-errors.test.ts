import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { checkServer } from '../../server/src/db/check-server.ts'
import { createClient } from '../../server/src/db/client.ts'
import type { Sql } from '../../server/src/db/database.ts'
import { describeDatabaseFailure } from '../../server/src/db/describe-failure.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { onlyOn } from '../support/databases.ts'
import { runWangge } from '../support/run-source.ts'
import { freePort } from '../support/throwaway-cluster.ts'

const failureOf = async (url: string) => {
  const opened = await openDatabase({ url, dataDir: '' })
  if (opened.ok) await opened.value.close()
  return opened.ok ? null : opened.failure
}

const serverUrl = (): string => {
  const target = inject('database')
  return target.kind === 'postgres' ? target.server : ''
}

/** Answers with rows instead of a server's: enough for what is asked before anything is migrated. */
const pretend = (...answers: unknown[][]): Sql => (() => Promise.resolve(answers.shift())) as unknown as Sql

// Side by side: most of their time they wait for somebody who does not answer.
describe.concurrent('a DATABASE_URL that does not do', () => {
  test('nobody listens: one line, exit code 1, no password in it', async () => {
    const url = `postgres://user:secret@127.0.0.1:${await freePort()}/wangge`
    expect(await failureOf(url)).toMatchObject({
      code: 'database-unreachable',
      detail: { reason: 'ECONNREFUSED' },
    })
    const program = runWangge(['serve'], { DATABASE_URL: url })
    expect(await program.ended).toBe(1)
    expect(program.lines).toEqual([])
    expect(program.errorLines).toHaveLength(1)
    expect(program.errorLines[0]).toMatch(
      /^The database at 127\.0\.0\.1:\d+\/wangge does not answer \(ECONNREFUSED\)/,
    )
    expect(program.errorLines[0]).not.toContain('secret')
  })

  test('a name that does not exist', async () => {
    expect(await failureOf('postgres://u@no-such-host.invalid/wangge')).toMatchObject({
      code: 'database-unreachable',
    })
  })

  test('something else than PostgreSQL listens', async () => {
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as { port: number }
    expect(await failureOf(`postgres://u@127.0.0.1:${port}/wangge`)).toMatchObject({
      code: 'database-unreachable',
    })
    await new Promise((done) => server.close(done))
  })

  test.each(['mysql://127.0.0.1/x', 'not a url', '127.0.0.1:5432'])('%s is no address', async (url) => {
    expect(await failureOf(url)).toMatchObject({ code: 'database-url-invalid' })
  })
})

describe('a server that is too old', () => {
  test('PostgreSQL 14', async () => {
    const checked = await checkServer(pretend([{ number: 140_011, version: '14.11 (Debian)' }]))
    expect(checked).toMatchObject({ ok: false, failure: { code: 'postgres-too-old' } })
    expect(checked.ok ? '' : describeDatabaseFailure(checked.failure)).toBe(
      'PostgreSQL 14.11 (Debian) is too old; version 15 or newer is needed.',
    )
  })

  test('PostGIS 3.2', async () => {
    const checked = await checkServer(
      pretend([{ number: 150_006, version: '15.6' }], [], [{ version: '3.2.4' }]),
    )
    expect(checked).toMatchObject({ ok: false, failure: { code: 'postgis-too-old' } })
  })
})

describe.concurrent('settings and directories', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wangge-errors-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('a PORT that is no number: one line, exit code 1', async () => {
    const program = runWangge(['serve'], { PORT: 'http', WANGGE_DATA: join(folder, 'unused') })
    expect(await program.ended).toBe(1)
    expect(program.errorLines).toEqual(['PORT is `http`, but must be a number from 0 to 65535.'])
  })

  test('a data directory that is a file', async () => {
    const path = join(folder, 'file')
    writeFileSync(path, '')
    chmodSync(path, 0o600)
    expect(await openDatabase({ url: null, dataDir: path })).toMatchObject({
      ok: false,
      failure: { code: 'data-directory-unusable' },
    })
  })

  test('an unknown command: usage on stderr, exit code 2', async () => {
    const program = runWangge(['fly'], {})
    expect(await program.ended).toBe(2)
    expect(program.errorLines[0]).toBe('There is no command `fly`.')
    expect(program.errorLines.join('\n')).toContain('demo --size street|county|metro')
  })
})

onlyOn('postgres', () =>
  describe('a PostgreSQL', () => {
    let admin: Sql
    beforeAll(async () => {
      admin = createClient({ url: `${serverUrl()}/postgres`, maxConnections: 1 })
      await admin.unsafe('CREATE ROLE visitor LOGIN')
      await admin.unsafe('CREATE DATABASE wangge_plain')
    })
    afterAll(async () => {
      await admin.unsafe('DROP DATABASE wangge_plain WITH (FORCE)')
      await admin.unsafe('DROP ROLE visitor')
      await admin.end()
    })

    test('without PostGIS, for a user who may not add it', async () => {
      const url = `${serverUrl().replace('postgres@', 'visitor@')}/wangge_plain`
      expect(await failureOf(url)).toMatchObject({
        code: 'postgis-missing',
        detail: { reason: expect.stringContaining('permission denied') },
      })
      const program = runWangge(['prepare'], { DATABASE_URL: url })
      expect(await program.ended).toBe(1)
      expect(program.errorLines).toHaveLength(1)
      expect(program.errorLines[0]).toMatch(/^The database has no PostGIS and it could not be added/)
    })

    test('without the database that was named', async () => {
      expect(await failureOf(`${serverUrl()}/no_such_database`)).toMatchObject({
        code: 'database-refused',
        detail: { reason: 'database "no_such_database" does not exist' },
      })
    })

    test('gets PostGIS from a user who may add it', async () => {
      expect(await failureOf(`${serverUrl()}/wangge_plain`)).toBe(null)
    })
  }),
)
