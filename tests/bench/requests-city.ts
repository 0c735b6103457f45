import {
  continueDemoRequests,
  demoYearEndMs,
  generateDemoStreet,
  type RequestId,
  type ServiceRequest,
} from '@wangge/geodata'
import type { Database, Transaction } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'

const dayMs = 86_400_000
const weekMs = 7 * dayMs
const roundMs = 52 * weekMs
export const firstStreet = '999901001'

/** Demo streets are 20 to a county. */
export const streetIds = (streets: number): string[] =>
  Array.from({ length: streets }, (_, i) => {
    const county = String(Math.floor(i / 20) + 1).padStart(2, '0')
    return `9999${county}${String((i % 20) + 1).padStart(3, '0')}`
  })

/**
 * The demo street's year `rounds` times as full: the year itself and those that follow it, laid over it, each a week
 * later than the one before (what reaches beyond the end goes to the beginning). So hours, weekdays, seasons,
 * categories, places, clusters and histories are the demo's; no two requests are the same, and what a place is asked
 * in one year does not fall on the days of another.
 */
export const fullYear = (rounds: number): ServiceRequest[] => {
  const told = new Map<RequestId, ServiceRequest>()
  const toMs = demoYearEndMs + (rounds - 1) * roundMs
  // Whole histories first: none takes as long as half a year.
  const span = { seed: 1, fromMs: 0, toMs: toMs + roundMs / 2 }
  for (const { request } of continueDemoRequests(span))
    if (request.createdAtMs < toMs) told.set(request.id, request)
  return [...told.values()]
    .map((request) => {
      const round = Math.max(0, Math.floor((request.createdAtMs - demoYearEndMs) / roundMs) + 1)
      const movedMs = request.createdAtMs + round * (weekMs - roundMs)
      const createdAtMs = movedMs < demoYearEndMs ? movedMs : movedMs - roundMs
      const backMs = request.createdAtMs - createdAtMs
      const events = request.events.map((event) => ({ ...event, atMs: event.atMs - backMs }))
      return {
        ...request,
        createdAtMs,
        events: events.filter(({ atMs }) => atMs < demoYearEndMs),
      }
    })
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .map((request, i) => ({ ...request, id: (i + 1) as RequestId }))
}

/** What a street is made of besides its requests, parents first. */
const groundTables = [
  'street',
  'plan',
  'grid_code',
  'grid',
  'compound',
  'building',
  'building_grid',
  'organization',
  'post',
  'place',
  'body',
  'street_change',
]
/** With what their rows are put in order by within a month: as they would have come. */
const requestTables = { request: 'created_at', request_event: 'at', request_state: 'created_at' }
/** Columns that begin with the street's id. */
const coded = [
  'street_id',
  'plan_id',
  'code',
  'parent_code',
  'basic_code',
  'grid_code',
  'desk_code',
  'to_code',
]

const copy = async (tx: Transaction, table: string, where: string, order: string): Promise<void> => {
  const columns = await tx<{ name: string }[]>`
    SELECT attname AS name FROM pg_attribute
     WHERE attrelid = ${table}::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
     ORDER BY attnum`
  const names = columns.map(({ name }) => name)
  const own = table === 'street' || table === 'plan'
  const values = names.map((name) =>
    coded.includes(name) || (own && name === 'id')
      ? `replace(t.${name}, '${firstStreet}', s.id)`
      : `t.${name}`,
  )
  await tx.unsafe(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} t CROSS JOIN new_street s
      WHERE ${table === 'street' ? 't.id' : 't.street_id'} = '${firstStreet}' AND ${where} ORDER BY ${order}`,
  )
}

/**
 * A city of `streets` streets with the demo's year `rounds` times over in each. The first is written as the product
 * writes any street: plan, buildings, requests, histories, states and sums. The others are copies of its rows under
 * other ids, made by SQL with the triggers and foreign keys off (the first street's rows have passed them), month by
 * month in order of time, so that on disk streets lie among each other as if they had grown together.
 */
export const buildCity = async (
  db: Database,
  streets: number,
  rounds: number,
  say: (line: string) => void,
): Promise<void> => {
  const timed = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now()
    await work()
    say(`  ${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
  const dataset = { ...generateDemoStreet({ seed: 1 }), requests: fullYear(rounds) }
  await timed(`first street with ${dataset.requests.length} requests, by writeStreet`, async () => {
    const written = await writeStreet(db, dataset, { kind: 'demo', source: 'bench' })
    if (!written.ok) throw new Error(JSON.stringify(written.failure))
  })
  const others = streetIds(streets).slice(1)
  await db.sql.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`
    await tx`SET LOCAL work_mem = '1GB'`
    await tx`CREATE TEMPORARY TABLE new_street ON COMMIT DROP AS SELECT unnest(${others}::text[]) AS id`
    await tx`ANALYZE new_street`
    await timed('other streets without their requests', async () => {
      for (const table of groundTables) await copy(tx, table, 'true', 's.id')
    })
    const months = await tx<{ from: string; to: string }[]>`
      SELECT m::text AS from, (m + interval '1 month')::text AS to
        FROM generate_series(timestamptz '2025-10-01 00:00+00', '2026-11-01 00:00+00', interval '1 month') m`
    for (const { from, to } of months)
      await timed(`their requests of ${from.slice(0, 7)}`, async () => {
        for (const [table, order] of Object.entries(requestTables))
          await copy(tx, table, `t.created_at >= '${from}' AND t.created_at < '${to}'`, `t.${order}, s.id`)
        const days = `t.day >= '${from.slice(0, 10)}' AND t.day < '${to.slice(0, 10)}'`
        await copy(tx, 'request_tally', days, 't.day, s.id')
      })
  })
  await timed('vacuum and analyze', () => db.sql.unsafe('VACUUM (ANALYZE)'))
  await timed('checkpoint', () => db.sql`CHECKPOINT`)
}

/** Rows and sizes, with indexes. */
export const describeCity = async ({ sql }: Database, say: (line: string) => void): Promise<void> => {
  for (const table of [...Object.keys(requestTables), 'request_tally']) {
    const [row] = await sql.unsafe<{ rows: number; bytes: number }[]>(
      `SELECT (SELECT count(*) FROM ${table}) AS rows,
              (SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('${table}'))::int8 AS bytes`,
    )
    const { rows = 0, bytes = 0 } = row ?? {}
    say(
      `  ${table.padEnd(15)}${rows.toLocaleString('en').padStart(12)} rows ${(bytes / 1e9).toFixed(2).padStart(7)} GB`,
    )
  }
}
