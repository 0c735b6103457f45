import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTourClock, quietMs } from './tour-clock.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const started = () => {
  const onStep = vi.fn<() => void>()
  const onHeld = vi.fn<(held: boolean) => void>()
  return { onStep, onHeld, tour: createTourClock(24_000, { onStep, onHeld }) }
}

test('steps on every 24 seconds, and a place that was just chosen has its whole time', () => {
  const { onStep, tour } = started()
  vi.advanceTimersByTime(48_000)
  expect(onStep).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(20_000)
  tour.arrive()
  vi.advanceTimersByTime(23_999)
  expect(onStep).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(1)
  expect(onStep).toHaveBeenCalledTimes(3)
})

test('a hand holds it until two minutes after the last one', () => {
  const { onStep, onHeld, tour } = started()
  tour.hand()
  expect(onHeld.mock.calls).toEqual([[true]])
  vi.advanceTimersByTime(quietMs - 1)
  tour.arrive()
  tour.hand()
  vi.advanceTimersByTime(quietMs - 1)
  expect(onStep).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(onHeld.mock.calls).toEqual([[true], [false]])
  expect(onStep).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(24_000)
  expect(onStep).toHaveBeenCalledTimes(2)
})

test('stopped, it does nothing more', () => {
  const { onStep, onHeld, tour } = started()
  tour.hand()
  tour.stop()
  vi.advanceTimersByTime(10 * quietMs)
  expect(onStep).not.toHaveBeenCalled()
  expect(onHeld).toHaveBeenLastCalledWith(false)
  expect(vi.getTimerCount()).toBe(0)
})
