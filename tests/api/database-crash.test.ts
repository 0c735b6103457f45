import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/src/db/open.ts'
import { type FreshTarget, freshTarget, onlyOn } from '../support/databases.ts'
import { runSource } from '../support/run-source.ts'

const open = async ({ url, dataDir }: FreshTarget) => {
  const opened = await openDatabase({ url, dataDir })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}

test('a street that was being written when its program was killed is not there', async () => {
  const target = await freshTarget()
  const loader = runSource('tests/support/crash-loader.ts', [target.dataDir, target.url ?? ''])
  await loader.waitForLine(/^building \d+$/)
  loader.process.kill('SIGKILL')
  await loader.ended
  const db = await open(target)
  const [row] = await db.sql`
    SELECT (SELECT count(*) FROM street) + (SELECT count(*) FROM building) + (SELECT count(*) FROM request) AS rows`
  expect(row).toEqual({ rows: 0 })
  await db.close()
  await target.remove()
})

// PostgreSQL itself sees to these.
onlyOn('embedded', () =>
  describe('the embedded directory', () => {
    let target: FreshTarget
    beforeAll(async () => {
      target = await freshTarget()
    })
    afterAll(() => target.remove())

    test('keeps every acknowledged write when the process is killed', async () => {
      const writer = runSource('tests/support/crash-writer.ts', [target.dataDir])
      await writer.waitForLine(/^acknowledged 150$/)
      writer.process.kill('SIGKILL')
      await writer.ended
      const acknowledged = Number(writer.lines.at(-1)?.split(' ')[1])
      expect(existsSync(join(target.dataDir, 'wangge.lock'))).toBe(true)

      const db = await open(target)
      const rows = await db.sql<{ n: number }[]>`SELECT n FROM survivor ORDER BY n`
      await db.close()
      expect(acknowledged).toBeGreaterThanOrEqual(150)
      expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
      expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i + 1))
    })

    test('flushes to the disk at every commit', async () => {
      const db = await open(target)
      const [row] = await db.sql`
        SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
          current_setting('wal_sync_method') AS method, current_setting('full_page_writes') AS pages`
      await db.close()
      expect(row).toEqual({ fsync: 'on', commit: 'on', method: 'fsync', pages: 'on' })
    })

    test('belongs to one process at a time, and is free after it', async () => {
      const db = await open(target)
      expect(await openDatabase({ url: null, dataDir: target.dataDir })).toMatchObject({
        ok: false,
        failure: { code: 'data-directory-in-use', detail: { pid: process.pid } },
      })
      const second = runSource('tests/support/crash-writer.ts', [target.dataDir])
      expect(await second.ended).toBe(1)
      expect(second.errorLines.join('\n')).toContain('data-directory-in-use')
      expect(await db.sql`SELECT 1 AS one`).toEqual([{ one: 1 }])
      await db.close()
      await (await open(target)).close()
      expect(existsSync(join(target.dataDir, 'wangge.lock'))).toBe(false)
    })

    test('is not held by a process that only got a dead one’s number', async () => {
      const stale = JSON.stringify({ pid: process.pid, startedAt: 'another boot/1' })
      writeFileSync(join(target.dataDir, 'wangge.lock'), stale)
      const db = await open(target)
      expect(await db.sql`SELECT 1 AS one`).toEqual([{ one: 1 }])
      await db.close()
    })

    test('is made anew where its making was cut off', async () => {
      writeFileSync(join(target.dataDir, 'pglite.unfinished'), '')
      const db = await open(target)
      const [row] = await db.sql`SELECT to_regclass('survivor') AS survivor, count(*) AS streets FROM street`
      await db.close()
      expect(row).toEqual({ survivor: null, streets: 0 })
      expect(existsSync(join(target.dataDir, 'pglite.unfinished'))).toBe(false)
    })
  }),
)
