// The big screen while its server, then its database, is away for `SECONDS` (60 unless said): after how long it says so,
// after how long it has caught up, and whether each change came once. A second server of the same database writes on.
import { chromium } from 'playwright-core'
import { LiveScreen, type ScreenAway } from '../e2e/pages/live-screen.ts'
import { startBrowser } from '../support/browser-program.ts'
import { servePair, type ServedPair } from '../support/served-pair.ts'
import { describeMachine, say } from './bench-page.ts'

const awaySeconds = Number(process.env.SECONDS ?? 60)
const goalMs = 5000

interface Absence {
  readonly name: string
  readonly away: Exclude<ScreenAway, 'none'>
  /** Whether others can write meanwhile. */
  readonly isWritten: boolean
  go(pair: ServedPair): Promise<void> | void
  come(pair: ServedPair): Promise<void> | void
}

const absences: readonly Absence[] = [
  {
    name: 'server stopped (SIGTERM)',
    away: 'server',
    isWritten: true,
    go: ({ shown }) => shown.stop(),
    come: ({ shown }) => shown.start(),
  },
  {
    name: 'server frozen (SIGSTOP)',
    away: 'server',
    isWritten: true,
    go: ({ shown }) => shown.freeze(),
    come: ({ shown }) => shown.thaw(),
  },
  {
    name: 'database stopped',
    away: 'database',
    isWritten: false,
    go: (pair) => pair.haltDatabase(),
    come: (pair) => pair.resumeDatabase(),
  },
]

const pause = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms))

const until = async (holds: () => Promise<boolean>, limitMs: number): Promise<number> => {
  const begun = Date.now()
  while (Date.now() - begun < limitMs) {
    if (await holds()) return Date.now() - begun
    await pause(50)
  }
  return Number.NaN
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** The events told of and the figure that they change are those of the database. */
const hasAll = async (screen: LiveScreen, pair: ServedPair, madeBefore: number): Promise<boolean> =>
  (await screen.made()) === pair.made() - madeBefore && (await screen.grown()) === pair.made() - madeBefore

const measure = async (screen: LiveScreen, pair: ServedPair, absence: Absence): Promise<boolean> => {
  await screen.open()
  await screen.countFromHere()
  const madeBefore = pair.made()
  await pair.makeRequest()
  await until(() => hasAll(screen, pair, madeBefore), 30_000)
  const before = await screen.settledFigures()
  const goesAt = Date.now()
  const going = Promise.resolve(absence.go(pair))
  const saidMs = await screen.is(absence.away).then(() => Date.now() - goesAt)
  await going
  for (let n = 0; absence.isWritten && n < 10; n += 1) await pair.makeRequest()
  await pause(Math.max(0, goesAt + awaySeconds * 1000 - Date.now()))
  const hasKept = JSON.stringify(await screen.figures()) === JSON.stringify(before)
  await absence.come(pair)
  await until(() => answers(pair.shown.url), 60_000)
  const backAt = Date.now()
  for (let n = 0; !absence.isWritten && n < 3; n += 1) await pair.makeRequest()
  await screen.is('none')
  await until(() => hasAll(screen, pair, madeBefore), 60_000)
  const caughtUpMs = Date.now() - backAt
  await pause(3000)
  const isTrue = (await hasAll(screen, pair, madeBefore)) && (await screen.isSamePage()) && hasKept
  say(
    `${absence.name.padEnd(26)} said after ${saidMs} ms, caught up ${caughtUpMs} ms after the return, ` +
      `${pair.made() - madeBefore} changes told once, no reload, figures kept: ${isTrue ? 'yes' : 'NO'}`,
  )
  return isTrue && saidMs <= goalMs && caughtUpMs <= goalMs
}

const pair = await servePair()
const program = await startBrowser()
try {
  const browser = await chromium.connect(program.wsEndpoint())
  say(`${describeMachine()}; away for ${awaySeconds} s each`)
  let reached = true
  for (const absence of absences) {
    const viewport = { width: 1920, height: 1080 }
    const context = await browser.newContext({ baseURL: pair.shown.url, viewport })
    reached = (await measure(new LiveScreen(await context.newPage()), pair, absence)) && reached
    await context.close()
  }
  process.exitCode = reached ? 0 : 1
} finally {
  await program.close()
  await pair.stop()
}
