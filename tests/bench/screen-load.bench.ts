// Opening the big screen on a warm server: JavaScript that comes over the line, and when figures and map are there.
import { get } from 'node:http'
import type { BrowserContext } from 'playwright-core'
import { benchPage, describeMachine, type PageBench, say } from './bench-page.ts'
import { quantileMs } from './timings.ts'

const openings = 7
const goalScriptKb = 700
const goalFiguresMs = 1500
const goalMapMs = 3000

interface Opening {
  readonly scriptKb: number
  readonly figuresMs: number
  readonly mapMs: number
  readonly scripts: readonly { readonly name: string; readonly kb: number }[]
}

/** As it crosses the line to a browser. Asked for anew: of a worker's script a browser does not tell the size. */
const packedBytes = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = get(url, { headers: { 'accept-encoding': 'gzip, deflate, br' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
    })
    asked.on('error', reject)
  })

/** As text: what the bundler of this file adds to a function is not there in the page. */
const markFigures = `
  requestAnimationFrame(function look() {
    const figure = document.querySelector('[data-figure="coverage.share5"]')
    if (figure?.getAttribute('data-value')) performance.mark('figures')
    else requestAnimationFrame(look)
  })`

/** A page of a new, empty browser; its scripts' bytes as they crossed the line, packed, workers' included. */
const openOnce = async (context: BrowserContext, url: string): Promise<Opening> => {
  const browser = context.browser()
  if (browser === null) throw new Error('no browser')
  const own = await browser.newContext({ baseURL: url, viewport: { width: 1920, height: 1080 } })
  const page = await own.newPage()
  const asked = new Set<string>()
  own.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/\.m?js$/.test(pathname)) asked.add(pathname)
  })
  await page.addInitScript(markFigures)
  await page.goto('/screen?tour=off')
  await page.waitForFunction(
    () =>
      performance.getEntriesByName('wangge:map').length > 0 &&
      performance.getEntriesByName('figures').length > 0,
    null,
    { timeout: 120_000 },
  )
  const timeOf = (name: string): Promise<number> =>
    page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN, name)
  const opening = { figuresMs: await timeOf('figures'), mapMs: await timeOf('wangge:map') }
  // What comes late counts, too.
  await page.waitForTimeout(3000)
  await own.close()
  const sizes = [...asked].map(async (name) => ({ name, kb: (await packedBytes(`${url}${name}`)) / 1024 }))
  const scripts = (await Promise.all(sizes)).toSorted((a, b) => b.kb - a.kb)
  return { ...opening, scripts, scriptKb: scripts.reduce((sum, { kb }) => sum + kb, 0) }
}

const measure = async ({ context, url }: PageBench): Promise<boolean> => {
  const all: Opening[] = []
  // The first warms the server up.
  for (let n = 0; n <= openings; n += 1) {
    const opening = await openOnce(context, url)
    if (n > 0) all.push(opening)
  }
  const median = (of: (opening: Opening) => number): number => quantileMs(all.map(of), 0.5)
  const [scriptKb, figuresMs, mapMs] = [
    median((each) => each.scriptKb),
    median((each) => each.figuresMs),
    median((each) => each.mapMs),
  ]
  say(`${describeMachine()}; median of ${openings} openings, new browser, warm server`)
  for (const { name, kb } of all[0]?.scripts ?? []) say(`  ${kb.toFixed(1).padStart(7)} KB  ${name}`)
  say(`JavaScript over the line: ${scriptKb.toFixed(0)} KB (goal ${goalScriptKb})`)
  say(
    `figures visible after ${figuresMs.toFixed(0)} ms (goal ${goalFiguresMs}): ${all.map((each) => each.figuresMs.toFixed(0)).join(' ')}`,
  )
  say(
    `map drawn after ${mapMs.toFixed(0)} ms (goal ${goalMapMs}): ${all.map((each) => each.mapMs.toFixed(0)).join(' ')}`,
  )
  return scriptKb <= goalScriptKb && figuresMs <= goalFiguresMs && mapMs <= goalMapMs
}

await benchPage('screen-load', { width: 1920, height: 1080 }, measure)
