import {
  chinaDayOf,
  type Desk,
  deriveState,
  enterStage,
  type GridCode,
  indicatorsOf,
  type LoopEvent,
  type LoopRequest,
  limitsOf,
  type RequestCategory,
  type RequestIndicators,
  type RequestStage,
  startLoop,
  stepRequest,
  TallyBook,
  type TallyWindow,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countRequests } from '../oracles/recount-requests.ts'
import { demoStreet } from '../support/demo-street.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const baseMs = Date.UTC(2026, 2, 1, 16)
const grids = ['999901001001001', '999901001001002', null] as const
const categories = ['dispute', 'emergency'] as const

interface Story {
  readonly basicCode: GridCode | null
  readonly category: RequestCategory
  readonly request: LoopRequest
  readonly events: readonly LoopEvent[]
}

/** Gaps between events: some that meet a limit to the millisecond. */
const waits = fc.oneof(
  fc.integer({ min: 0, max: 40 * hourMs }),
  fc.constantFrom(0, 24 * hourMs, 7 * dayMs, 7 * dayMs - 24 * hourMs),
)

const tries = fc.record({
  move: fc.constantFrom('on', 'on', 'on', 'back', 'suspend', 'resume', 'extend'),
  waitMs: waits,
  /** At the very end of the closing limit, where that is still to come. */
  exact: fc.nat(5).map((die) => die === 0),
  solved: fc.constantFrom(true, false, null),
  satisfied: fc.constantFrom(true, false, null),
})
type Try = typeof tries extends fc.Arbitrary<infer T> ? T : never

const eventOf = ({ move, solved, satisfied }: Try, stage: number, atMs: number): LoopEvent => {
  const reason = '说明'
  if (move === 'suspend' || move === 'resume') return { kind: move, atMs, reason }
  if (move === 'extend') return { kind: move, atMs, byMs: dayMs, reason }
  const next = (move === 'back' ? 3 : stage + 1) as RequestStage
  const answers = next === 5 ? { solved, satisfied } : { solved: null, satisfied: null }
  return { kind: 'enter', stage: next, atMs, ...answers, reason }
}

/** A history of whatever is not refused. */
const stories: fc.Arbitrary<Story> = fc
  .record({
    basicCode: fc.constantFrom(...grids),
    category: fc.constantFrom(...categories),
    madeMs: fc.integer({ min: 0, max: 9 * dayMs }),
    tried: fc.array(tries, { maxLength: 14 }),
  })
  .map(({ basicCode, category, madeMs, tried }) => {
    const code = basicCode as GridCode | null
    const desk: Desk = { level: code === null ? 'street' : 'basic', code }
    const limits = limitsOf(category, { emergency: { signMs: hourMs, closeMs: 2 * dayMs } })
    const request = { createdAtMs: baseMs + madeMs, desk, limits }
    let state = startLoop(request)
    const events: LoopEvent[] = []
    for (const one of tried) {
      const stage = state.events === 0 ? 0 : state.stage
      const dueMs = request.createdAtMs + limits.closeMs + state.extendedMs + state.suspendedMs
      const atMs = one.exact ? Math.max(dueMs, state.lastAtMs) : state.lastAtMs + one.waitMs
      const event = eventOf(one, stage, atMs)
      const next = stepRequest(state, event, Number.MAX_SAFE_INTEGER)
      if (!next.ok) continue
      state = next.value
      events.push(event)
    }
    return { basicCode: code, category, request, events }
  })

const share = (told: readonly (boolean | null)[]) => {
  const known = told.filter((one) => one !== null)
  const yes = known.filter((one) => one).length
  return { yes, among: known.length, share: known.length === 0 ? null : yes / known.length }
}

/** One request, read from its events alone. */
const readStory = ({ request, events }: Story, nowMs: number) => {
  const entries = events.filter((one) => one.kind === 'enter')
  const visit = entries.findLast((one) => one.stage === 5)
  const signed = entries.find((one) => one.stage === 2)?.atMs
  const closed = entries.find((one) => one.stage === 7)?.atMs
  // The clock runs from the making to the closing or now, less what lies between suspending and resuming.
  let counted = 0
  let since: number | null = request.createdAtMs
  for (const { kind, atMs } of events) {
    if (kind === 'suspend' && since !== null) {
      counted += atMs - since
      since = null
    }
    if (kind === 'resume') since = atMs
  }
  if (since !== null) counted += (closed ?? nowMs) - since
  const allowed =
    request.limits.closeMs + events.reduce((sum, one) => sum + (one.kind === 'extend' ? one.byMs : 0), 0)
  const waited = nowMs - request.createdAtMs
  return {
    stage: entries.at(-1)?.stage ?? 1,
    signedInTime:
      signed !== undefined
        ? signed - request.createdAtMs <= request.limits.signMs
        : waited >= request.limits.signMs
          ? false
          : null,
    closedInTime: closed !== undefined ? counted <= allowed : counted >= allowed ? false : null,
    overdue: closed === undefined && counted > allowed,
    solved: visit?.solved ?? null,
    satisfied: visit?.satisfied ?? null,
    visited: visit !== undefined,
    reworked: entries.some((one, i) => one.stage === 3 && i > 2),
    hours: closed === undefined ? null : (closed - request.createdAtMs) / hourMs,
    hour: Number(new Date(request.createdAtMs + 8 * hourMs).toISOString().slice(11, 13)),
  }
}

const recount = (all: readonly Story[], window: TallyWindow, nowMs: number): RequestIndicators => {
  const wanted = all.filter(
    (one) =>
      (window.basicCodes?.has(one.basicCode) ?? true) && (window.categories?.has(one.category) ?? true),
  )
  const dayOf = (one: Story) => Math.floor((one.request.createdAtMs + 8 * hourMs) / dayMs)
  const own = wanted
    .filter((one) => dayOf(one) >= window.fromDay && dayOf(one) < window.toDay)
    .map((one) => readStory(one, nowMs))
  const earlier = wanted
    .filter((one) => dayOf(one) < window.fromDay)
    .map((one) => readStory(one, nowMs))
    .filter((one) => one.stage < 7)
  const both = [...own, ...earlier]
  const hours = own.flatMap((one) => one.hours ?? []).toSorted((a, b) => a - b)
  const n = hours.length
  return {
    total: own.length,
    open: both.filter((one) => one.stage < 7).length,
    overdue: both.filter((one) => one.overdue).length,
    byStage: ([1, 2, 3, 4, 5, 6, 7] as const).map((stage) => ({
      stage,
      count: both.filter((one) => one.stage === stage).length,
      overdue: both.filter((one) => one.stage === stage && one.overdue).length,
    })),
    byHour: Array.from({ length: 24 }, (_, hour) => own.filter((one) => one.hour === hour).length),
    response: share(own.map((one) => one.signedInTime)),
    resolution: share(own.map((one) => one.solved)),
    satisfaction: share(own.map((one) => one.satisfied)),
    onTime: share(own.map((one) => one.closedInTime)),
    rework: share(own.flatMap((one) => (one.visited ? one.reworked : []))),
    medianHours:
      n === 0 ? null : ((hours[Math.floor((n - 1) / 2)] ?? 0) + (hours[Math.floor(n / 2)] ?? 0)) / 2,
    p90Hours: n === 0 ? null : (hours.find((_, i) => (i + 1) * 10 >= n * 9) ?? 0),
    per1000Households: own.length * 4,
  }
}

const expectSame = (got: RequestIndicators, wanted: RequestIndicators): void => {
  for (const field of ['medianHours', 'p90Hours'] as const) {
    if (wanted[field] === null) expect(got[field]).toBe(null)
    else expect(Math.abs((got[field] ?? Number.NaN) - wanted[field])).toBeLessThanOrEqual(0.05 + 1e-9)
  }
  const exact = { medianHours: null, p90Hours: null }
  expect({ ...got, ...exact }).toEqual({ ...wanted, ...exact })
}

const stateOf = (story: Story) => {
  const state = deriveState(story.request, story.events, Number.MAX_SAFE_INTEGER)
  if (!state.ok) throw new Error(state.failure.code)
  return state.value
}

/** Events of all stories, one at a time, drawn from whichever story `draws` points at. */
const playInto = (book: TallyBook, all: readonly Story[], draws: readonly number[]): void => {
  const live = all.map((story) => ({ story, next: 0, state: startLoop(story.request) }))
  for (const { story, state } of live) book.add(story.basicCode, story.category, state)
  const left = [...live]
  for (let turn = 0; left.length > 0; turn += 1) {
    const at = (draws[turn % draws.length] ?? 0) % left.length
    const one = left[at] as (typeof live)[number]
    const event = one.story.events[one.next]
    if (event === undefined) {
      left.splice(at, 1)
      continue
    }
    const after = stepRequest(one.state, event, event.atMs)
    if (!after.ok) throw new Error(after.failure.code)
    book.replace(one.story.basicCode, one.story.category, one.state, after.value)
    one.state = after.value
    one.next += 1
  }
}

const cellsOf = (book: TallyBook) =>
  new Map([...book.cells()].map(({ key, tally }) => [JSON.stringify(key), tally]))

const windows: fc.Arbitrary<TallyWindow> = fc
  .record({
    from: fc.integer({ min: -1, max: 8 }),
    days: fc.integer({ min: 1, max: 11 }),
    basicCodes: fc.option(fc.subarray([...grids])),
    categories: fc.option(fc.subarray([...categories])),
  })
  .map(({ from, days, basicCodes, categories: chosen }) => ({
    fromDay: chinaDayOf(baseMs) + from,
    toDay: chinaDayOf(baseMs) + from + days,
    ...(basicCodes === null ? {} : { basicCodes: new Set(basicCodes as (GridCode | null)[]) }),
    ...(chosen === null ? {} : { categories: new Set<RequestCategory>(chosen) }),
  }))

const lists = fc.array(stories, { minLength: 1, maxLength: 12 })
const orders = fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 })

describe('indicators kept while events come in', () => {
  it('equal a recount of all requests, whatever the order of events, window and moment', () => {
    fc.assert(
      fc.property(lists, orders, windows, waits, (all, draws, window, laterMs) => {
        const book = new TallyBook()
        playInto(book, all, draws)
        const lastMs = Math.max(...all.map((one) => stateOf(one).lastAtMs))
        for (const nowMs of [lastMs, lastMs + laterMs, lastMs + 30 * dayMs])
          expectSame(indicatorsOf(book.window(window), nowMs, 250), recount(all, window, nowMs))
      }),
      { numRuns: 400 },
    )
  })

  it('are the same book as one built at the end, in parts, and empty when all is taken out', () => {
    fc.assert(
      fc.property(lists, orders, fc.nat(12), (all, draws, cut) => {
        const kept = new TallyBook()
        playInto(kept, all, draws)
        const [first, second, whole] = [new TallyBook(), new TallyBook(), new TallyBook()]
        for (const one of all.slice(0, cut)) first.add(one.basicCode, one.category, stateOf(one))
        for (const one of all.slice(cut)) second.add(one.basicCode, one.category, stateOf(one))
        whole.merge(second.cells())
        whole.merge(first.cells())
        expect(cellsOf(kept)).toEqual(cellsOf(whole))
        for (const one of all) kept.subtract(one.basicCode, one.category, stateOf(one))
        expect(cellsOf(kept).size).toBe(0)
      }),
      { numRuns: 200 },
    )
  })

  it('are the figures that a recount of single requests gives of the demo street', () => {
    const { requests, street } = demoStreet()
    const toMs = street.asOfMs
    const fromMs = toMs - 30 * dayMs
    const book = new TallyBook()
    const told: Parameters<typeof countRequests>[0][number][] = []
    for (const { basicCode, category, createdAtMs, events } of requests) {
      const desk: Desk = { level: basicCode === null ? 'street' : 'basic', code: basicCode }
      const request = { createdAtMs, desk, limits: limitsOf(category) }
      const state = stateOf({ basicCode, category, request, events: events.map((one) => enterStage(one)) })
      book.add(basicCode, category, state)
      if (createdAtMs < fromMs && state.stage === 7) continue
      told.push({
        basicCode,
        category,
        createdMs: createdAtMs,
        stage: events.at(-1)?.stage ?? 1,
        signedMs: events.find((one) => one.stage >= 2)?.atMs ?? null,
        closedMs: events.find((one) => one.stage === 7)?.atMs ?? null,
        solved: events.findLast((one) => one.stage === 5)?.solved ?? null,
        satisfied: events.findLast((one) => one.stage === 5)?.satisfied ?? null,
      })
    }
    const places = [null, told[0]?.basicCode ?? null, told[99]?.basicCode ?? null]
    for (const place of places) {
      const shown = countRequests(
        told.filter((one) => place === null || one.basicCode === place),
        0,
        { fromMs, toMs },
      )
      const window = { fromDay: chinaDayOf(fromMs), toDay: chinaDayOf(toMs) }
      const ours = indicatorsOf(
        book.window(place === null ? window : { ...window, basicCodes: new Set([place as GridCode]) }),
        toMs,
        null,
      )
      expect(ours.total).toBe(shown.total)
      expect(ours.open).toBe(shown.open)
      expect(ours.overdue).toBe(shown.overdue)
      expect(ours.byStage).toEqual(shown.byStage)
      expect(ours.byHour).toEqual(shown.byHour)
      expect({
        response: ours.response.share,
        resolution: ours.resolution.share,
        satisfaction: ours.satisfaction.share,
        onTime: ours.onTime.share,
      }).toEqual(shown.rates)
      if (shown.medianHours !== null)
        expect(Math.abs((ours.medianHours ?? Number.NaN) - shown.medianHours)).toBeLessThanOrEqual(0.05)
    }
  })
})
