import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startBrowser } from './browser-program.ts'
import { buildDist } from './build-dist.ts'
import { freePort, startBuiltServer, stopBuiltServer } from './browser-server.ts'

const firstStartMs = 300_000

/**
 * Builds what is stale and starts the real server on a new demo street, as a newcomer would, and one Chromium for all
 * test files. `WANGGE_E2E_DATA` names a folder whose street is kept from run to run, for those who work on these tests.
 */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  buildDist('all')
  const kept = process.env['WANGGE_E2E_DATA']
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'wangge-e2e-'))
  const port = await freePort()
  const server = { url: `http://127.0.0.1:${port}`, port, host: '127.0.0.1', dataDir: join(folder, 'data') }
  const demoDataDir = join(folder, 'demo')
  if (!existsSync(demoDataDir)) {
    await startBuiltServer(server, firstStartMs)
    await stopBuiltServer(server.dataDir)
    cpSync(server.dataDir, demoDataDir, { recursive: true })
  }
  const [browser] = await Promise.all([startBrowser(), startBuiltServer(server, firstStartMs)])
  project.provide('browserServer', server)
  project.provide('demoDataDir', demoDataDir)
  project.provide('browserEndpoint', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await stopBuiltServer(server.dataDir)
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}
