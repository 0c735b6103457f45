import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateDemoStreet } from '@wangge/geodata'
import { createApp } from '../../server/src/app.ts'
import { createAccess } from '../../server/src/auth/create-access.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'

/**
 * `GET /api/v1/hotspots` in process, on the demo street: kept answers, answers never asked for before, and the processor
 * time that one of them takes of the thread that answers everybody, which bounds how long the event loop can stand still
 * however busy the machine is (Linux). With a number after its name so many requests more are strewn over the street's
 * houses first, within its year. Embedded, or the empty database of DATABASE_URL.
 */
const strewn = Number(process.argv[2] ?? 0)
const dataDir = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
const opened = await openDatabase({ url: process.env.DATABASE_URL ?? null, dataDir })
if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
const db = opened.value
const written = await writeStreet(db, generateDemoStreet({ seed: 1 }), { kind: 'demo', source: 'seed 1' })
if (!written.ok) throw new Error(JSON.stringify(written.failure))
const endMs = Date.UTC(2026, 9, 31, 16)
const dayMs = 86_400_000

if (strewn > 0) {
  await db.sql`
    INSERT INTO request (street_id, id, created_at, category, origin, sign_limit_ms, close_limit_ms, geom)
    SELECT b.street_id, 1000000 + n, ${new Date(endMs - 360 * dayMs)}::timestamptz + n * interval '360 days' / ${strewn}::int,
           'environment', 'demo', 86400000, 604800000, b.centre
      FROM generate_series(1, ${strewn}::int) n
      JOIN (SELECT street_id, ST_Centroid(geom) AS centre, row_number() OVER (ORDER BY id) AS number,
                   count(*) OVER () AS houses
              FROM building WHERE households > 0) b ON b.number = 1 + (n * 7919) % b.houses`
  await db.sql`UPDATE street SET request_version = request_version + 1`
}

const clock = () => Date.now()
const access = createAccess({ db, clock, host: '127.0.0.1', trustProxy: false })
const stopping = new AbortController()
const app = createApp({ db, access, clock, webDir: null, stopping: stopping.signal })
/** Milliseconds of processor that the main thread has had. */
const mainThreadMs = () =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6

const call = async (search: string): Promise<{ ms: number; ownMs: number; bytes: number }> => {
  const before = mainThreadMs()
  const start = performance.now()
  const response = await app.request(
    `/api/v1/hotspots?${search}`,
    { headers: { 'Accept-Encoding': 'gzip' } },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  )
  const { byteLength } = await response.arrayBuffer()
  if (!response.ok) throw new Error(`${search}: ${response.status}`)
  return { ms: performance.now() - start, ownMs: mainThreadMs() - before, bytes: byteLength }
}

const at = (ordered: readonly number[], share: number) =>
  ordered[Math.min(ordered.length - 1, Math.ceil(share * ordered.length) - 1)] ?? Number.NaN

const measure = async (name: string, searches: readonly string[]): Promise<void> => {
  const times: number[] = []
  const own: number[] = []
  let bytes = 0
  for (const search of searches) {
    const answer = await call(search)
    times.push(answer.ms)
    own.push(answer.ownMs)
    bytes = Math.max(bytes, answer.bytes)
  }
  const ordered = times.toSorted((a, b) => a - b)
  const ownOrdered = own.toSorted((a, b) => a - b)
  const figures = [
    at(ordered, 0.5),
    at(ordered, 0.95),
    at(ordered, 1),
    at(ownOrdered, 0.5),
    at(ownOrdered, 1),
  ]
  process.stdout.write(
    `${name.padEnd(40)}${figures.map((ms) => ms.toFixed(1).padStart(10)).join('')}${String(Math.round(bytes / 1000)).padStart(8)} kB\n`,
  )
}

const windows = (count: number, days: number) =>
  Array.from({ length: count }, (_, i) => {
    const toMs = endMs - i * 3_600_000
    return `from=${new Date(toMs - days * dayMs).toISOString()}&to=${new Date(toMs).toISOString()}`
  })

process.stdout.write(
  `${db.kind}: ${db.version}; Node ${process.version}\n${'milliseconds'.padEnd(40)}       p50       p95       max   own p50   own max\n`,
)
await call('')
await measure(
  'kept: 90 days',
  Array.from({ length: 200 }, () => ''),
)
const rounds = strewn > 100_000 ? 5 : 40
for (const [name, days, question] of [
  ['90 days, resolution 9', 90, ''],
  ['90 days, resolution 10 with shapes', 90, 'resolution=10&geometry=true'],
  ['90 days, resolution 11 with shapes', 90, 'resolution=11&geometry=true'],
  ['90 days, basic grids', 90, 'cells=basic'],
  ['90 days, resolution 9, dealt out', 90, 'chance=permutation'],
  ['90 days, 13 weeks, resolution 10', 90, 'resolution=10&history=true'],
  ['a year, 12 months, resolution 10', 360, 'resolution=10&history=true'],
  ['a year, resolution 9', 360, ''],
  [
    'a year, 60 steps dealt out, resolution 11',
    360,
    'resolution=11&history=true&steps=60&chance=permutation',
  ],
] as const)
  await measure(
    name,
    windows(question.includes('60') ? Math.min(rounds, 3) : rounds, days).map((it) => `${it}&${question}`),
  )

stopping.abort()
await db.close()
rmSync(dataDir, { recursive: true, force: true })
