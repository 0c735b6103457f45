// Requests at scale on a PostgreSQL of its own: indicators of a street, the list, and a day of new requests, each held
// against a recount from the raw requests and events (equal figures, ratio of time).
// REQUESTS=10000000 npm run -s bench -- requests-large; 200,000 unless said otherwise. 10,000,000 take some 25 GB under
// the temporary directory (TMPDIR).
import { cpus, loadavg, totalmem } from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { demoYearEndMs, requestCategories } from '@wangge/geodata'
import type { Database } from '../../server/src/db/database.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { selectStreets } from '../../server/src/db/queries/streets.ts'
import { readIndicators, storedSums } from '../../server/src/services/requests/read-indicators.ts'
import { currentView } from '../../server/src/services/select-views.ts'
import { loadStreetFacts, type StreetFacts } from '../../server/src/services/street-facts.ts'
import { startCluster } from '../support/throwaway-cluster.ts'
import { buildCity, describeCity, firstStreet } from './requests-city.ts'
import { newDay, readGrounds, writeDay, writeSingly } from './requests-day.ts'
import { type Figures, type Question, recount } from './requests-recount.ts'
import { indicatorsPath, listPaths, serveCity } from './requests-served.ts'
import { clocked, describeTimes, quantileMs, seeded } from './timings.ts'

const wanted = Number(process.env['REQUESTS'] ?? 200_000)
/** A street of the demo has 20,036 requests a year; in the large city five times as many. */
const rounds = wanted > 2_000_000 ? 5 : 1
const streets = Math.max(2, Math.ceil(wanted / (19_950 * rounds)))
const perDay = Math.max(2, Math.round((30_000 * wanted) / 10_000_000 / streets))
const asked = 600
const recounted = 30
const listed = 150

const dayMs = 86_400_000
const goals = { indicatorsP95Ms: 100, daySeconds: 20 }
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const random = seeded(20_261_101)
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
let passed = true
const expectGoal = (met: boolean, line: string): void => {
  passed &&= met
  say(`${line}  ${met ? 'ok' : 'NOT MET'}`)
}

/** Of a server with 24 GiB that has other things to do as well. Written to disk as in earnest: fsync is on. */
const settings = {
  shared_buffers: '4GB',
  effective_cache_size: '14GB',
  work_mem: '32MB',
  maintenance_work_mem: '1GB',
  max_wal_size: '16GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  fsync: 'on',
}

const cluster = await startCluster(settings)
const url = `${cluster.server}/postgres`
try {
  const opened = await openDatabase({ url, dataDir: '' })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  try {
    await measure(opened.value)
  } finally {
    await opened.value.close()
  }
} finally {
  await cluster.stop()
}
process.exitCode = passed ? 0 : 1

async function measure(db: Database): Promise<void> {
  const [processor] = cpus()
  say(
    `${db.version}; Node ${process.version}; ${cpus().length} × ${processor?.model}, ${Math.round(totalmem() / 2 ** 30)} GB`,
  )
  say(
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  )
  say(`${streets} streets with the demo's year ${rounds === 1 ? 'once' : `${rounds} times over`} each`)
  await buildCity(db, streets, rounds, say)
  await describeCity(db, say)

  sayLoad()
  const factsOf = await readFacts(db)
  const questions = Array.from({ length: asked }, () => question(factsOf, demoYearEndMs))
  await askFunction(db, factsOf, questions)
  await compare(db, factsOf, questions.slice(0, recounted))
  await askServer(questions, factsOf)

  say(`a day: ${perDay} new requests in each of ${streets} streets, ${cpus().length} streets at once`)
  sayLoad()
  const grounds = await readGrounds(db)
  const day = newDay(perDay)
  const { ms } = await clocked(() => writeDay(db, grounds, day, cpus().length))
  const total = `${(perDay * streets).toLocaleString('en')} requests, ${(day.events * streets).toLocaleString('en')} events`
  expectGoal(
    ms <= goals.daySeconds * 1000,
    `  ${total} in ${(ms / 1000).toFixed(1)} s (goal ${goals.daySeconds} s)`,
  )
  const after = Array.from({ length: recounted }, () => question(factsOf, day.lastMs))
  await compare(db, factsOf, after)
  const [ground] = grounds
  if (ground === undefined) throw new Error('no street')
  const { made, moved } = await writeSingly(db, ground, day, 100)
  say(`  one by one: made ${describeTimes(made)}; moved ${describeTimes(moved)}`)
  await compare(db, factsOf, [
    { ...question(factsOf, day.lastMs), streetId: firstStreet, grid: null, category: null },
  ])
}

/** Times by the clock mean little where others work too. */
function sayLoad(): void {
  say(`load ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} processors`)
}

type FactsOf = ReadonlyMap<string, StreetFacts>

async function readFacts({ sql }: Database): Promise<FactsOf> {
  const found = new Map<string, StreetFacts>()
  const times: number[] = []
  for (const head of await selectStreets(sql)) {
    const scope = { streetId: head.id, planId: currentView(head).planId }
    const { value, ms } = await clocked(() => loadStreetFacts(sql, scope))
    found.set(head.id, value)
    times.push(ms)
  }
  say(`what is kept of a street's plan and buildings, read once a version: ${describeTimes(times)}`)
  return found
}

/** A street at random, over 30, 90 or 365 days; half of them of a grid, half of a category. */
function question(factsOf: FactsOf, nowMs: number): Question {
  const streetId = pick([...factsOf.keys()])
  const codes = [...(factsOf.get(streetId)?.tree.nodes.keys() ?? [])]
  const days = pick([30, 90, 365])
  const toMs = demoYearEndMs + Math.ceil((nowMs - demoYearEndMs) / dayMs) * dayMs
  return {
    streetId,
    grid: random() < 0.5 ? null : pick(codes),
    category: random() < 0.5 ? null : pick(requestCategories),
    fromMs: toMs - days * dayMs,
    toMs,
    nowMs,
  }
}

function chinaDay(ms: number): number {
  return Math.round((ms + 8 * 3_600_000) / dayMs)
}

async function figuresOf({ sql }: Database, factsOf: FactsOf, one: Question): Promise<Figures> {
  const facts = factsOf.get(one.streetId)
  if (facts === undefined) throw new Error(one.streetId)
  const { figures } = await readIndicators(storedSums(sql), facts, {
    streetId: one.streetId,
    code: one.grid,
    window: { fromDay: chinaDay(one.fromMs), toDay: chinaDay(one.toMs) },
    categories: one.category === null ? null : requestCategories.filter((it) => it === one.category),
    by: 'none',
    nowMs: one.nowMs,
  })
  return figures
}

async function askFunction(db: Database, factsOf: FactsOf, questions: readonly Question[]): Promise<void> {
  const times = new Map<number, number[]>()
  for (const one of questions) {
    const { ms } = await clocked(() => figuresOf(db, factsOf, one))
    const days = (one.toMs - one.fromMs) / dayMs
    times.set(days, [...(times.get(days) ?? []), ms])
  }
  for (const [days, list] of [...times].toSorted(([a], [b]) => a - b))
    say(`  ${days} days: ${describeTimes(list)}`)
  const p95 = quantileMs([...times.values()].flat(), 0.95)
  expectGoal(
    p95 < goals.indicatorsP95Ms,
    `indicators by the function: p95 ${p95.toFixed(1)} ms (goal ${goals.indicatorsP95Ms} ms)`,
  )
}

/** The same over HTTP, and pages of the list; the first call of each street also reads what is kept of it. */
async function askServer(questions: readonly Question[], factsOf: FactsOf): Promise<void> {
  const served = await serveCity(url)
  try {
    for (const streetId of factsOf.keys()) await served.ask(`/requests/indicators?street=${streetId}`)
    const times: number[] = []
    for (const one of questions) times.push((await clocked(() => served.ask(indicatorsPath(one)))).ms)
    const p95 = quantileMs(times, 0.95)
    expectGoal(
      p95 < goals.indicatorsP95Ms,
      `indicators over HTTP: ${describeTimes(times)} (goal ${goals.indicatorsP95Ms} ms)`,
    )
    for (const [name, pathOf] of Object.entries(listPaths)) {
      const pages: number[] = []
      for (const one of questions.slice(0, listed))
        pages.push((await clocked(() => served.ask(pathOf(one)))).ms)
      say(`  list, ${name}: ${describeTimes(pages)}`)
    }
  } finally {
    await served.stop()
  }
}

async function compare(db: Database, factsOf: FactsOf, questions: readonly Question[]): Promise<void> {
  let kept = 0
  let counted = 0
  let requests = 0
  for (const one of questions) {
    const product = await clocked(() => figuresOf(db, factsOf, one))
    const oracle = await clocked(() => recount(db.sql, one))
    kept += product.ms
    counted += oracle.ms
    requests += oracle.value.total
    if (!isDeepStrictEqual({ ...product.value }, { ...oracle.value })) {
      passed = false
      say(
        `DIFFERENT ${JSON.stringify(one)}\n  ${JSON.stringify(product.value)}\n  ${JSON.stringify(oracle.value)}`,
      )
    }
  }
  const times = `${(kept / questions.length).toFixed(1)} ms against ${(counted / questions.length).toFixed(0)} ms`
  say(
    `  ${questions.length} recounted from raw requests and events (${requests.toLocaleString('en')} in their windows): ${times}, ${(counted / kept).toFixed(0)} times`,
  )
}
