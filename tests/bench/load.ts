// Times of the database: creating, loading a street of the demo's size, replacing it, opening again.
// Run: npx tsx tests/bench/load.ts [postgres URL]; without a URL, the embedded database in a new directory.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { latticeStreet } from '../support/lattice-street.ts'

const url = process.argv[2] ?? null
const dataDir = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const began = performance.now()
  const result = await work()
  process.stdout.write(`${what}: ${((performance.now() - began) / 1000).toFixed(2)} s\n`)
  return result
}
const open = async () => {
  const opened = await openDatabase({ url, dataDir })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}

/** 256 basic grids, 4,608 buildings, 20,000 requests with 120,000 events: a little more than the demo street. */
const dataset = latticeStreet('999900001', { side: 16, buildingsPerBasic: 18, requests: 20_000 })
const run = { kind: 'demo', source: 'bench' } as const

const db = await timed('create and migrate', open)
process.stdout.write(`${db.version}\n`)
for (const what of ['load', 'replace']) {
  let last = performance.now()
  const written = await timed(what, () =>
    writeStreet(db, dataset, run, ({ table, rows }) => {
      process.stdout.write(`  ${table} ${rows}: ${((performance.now() - last) / 1000).toFixed(2)} s\n`)
      last = performance.now()
    }),
  )
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
}
await timed('close', () => db.close())
const again = await timed('open again', open)
await timed('close', () => again.close())
rmSync(dataDir, { recursive: true, force: true })
