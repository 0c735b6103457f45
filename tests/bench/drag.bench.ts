// Ten seconds of dragging a centre on the demo street, in Chromium: script of the page's main thread by frame, and how
// long an answer takes. `WANGGE_URL` names a server that runs already; else the built one is started on a new street.
import type { CDPSession } from 'playwright-core'
import { StreetPage } from '../e2e/pages/street-page.ts'
import { benchPage, describeMachine, describeSpread, type PageBench, say } from './bench-page.ts'
import { endTracing, startTracing } from './script-per-frame.ts'
import { quantileMs } from './timings.ts'

const dragMs = 10_000
const goalMs = 16
/** Small: where pictures are drawn without a graphics card, a large one leaves hardly a frame a second to measure. */
const windowSize = { width: 1000, height: 520 }

interface Centre {
  readonly name: string
  readonly lon: number
  readonly lat: number
}

/** The operating centre with the most others around it: the most circles change under the hand. */
const busiestCentre = async (url: string): Promise<Centre> => {
  const answer = await fetch(`${url}/ogc/collections/service-centers/items?f=json&limit=1000`)
  const { features } = (await answer.json()) as {
    features: {
      properties: { name: string; kind: string; status: string }
      geometry: { coordinates: [number, number] }
    }[]
  }
  const centres = features
    .filter(({ properties }) => properties.kind === 'centre' && properties.status === 'operating')
    .map(({ properties, geometry: { coordinates } }) => ({
      name: properties.name,
      lon: coordinates[0],
      lat: coordinates[1],
    }))
  const near = (a: Centre): number =>
    centres.filter((b) => Math.hypot((a.lon - b.lon) * 0.82, a.lat - b.lat) < 0.006).length
  const [most] = centres.toSorted((a, b) => near(b) - near(a))
  if (most === undefined) throw new Error('the street has no centre')
  return most
}

/**
 * Round and round within reach, as fast as a hand goes. Each move waits until the page has taken the one before, as
 * browsers hand on no more than one a frame.
 */
const dragAround = async (session: CDPSession, x: number, y: number): Promise<number> => {
  const send = (type: 'mouseMoved' | 'mousePressed', dx: number, dy: number): Promise<unknown> =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x: x + dx,
      y: y + dy,
      button: 'left',
      buttons: 1,
      clickCount: 1,
    })
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y })
  await send('mousePressed', 0, 0)
  const began = Date.now()
  let moves = 0
  for (let elapsedMs = 0; elapsedMs < dragMs; elapsedMs = Date.now() - began) {
    moves += 1
    await send('mouseMoved', 90 * Math.sin(elapsedMs / 750), 70 * Math.sin(elapsedMs / 430))
    await new Promise((resolve) => setTimeout(resolve, 12))
  }
  return moves
}

const measure = async ({ context, url }: PageBench): Promise<boolean> => {
  const page = await context.newPage()
  const street = new StreetPage(page)
  await page.goto('/?panel=walk&theme=dark')
  await street.mapIsDrawn()
  await street.cameraRests()
  await page.waitForTimeout(4000)
  const centre = await busiestCentre(url)
  const { x, y } = await street.pixelOf(centre.lon, centre.lat)
  const session = await context.newCDPSession(page)
  await startTracing(session)
  const moves = await dragAround(session, x, y)
  const { frames, seconds } = await endTracing(session)
  await page.mouse.up()
  const answers = await page.evaluate(() =>
    performance.getEntriesByName('walk-drag').map(({ duration }) => duration),
  )
  const thread = frames.map(({ threadMs }) => threadMs)
  say(`${describeMachine()}; ${centre.name}`)
  say(`${moves} moves, ${frames.length} frames (${(frames.length / seconds).toFixed(1)} a second)`)
  say(`script a frame, ms the thread ran: ${describeSpread(thread)}`)
  say(`script a frame, ms by the clock:   ${describeSpread(frames.map(({ wallMs }) => wallMs))}`)
  say(`frames above ${goalMs} ms of script: ${thread.filter((ms) => ms > goalMs).length}`)
  say(`${answers.length} answers; from the move to the answer, ms: ${describeSpread(answers)}`)
  return answers.length > 0 && quantileMs(thread, 0.95) <= goalMs
}

await benchPage('drag', windowSize, measure)
