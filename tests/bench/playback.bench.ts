// 200,000 requests on the page /requests in Chromium: how long the page's thread is held when they come, and script by
// frame while playback runs through thirty days of them. `WANGGE_URL` names a server that runs already; else the built
// one is started on a new street. The requests are made up here and put in the place of the server's answer.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { startBrowser } from '../support/browser-program.ts'
import { freePort, startBuiltServer, stopBuiltServer } from '../support/browser-server.ts'
import { endTracing, startTracing } from './script-per-frame.ts'

const count = 200_000
const days = 30
const goalMs = 8
const playMs = 10_000
/** Small: where pictures are drawn without a graphics card, a large one leaves hardly a frame a second to measure. */
const windowSize = { width: 1100, height: 620 }
const say = (line: string) => process.stdout.write(`${line}\n`)

interface Answer {
  points: Record<string, (number | null)[]>
}

/** The street's own answer, each column drawn out to so many by a simple generator; the same ones each time. */
const blownUp = (answer: Answer): Answer => {
  let seed = 1
  const next = (): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const { lon = [], lat = [] } = answer.points
  const row = Array.from({ length: count }, () => Math.floor(next() * lon.length))
  const minute = row.map(() => Math.floor(next() * days * 1440)).toSorted((a, b) => a - b)
  const stage = row.map(() => (next() < 0.85 ? 7 : 1 + Math.floor(next() * 6)))
  return {
    ...answer,
    points: {
      id: row.map((_, i) => i + 1),
      lon: row.map((at) => (lon[at] ?? 0) + (next() - 0.5) * 0.002),
      lat: row.map((at) => (lat[at] ?? 0) + (next() - 0.5) * 0.002),
      minute,
      category: row.map(() => Math.floor(next() * 9)),
      stage,
      overdue: stage.map((one) => (one < 7 && next() < 0.1 ? 1 : 0)),
      closedMinute: stage.map((one, i) => (one === 7 ? (minute[i] ?? 0) + Math.floor(next() * 7200) : null)),
      basic: row.map(() => 0),
    },
  }
}

const quantiles = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(1)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)}`
}

const measure = async (url: string): Promise<boolean> => {
  const program = await startBrowser()
  const browser = await chromium.connect(program.wsEndpoint())
  try {
    const context = await browser.newContext({ baseURL: url, viewport: windowSize })
    await context.addInitScript(() => localStorage.setItem('wangge.first-run', 'seen'))
    const page = await context.newPage()
    await page.route('**/api/v1/requests/points*', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: blownUp((await response.json()) as Answer) })
    })
    const session = await context.newCDPSession(page)
    await page.goto('/requests?theme=dark&spots=false&points=true&tab=figures')
    await page.locator('.map-pane[data-status="ready"]').waitFor({ timeout: 120_000 })
    await page.getByText('200,000 件').first().waitFor({ timeout: 120_000 })
    await page.waitForTimeout(5000)
    say(`${cpus().length} × ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)}; ${count} requests`)

    await startTracing(session)
    await page.getByRole('checkbox', { name: '物业服务' }).click()
    await page.waitForTimeout(3000)
    const filter = await endTracing(session)
    const longest = Math.max(...filter.frames.map(({ threadMs }) => threadMs))
    say(`a filter is ticked: longest frame's script ${longest.toFixed(1)} ms the thread ran`)
    await page.getByRole('checkbox', { name: '物业服务' }).click()
    await page.waitForTimeout(3000)

    await page.getByRole('button', { name: '播放' }).click()
    await page.waitForTimeout(1500)
    await startTracing(session)
    await page.waitForTimeout(playMs)
    const { frames, seconds } = await endTracing(session)
    const thread = frames.map(({ threadMs }) => threadMs)
    say(`playback: ${frames.length} frames (${(frames.length / seconds).toFixed(1)} a second)`)
    say(`script a frame, ms the thread ran: ${quantiles(thread)}`)
    say(`script a frame, ms by the clock:   ${quantiles(frames.map(({ wallMs }) => wallMs))}`)
    const p95 = thread.toSorted((a, b) => a - b)[Math.floor(0.95 * thread.length)] ?? Number.NaN
    return p95 <= goalMs
  } finally {
    await program.close()
  }
}

const running = process.env.WANGGE_URL
if (running !== undefined) process.exitCode = (await measure(running)) ? 0 : 1
else {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-playback-'))
  const port = await freePort()
  const dataDir = join(folder, 'data')
  await startBuiltServer({ url: `http://127.0.0.1:${port}`, port, host: '127.0.0.1', dataDir }, 300_000)
  try {
    process.exitCode = (await measure(`http://127.0.0.1:${port}`)) ? 0 : 1
  } finally {
    await stopBuiltServer(dataDir)
    rmSync(folder, { recursive: true, force: true })
  }
}
