import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { type FreshTarget, databaseKind, onlyOn, freshTarget } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { runWangge, stopPrograms } from '../support/run-source.ts'

let target: FreshTarget
beforeAll(async () => {
  target = await freshTarget()
  const opened = await openDatabase(target)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await writeStreet(opened.value, latticeStreet('999900001'), { kind: 'demo', source: 'test' })
  await opened.value.close()
})
afterEach(stopPrograms)
afterAll(() => target.remove())

describe('serve', () => {
  test('says where it listens, answers, and stops in order on a signal', async () => {
    const server = runWangge(['serve'], { ...target.env, PORT: '0' })
    const line = await server.waitForLine(/^网格图 Wangge: /)
    expect(server.lines).toEqual([line])
    const url = line.replace('网格图 Wangge: ', '')
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const health = await (await fetch(`${url}/healthz`)).json()
    expect(health).toMatchObject({ status: 'ok', database: databaseKind() })
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(server.errorLines).toEqual([])
  })

  test('says in one line that the port is taken, and ends with 1', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as { port: number }
    const server = runWangge(['serve'], { ...target.env, PORT: String(port) })
    expect(await server.ended).toBe(1)
    expect(server.lines).toEqual([])
    expect(server.errorLines).toEqual([
      `Port ${port} on 127.0.0.1 is taken; stop what uses it, or set PORT to another one.`,
    ])
    await new Promise((done) => other.close(done))
  })
})

onlyOn('embedded', () =>
  describe('one directory, one process', () => {
    test('a second server on the same directory is refused', async () => {
      const first = runWangge(['serve'], { ...target.env, PORT: '0' })
      await first.waitForLine(/^网格图/)
      const second = runWangge(['serve'], { ...target.env, PORT: '0' })
      expect(await second.ended).toBe(1)
      expect(second.errorLines).toEqual([
        `Another process (${first.process.pid}) uses ${target.dataDir}; stop it, or set WANGGE_DATA to another directory.`,
      ])
      first.process.kill('SIGINT')
      expect(await first.ended).toBe(0)
    })
  }),
)

describe('verify', () => {
  test('finds nothing in a sound database', async () => {
    const program = runWangge(['verify'], { ...target.env })
    expect(await program.ended).toBe(0)
    expect(program.lines[0]).toBe('999900001-2026-1 方格街道, 16 basic grids: ok')
    expect(program.lines.at(-1)).toBe('1 streets verified.')
  })

  test('finds what was done to the tables by hand', async () => {
    const opened = await openDatabase(target)
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
    const { sql } = opened.value
    await sql`UPDATE walk_network SET network = set_byte(network, 100, 255 - get_byte(network, 100)),
      street_version = 7`
    await sql.begin(async (tx) => {
      await tx`SELECT set_config('wangge.replacing_street', '999900001', true)`
      await tx`UPDATE grid SET geom = ST_Translate(geom, 0.0005, 0) WHERE code = '999900001001001'`
    })
    await opened.value.close()
    const program = runWangge(['verify'], { ...target.env })
    expect(await program.ended).toBe(1)
    expect(program.errorLines[0]).toBe(
      '999900001-2026-1: basic grids 999900001001001 and 999900001001002 overlap',
    )
    expect(program.errorLines.filter((line) => line.includes('walking network'))).toEqual([
      '999900001-2026-1: the walking network is of version 7, the street of 1',
      '999900001-2026-1: the walking network cannot be read: network-checksum',
    ])
    expect(program.lines.at(-1)).toMatch(/^\d+ faults\.$/)
  })
})
