import { describe, expect, it } from 'vitest'
import { deriveState } from './derive-state.ts'
import { indicatorsOf } from './indicators.ts'
import type { LoopEvent } from './loop-events.ts'
import { chinaDayOf } from './china-day.ts'
import { TallyBook } from './tally-book.ts'
import { dayMs, enter, madeAtMs, testRequest } from './test-events.ts'

const nowMs = madeAtMs + 20 * dayMs
const window = { fromDay: chinaDayOf(madeAtMs), toDay: chinaDayOf(madeAtMs) + 1 }

const figures = (histories: readonly (readonly LoopEvent[])[], households: number | null = null) => {
  const book = new TallyBook()
  for (const events of histories) {
    const state = deriveState(testRequest, events, nowMs)
    if (!state.ok) throw new Error(state.failure.code)
    book.add(testRequest.desk.code, 'dispute', state.value)
  }
  return indicatorsOf(book.window(window), nowMs, households)
}

const closedAfter = (hours: number): LoopEvent[] => [
  ...([1, 2, 3, 4, 5, 6] as const).map((stage) => enter(stage, 0)),
  enter(7, hours),
]

describe('indicatorsOf', () => {
  it('a limit is kept up to its last millisecond', () => {
    expect(figures([closedAfter(168)]).onTime).toEqual({ yes: 1, among: 1, share: 1 })
    expect(figures([closedAfter(168 + 1 / 3_600_000)]).onTime).toEqual({ yes: 0, among: 1, share: 0 })
    expect(figures([[enter(1, 0), enter(2, 24)]]).response).toEqual({ yes: 1, among: 1, share: 1 })
    expect(figures([[enter(1, 0), enter(2, 24 + 1 / 3_600_000)]]).response.yes).toBe(0)
  })

  it('quantiles lie within half a step of the exact ones', () => {
    const odd = figures([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100].map(closedAfter))
    expect(odd.medianHours).toBeCloseTo(6.05, 10)
    expect(odd.p90Hours).toBeCloseTo(10.05, 10)
    expect(figures([1, 2, 3, 4].map(closedAfter)).medianHours).toBeCloseTo(2.55, 10)
    expect(figures([]).medianHours).toBe(null)
  })

  it('says nothing of a share of nothing, nor of households that are not there', () => {
    expect(figures([]).response).toEqual({ yes: 0, among: 0, share: null })
    expect(figures([closedAfter(1)], 0).per1000Households).toBe(null)
    expect(figures([closedAfter(1)], 400).per1000Households).toBe(2.5)
  })
})
