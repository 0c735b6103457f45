// 200,000 requests on the page /requests in Chromium: how long the page's thread is held when they come, and script by
// frame while playback runs through thirty days of them. `WANGGE_URL` names a server that runs already; else the built
// one is started on a new street. The requests are made up here and put in the place of the server's answer.
import { benchPage, describeMachine, describeSpread, type PageBench, say } from './bench-page.ts'
import { endTracing, startTracing } from './script-per-frame.ts'
import { quantileMs } from './timings.ts'

const count = 200_000
const days = 30
const goalMs = 8
const playMs = 10_000
/** Small: where pictures are drawn without a graphics card, a large one leaves hardly a frame a second to measure. */
const windowSize = { width: 1100, height: 620 }

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

const measure = async ({ context }: PageBench): Promise<boolean> => {
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
  say(`${describeMachine()}; ${count} requests`)

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
  say(`script a frame, ms the thread ran: ${describeSpread(thread)}`)
  say(`script a frame, ms by the clock:   ${describeSpread(frames.map(({ wallMs }) => wallMs))}`)
  return quantileMs(thread, 0.95) <= goalMs
}

await benchPage('playback', windowSize, measure)
