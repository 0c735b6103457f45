import { expect, test } from 'vitest'
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { type FreshTarget, freshTarget } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { runSource } from '../support/run-source.ts'
import { square } from './imports-fixture.ts'

const rows = 3000

const open = async ({ url, dataDir }: FreshTarget) => {
  const opened = await openDatabase({ url, dataDir })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}

/** Of everything that an import writes, how much there is. */
const counted = async (target: FreshTarget) => {
  const db = await open(target)
  const [row] = await db.sql`
    SELECT (SELECT count(*)::int FROM request WHERE origin = 'import') AS requests,
           (SELECT count(*)::int FROM request_event e JOIN request r USING (street_id, created_at)
             WHERE r.id = e.request_id AND r.origin = 'import') AS events,
           (SELECT count(*)::int FROM request_state s JOIN request r USING (street_id, id, created_at)
             WHERE r.origin = 'import') AS states,
           (SELECT count(*)::int FROM request_external) AS externals,
           (SELECT sum(requests)::int FROM request_tally WHERE basic_code = '*') AS tallied,
           (SELECT count(*)::int FROM import_run WHERE kind = 'requests') AS runs,
           (SELECT count(*)::int FROM street_change WHERE kind = 'requests-imported') AS changes`
  await db.close()
  return row
}

const nothing = { requests: 0, events: 0, states: 0, externals: 0, tallied: 20, runs: 0, changes: 0 }
const everything = {
  requests: rows,
  events: 7 * rows,
  states: rows,
  externals: rows,
  tallied: 20 + rows,
  runs: 1,
  changes: 1,
}

test('an import whose program is killed is there as a whole or not at all', async () => {
  const target = await freshTarget()
  const db = await open(target)
  await writeStreet(db, latticeStreet(square), { kind: 'demo', source: 'test' })
  await db.close()

  const run = (wait: string) =>
    runSource('tests/support/crash-importer.ts', [target.dataDir, target.url ?? '', String(rows), wait])
  // With every row written, a moment before the commit.
  const before = run('wait')
  await before.waitForLine(/^written$/)
  before.process.kill('SIGKILL')
  await before.ended
  expect(await counted(target)).toEqual(nothing)

  // About the commit itself: either side of it will do, nothing between.
  const during = run('')
  await during.waitForLine(/^written$/)
  during.process.kill('SIGKILL')
  await during.ended
  const after = await counted(target)
  expect([nothing, everything]).toContainEqual(after)

  // Once it is said to be done, it is; and done again, it is still one.
  const again = run('')
  await again.waitForLine(/^acknowledged/)
  again.process.kill('SIGKILL')
  await again.ended
  const runs = Number(after?.['runs']) + 1
  expect(await counted(target)).toEqual({ ...everything, runs })
  await target.remove()
}, 180_000)
