import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { prepare } from '../../server/src/db/open.ts'
import { openEmbedded } from '../../server/src/db/open-embedded.ts'
import type { DatabaseTarget } from './database-target.ts'
import { copyTemplate, embeddedTemplate } from './embedded-template.ts'
import { buildDist } from './build-dist.ts'
import { loadDemo } from './load-demo.ts'

/** Runs the embedded database with the demo street in the main process; test files reach it by its socket. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  buildDist('server')
  const emptyDataDir = await embeddedTemplate()
  const scratchDir = mkdtempSync(join(tmpdir(), 'wangge-test-'))
  const dataDir = copyTemplate(emptyDataDir, scratchDir)
  const opened = await openEmbedded(dataDir, { maxConnections: 32 })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  const { sql, socketPath, close } = opened.value
  const db = await prepare(sql, { url: null, path: socketPath }, close)
  if (!db.ok) throw new Error(JSON.stringify(db.failure))
  await loadDemo(db.value)
  const target: DatabaseTarget = { kind: 'embedded', socketPath, emptyDataDir, scratchDir }
  project.provide('database', target)
  return async () => {
    await db.value.close()
    rmSync(scratchDir, { recursive: true, force: true })
  }
}
