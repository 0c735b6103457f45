import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildDist } from './build-dist.ts'
import { freePort, startBuiltServer, stopBuiltServer } from './browser-server.ts'

const firstStartMs = 300_000

/**
 * Builds what is stale and starts the real server on a new demo street, as a newcomer would. `WANGGE_E2E_DATA` names
 * a folder whose street is kept from run to run, for those who work on these tests.
 */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  buildDist('all')
  const kept = process.env['WANGGE_E2E_DATA']
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'wangge-e2e-'))
  const port = await freePort()
  const server = { url: `http://127.0.0.1:${port}`, port, host: '127.0.0.1', dataDir: join(folder, 'data') }
  await startBuiltServer(server, firstStartMs)
  project.provide('browserServer', server)
  return async () => {
    await stopBuiltServer(server.dataDir)
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}
