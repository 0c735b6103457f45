import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StageJourney } from './stage-moves.ts'
import { createStageWaves, gatherMs, travelMs, waveEveryMs } from './stage-waves.ts'

const forward = { from: 1, to: 2 } as const
let departed: (readonly StageJourney[])[]
let landed: boolean[]
let told: number
let waves: ReturnType<typeof createStageWaves>

beforeEach(() => {
  vi.useFakeTimers()
  departed = []
  landed = []
  told = 0
  waves = createStageWaves({
    onTold: () => {
      told += 1
    },
    onDepart: (journeys) => departed.push(journeys),
    onLand: (more) => landed.push(more),
  })
})
afterEach(() => {
  waves.stop()
  vi.useRealTimers()
})

test('what comes nearly at once sets out together, and lands once', () => {
  waves.tell(forward)
  vi.advanceTimersByTime(gatherMs - 1)
  waves.tell(forward)
  expect([told, departed]).toEqual([2, []])
  vi.advanceTimersByTime(1)
  expect(departed).toEqual([[{ ...forward, count: 2 }]])
  vi.advanceTimersByTime(travelMs)
  expect(landed).toEqual([false])
})

test('what comes while others are on their way waits for them, and is gathered', () => {
  waves.tell(forward)
  vi.advanceTimersByTime(gatherMs)
  for (let n = 0; n < 50; n += 1) waves.tell({ from: null, to: 1 })
  vi.advanceTimersByTime(travelMs)
  expect([departed.length, landed]).toEqual([1, [true]])
  vi.advanceTimersByTime(waveEveryMs - travelMs)
  expect(departed[1]).toEqual([{ from: null, to: 1, count: 50 }])
  vi.advanceTimersByTime(travelMs)
  expect(landed).toEqual([true, false])
})

test('a change each tenth of a second: a wave at a time, and nobody is forgotten', () => {
  for (let n = 0; n < 100; n += 1) {
    waves.tell(forward)
    vi.advanceTimersByTime(100)
  }
  vi.advanceTimersByTime(2 * waveEveryMs)
  expect(departed.length).toBeLessThanOrEqual(Math.ceil(10_000 / waveEveryMs) + 1)
  expect(departed.flat().reduce((sum, { count }) => sum + count, 0)).toBe(100)
})

test('stopped, nothing sets out or lands', () => {
  waves.tell(forward)
  waves.stop()
  vi.advanceTimersByTime(5000)
  expect([departed, landed, vi.getTimerCount()]).toEqual([[], [], 0])
})
