// The big screen over hours: a new request each second, the tour on at a quick pace. `MINUTES=120`, 10 unless said.
// Each minute, after a forced collection: JavaScript heap, DOM nodes, listeners, what the map holds.
import type { CDPSession, Page } from 'playwright-core'
import { benchPage, describeMachine, type PageBench, say } from './bench-page.ts'

const minutes = Number(process.env.MINUTES ?? 10)
/** Growth is counted from here on, or from a third of a shorter run: until then caches fill. */
const countedFrom = Math.min(10, Math.floor(minutes / 3))
const goalGrowth = 0.05
const tourSeconds = 6

interface Measured {
  readonly minute: number
  readonly heapMb: number
  readonly nodes: number
  readonly listeners: number
  readonly documents: number
  /** Layers, sources and images of the map. */
  readonly map: string
  readonly made: number
}

const measureNow = async (session: CDPSession, page: Page, minute: number): Promise<Measured> => {
  for (let n = 0; n < 2; n += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, documents, jsEventListeners } = await session.send('Memory.getDOMCounters')
  const map = await page.locator('.screen-map').getAttribute('data-counts')
  const made = Number(await page.locator('.alive-bar').getAttribute('data-made'))
  return {
    minute,
    heapMb: usedSize / 1_048_576,
    nodes,
    listeners: jsEventListeners,
    documents,
    map: map ?? '',
    made,
  }
}

interface Street {
  readonly id: string
  /** A minute before its present: so the new ones are of the day that is shown. */
  readonly createdAt: string
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const streetOf = async (url: string): Promise<Street> => {
  const answer = await fetch(`${url}/api/v1/overview`)
  const { asOf, street, place } = (await answer.json()) as {
    asOf: { time: string }
    street: { id: string }
    place: { bbox: [number, number, number, number] }
  }
  const [west, south, east, north] = place.bbox
  const createdAt = new Date(Date.parse(asOf.time) - 60_000).toISOString()
  return { id: street.id, createdAt, west, south, east, north }
}

/** Makes the nth request; the places go round in the middle of the street. Answers whether it was made. */
const makeRequest = async (url: string, street: Street, n: number): Promise<boolean> => {
  const at = (from: number, to: number, share: number): number => from + (to - from) * (0.3 + 0.4 * share)
  const answer = await fetch(`${url}/api/v1/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      street: street.id,
      category: 'livelihood',
      createdAt: street.createdAt,
      lon: at(street.west, street.east, (n % 97) / 97),
      lat: at(street.south, street.north, (n % 89) / 89),
    }),
  }).catch(() => null)
  return answer?.status === 201
}

const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell) => String(cell).padStart(11)).join('')

const tell = ({ minute, heapMb, nodes, listeners, documents, map, made }: Measured): void => {
  say(row([minute, heapMb.toFixed(2), nodes, listeners, documents, made, map]))
}

/** Several minutes together: a heap is of the moment, and of the place that the tour has reached. */
const meanHeap = (all: readonly Measured[]): number =>
  all.reduce((sum, { heapMb }) => sum + heapMb, 0) / all.length

const conclude = (all: readonly Measured[], errors: readonly string[], made: number): boolean => {
  const counted = all.filter(({ minute }) => minute >= countedFrom)
  const span = Math.max(1, Math.min(10, Math.floor(counted.length / 3)))
  const [early, late, last] = [counted.slice(0, span), counted.slice(-span), counted.at(-1)]
  if (last === undefined) return false
  const growth = meanHeap(late) / meanHeap(early) - 1
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
  const spread = (of: (each: Measured) => number): string =>
    `${Math.min(...counted.map(of))} to ${Math.max(...counted.map(of))}`
  say(
    `heap, ${span} minutes from minute ${countedFrom} and the last ${span}: ${percent(growth)} (goal: below ${percent(goalGrowth)})`,
  )
  say(
    `since minute ${countedFrom}: nodes ${spread(({ nodes }) => nodes)}, listeners ${spread(({ listeners }) => listeners)}`,
  )
  say(`${made} requests made, ${last.made} told of on the page`)
  for (const error of errors.slice(0, 20)) say(`console: ${error}`)
  return growth < goalGrowth && errors.length === 0 && last.made === made
}

const measure = async ({ context, url }: PageBench): Promise<boolean> => {
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`/screen?tour=${tourSeconds}`)
  await page.locator('.alive-bar[data-away="none"]').waitFor({ timeout: 120_000 })
  await page.locator('.screen-map[data-status="ready"]').waitFor({ timeout: 120_000 })
  const session = await context.newCDPSession(page)
  const street = await streetOf(url)
  const begun = Date.now()
  const all: Measured[] = []
  let made = 0
  say(`${describeMachine()}; ${minutes} minutes, a request each second, ${tourSeconds} s a place`)
  say(row(['minute', 'heap MB', 'nodes', 'listeners', 'documents', 'told', 'map']))
  for (let n = 0, nextMinute = 0; nextMinute <= minutes; n += 1) {
    if (Date.now() - begun >= nextMinute * 60_000) {
      const measured = await measureNow(session, page, nextMinute)
      all.push(measured)
      tell(measured)
      nextMinute += 1
    }
    if (await makeRequest(url, street, n)) made += 1
    await new Promise((later) => setTimeout(later, Math.max(0, begun + (n + 1) * 1000 - Date.now())))
  }
  await page.waitForTimeout(5000)
  const final = await measureNow(session, page, minutes)
  return conclude([...all.slice(0, -1), final], errors, made)
}

await benchPage('screen-soak', { width: 1920, height: 1080 }, measure)
