import { assert, integer, property } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServiceRequest } from '../model/dataset.ts'
import type { RequestId, StreetId } from '../model/ids.ts'
import { deriveState } from '../requests/derive-state.ts'
import { enterStage } from '../requests/loop-events.ts'
import { limitsOf } from '../requests/request-limits.ts'
import { continueDemoRequests, type DemoHappening, happenings } from './continue-requests.ts'
import { drawDemoStreet } from './generate-demo.ts'
import type { DrawnStreet } from './generate-demo-street.ts'

const dayMs = 86_400_000
const startMs = Date.UTC(2025, 9, 31, 16)
const yearEndMs = Date.UTC(2026, 9, 31, 16)
const lastMs = yearEndMs + 400 * dayMs

const isMade = ({ request }: DemoHappening): boolean => request.events.length === 1

/** Each request as its last happening leaves it, in order of number. */
const standing = (told: Iterable<DemoHappening>): ServiceRequest[] => {
  const last = new Map<RequestId, ServiceRequest>()
  for (const { request } of told) last.set(request.id, request)
  return [...last.values()].toSorted((a, b) => a.id - b.id)
}

const comesBefore = (a: DemoHappening, b: DemoHappening): boolean =>
  (a.atMs - b.atMs || a.request.id - b.request.id || a.request.events.length - b.request.events.length) < 0

describe('the demo continued', () => {
  let drawn: DrawnStreet
  let all: readonly DemoHappening[]
  let made: readonly DemoHappening[]

  beforeAll(() => {
    drawn = drawDemoStreet(1, 0)
    all = [...happenings(drawn.requests, 0, lastMs)]
    made = all.filter(isMade)
  }, 120_000)

  it('tells the year itself request by request as the dataset does', () => {
    expect(standing(happenings(drawn.requests, 0, yearEndMs))).toEqual([...drawn.dataset.requests])
  })

  it('is told in order of time, each event once and after the one before it', () => {
    expect(all.every((one, i) => i === 0 || comesBefore(all[i - 1] as DemoHappening, one))).toBe(true)
    const seen = new Map<RequestId, number>()
    for (const { atMs, request } of all) {
      const { id, events } = request
      if (events.at(-1)?.atMs !== atMs || events.length !== (seen.get(id) ?? 0) + 1)
        throw new Error(`request ${id}, event ${events.length}`)
      seen.set(id, events.length)
    }
  })

  it('gives new requests the numbers after those of the year, without a hole', () => {
    expect(made.map(({ request }) => Number(request.id))).toEqual(made.map((_, i) => i + 1))
  })

  it('goes on from any moment as it does from the beginning', () => {
    const second = integer({ min: startMs / 1000 - 86_400, max: lastMs / 1000 })
    const length = integer({ min: 0, max: 5 * 86_400 })
    assert(
      property(second, length, (fromSeconds, seconds) => {
        const fromMs = fromSeconds * 1000
        const toMs = Math.min(fromMs + seconds * 1000, lastMs)
        const expected = all.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
        expect([...happenings(drawn.requests, fromMs, toMs)]).toEqual(expected)
      }),
      {
        numRuns: 15,
        examples: [
          [yearEndMs / 1000, 3600],
          [yearEndMs / 1000 + 364 * 86_400, 3600],
        ],
      },
    )
  }, 120_000)

  it('brings each day the calls of the same weekday 364 days before', () => {
    const kindsOf = (day: number): string[] =>
      made
        .filter(({ atMs }) => Math.floor((atMs - startMs) / dayMs) === day)
        .map(({ request }) => request.category)
    for (const day of [365, 400, 600, 728, 729, 760]) {
      expect(kindsOf(day).length).toBeGreaterThan(10)
      expect(kindsOf(day)).toEqual(kindsOf(day - 364))
    }
  })

  it('gives a call that comes again a place near by and a history of its own', () => {
    const later = standing(all).filter(({ createdAtMs }) => createdAtMs >= yearEndMs)
    const year = [...drawn.dataset.requests]
    const firstDay = made.findIndex(({ atMs }) => atMs >= startMs + dayMs)
    const pairs = later.slice(0, 1000).map((again, i) => [again, year[firstDay + i]] as const)
    for (const [again, before] of pairs) {
      expect(again.createdAtMs).toBe((before?.createdAtMs ?? 0) + 364 * dayMs)
      expect([again.category, again.basicCode]).toEqual([before?.category, before?.basicCode])
      expect(again.location).not.toEqual(before?.location)
      if (again.events.length < 3) continue
      const waits = (of: ServiceRequest | undefined) => of?.events.map(({ atMs }) => atMs - of.createdAtMs)
      expect(waits(again)).not.toEqual(waits(before))
    }
  })

  it('has only histories that the closed loop accepts', () => {
    const told = standing(all)
    expect(told.length).toBeGreaterThan(41_000)
    for (const { category, createdAtMs, basicCode, events } of told) {
      const level = basicCode === null ? 'street' : 'basic'
      const request = { createdAtMs, desk: { level, code: basicCode } as const, limits: limitsOf(category) }
      const loopEvents = events.map((event) => enterStage(event))
      const state = deriveState(request, loopEvents, lastMs)
      if (!state.ok) throw new Error(state.failure.code)
    }
  })

  it('tells the other streets of the demo as they are generated, and nothing of any street besides', () => {
    const span = { seed: 1, fromMs: 0, toMs: yearEndMs }
    const second = standing(continueDemoRequests({ ...span, street: '999901002' as StreetId }))
    expect(second).toEqual([...drawDemoStreet(1, 1).dataset.requests])
    for (const other of ['999901021', '999900001', '999921001', '110101001'])
      expect([...continueDemoRequests({ ...span, street: other as StreetId })]).toEqual([])
  }, 120_000)
})
