import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchLine } from './watch-line.ts'

let told: (number | null)[]
let line: ReturnType<typeof watchLine>
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  told = []
  line = watchLine((since) => told.push(since))
})
afterEach(() => {
  line.stop()
  vi.useRealTimers()
})

test('a line that never opens is away since the beginning', () => {
  vi.advanceTimersByTime(5000)
  expect(told).toEqual([1000])
})

test('a short break is none; a long one is told within 5 s, since it broke', () => {
  line.onState('live')
  vi.advanceTimersByTime(10_000)
  line.onState('reconnecting')
  vi.advanceTimersByTime(3000)
  line.onState('live')
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([null, null])
  line.onState('reconnecting')
  vi.advanceTimersByTime(3000)
  line.onState('offline')
  vi.advanceTimersByTime(1000)
  expect(told.at(-1)).toBe(24_000)
  line.onState('live')
  expect(told.at(-1)).toBeNull()
})
