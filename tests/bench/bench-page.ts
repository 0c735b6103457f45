import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { startBrowser } from '../support/browser-program.ts'
import { freePort, startBuiltServer, stopBuiltServer } from '../support/browser-server.ts'
import { quantileMs } from './timings.ts'

export const say = (line: string) => process.stdout.write(`${line}\n`)

/** What a page is measured on; `url` is the server's. */
export interface PageBench {
  readonly context: BrowserContext
  readonly url: string
}

type Measure = (bench: PageBench) => Promise<boolean>

const inChromium = async (
  url: string,
  viewport: { readonly width: number; readonly height: number },
  measure: Measure,
): Promise<boolean> => {
  const program = await startBrowser()
  try {
    const browser = await chromium.connect(program.wsEndpoint())
    const context = await browser.newContext({ baseURL: url, viewport })
    await context.addInitScript(() => localStorage.setItem('wangge.first-run', 'seen'))
    return await measure({ context, url })
  } finally {
    await program.close()
  }
}

const atNewServer = async (name: string, measure: (url: string) => Promise<boolean>): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), `wangge-${name}-`))
  const port = await freePort()
  const dataDir = join(folder, 'data')
  const url = `http://127.0.0.1:${port}`
  await startBuiltServer({ url, port, host: '127.0.0.1', dataDir }, 300_000)
  try {
    return await measure(url)
  } finally {
    await stopBuiltServer(dataDir)
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Measures a page in Chromium on the server that `WANGGE_URL` names; else the built one is started on a new street.
 * Exits with 1 where the measurement says that its goal was missed.
 */
export const benchPage = async (
  name: string,
  viewport: { readonly width: number; readonly height: number },
  measure: Measure,
): Promise<void> => {
  const run = (url: string): Promise<boolean> => inChromium(url, viewport, measure)
  const running = process.env.WANGGE_URL
  const reached = running === undefined ? await atNewServer(name, run) : await run(running)
  process.exitCode = reached ? 0 : 1
}

/** What a measurement has to be read with. */
export const describeMachine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)}`

export const describeSpread = (times: readonly number[]): string => {
  const at = (share: number): string => quantileMs(times, share).toFixed(1)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)}`
}
