import {
  continueDemoRequests,
  demoYearEndMs,
  type RequestId,
  type ServiceRequest,
  type StreetDataset,
} from '@wangge/geodata'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { type RunningServer, startServer } from '../../server/src/main.ts'
import { freshDatabase } from '../support/databases.ts'
import { demoStreet } from '../support/demo-street.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { runWangge, stopPrograms } from '../support/run-source.ts'
import { street } from './api-fixture.ts'

const hourMs = 3_600_000
const octoberMs = Date.UTC(2026, 8, 30, 16)
/** What the year leaves behind: its first request, by which the seed is known, and those of its last month. */
const isKept = ({ id, createdAtMs }: ServiceRequest): boolean => id === 1 || createdAtMs >= octoberMs

/** The street as its generator would have made it, had its data gone on until `endMs`. */
const streetUntil = (endMs: number): StreetDataset => {
  const whole = demoStreet()
  const last = new Map<RequestId, ServiceRequest>()
  for (const request of whole.requests) if (isKept(request)) last.set(request.id, request)
  let asOfMs = demoYearEndMs
  for (const { atMs, request } of continueDemoRequests({ seed: 1, fromMs: demoYearEndMs, toMs: endMs })) {
    if (!isKept(request)) continue
    last.set(request.id, request)
    asOfMs = atMs
  }
  // No way to walk: laying the network takes longer than everything else.
  return { ...whole, street: { ...whole.street, asOfMs }, roads: [], requests: [...last.values()] }
}

let db: Database
let server: RunningServer
const write = async (dataset: StreetDataset): Promise<void> => {
  const written = await writeStreet(db, dataset, { kind: 'demo', source: 'test' })
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
}
beforeAll(async () => {
  db = await freshDatabase()
  await write(streetUntil(demoYearEndMs))
  await write({ ...latticeStreet('999900001'), requests: [] })
  const started = await startServer(db, { host: '127.0.0.1', port: 0, trustProxy: false })
  if (!started.ok) throw new Error(started.failure.code)
  server = started.value
})
afterEach(stopPrograms)
afterAll(async () => {
  await server.stop()
  await db.close()
})

const play = (...args: string[]) => runWangge(['play', '--server', server.url, ...args], {})

/** All requests with their histories, as they lie in the database. */
const stored = async (): Promise<unknown[]> => [
  ...(await db.sql`
    SELECT r.id, r.category, r.basic_code, r.created_at, ST_AsText(r.geom) AS place,
           (SELECT json_agg(json_build_array(e.stage, e.at, e.solved, e.satisfied) ORDER BY e.seq)
              FROM request_event e WHERE e.street_id = r.street_id AND e.request_id = r.id) AS events
      FROM request r WHERE r.street_id = ${street} ORDER BY r.id`),
]

const indicators = async (): Promise<unknown> => {
  const answers = []
  for (const by of ['grid', 'category', 'day']) {
    const path = `/api/v1/requests/indicators?street=${street}&from=2026-10-01&to=2026-11-02&by=${by}`
    const { asOf: _, ...rest } = (await (await fetch(server.url + path)).json()) as Record<string, unknown>
    answers.push(rest)
  }
  return answers
}

describe('play', () => {
  test('makes of the street what it would be had its data gone on, in two goes', async () => {
    const first = play('--speed', 'max', '--for', '18h')
    expect(await first.ended).toBe(0)
    expect(first.errorLines).toEqual([])
    expect(first.lines[0]).toMatch(
      /^999901001 示范街道, 示范数据（虚构）: from 2026-11-01 00:00:00 on, as fast/,
    )
    expect(first.lines[1]).toMatch(/^2026-11-01: \d+ made, \d+ stages entered$/)
    const { asOfMs } = streetUntil(demoYearEndMs + 18 * hourMs).street
    const second = play('--speed', 'max', '--for', '6h')
    expect(await second.ended).toBe(0)
    expect(second.errorLines).toEqual([])
    const [requests, figures] = [await stored(), await indicators()]
    const told = streetUntil(asOfMs + 6 * hourMs)
    await write(told)
    expect(requests.length).toBe([...told.requests].length)
    expect(await stored()).toEqual(requests)
    expect(await indicators()).toEqual(figures)
  }, 300_000)

  test('shows each thing as it happens, and stops with Ctrl-C', async () => {
    const program = play('--speed', '36000')
    await program.waitForLine(
      /^2026-11-0\d \d\d:\d\d:\d\d {2}999901001\.\d+ (made: [a-z-]+|enters stage \d)$/,
    )
    program.process.kill('SIGINT')
    expect(await program.ended).toBe(0)
    expect(program.lines.at(-1)).toMatch(/^\d+ requests made, \d+ stages entered in /)
    expect(program.errorLines).toEqual([])
  })

  test('refuses a street that is no demo, and one that is not there', async () => {
    const lattice = play('--street', '999900001', '--speed', 'max')
    expect(await lattice.ended).toBe(1)
    expect(lattice.errorLines).toEqual([
      '999900001 方格街道 is not the demo street of seed 1; --seed says which it was made from.',
    ])
    const none = play('--street', '999900009')
    expect(await none.ended).toBe(1)
    expect(none.errorLines).toEqual([
      expect.stringMatching(/^Street 999900009 cannot be read: unknown-street/),
    ])
  })

  test('does nothing to a real street, which needs a sign-in besides', async () => {
    await db.sql`UPDATE street SET synthetic = false WHERE id = ${street}`
    const before = await stored()
    const refused = play('--speed', 'max', '--for', '1h')
    expect(await refused.ended).toBe(1)
    expect(refused.errorLines[0]).toMatch(/sign-in-required/)
    expect(refused.errorLines[1]).toBe('--token takes the token of an account that may write requests.')
    expect(await stored()).toEqual(before)
  })
})
