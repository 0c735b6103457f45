import { describe, expect, test } from 'vitest'
import { createPlayback } from './playback.ts'

const day = 1440

const desk = (wholeDays = false) => {
  let waiting: ((timeMs: number) => void) | null = null
  const playback = createPlayback(
    (call) => {
      waiting = call
      return () => {
        waiting = null
      }
    },
    () => wholeDays,
  )
  playback.setSpan({ endMinute: 10 * day })
  return {
    playback,
    frame(timeMs: number) {
      const call = waiting
      waiting = null
      call?.(timeMs)
    },
    isWaiting: () => waiting !== null,
  }
}

describe('playback', () => {
  test('begins at the window’s beginning and runs at its pace', () => {
    const { playback, frame } = desk()
    playback.play()
    expect(playback.read()).toEqual({ minute: 0, isPlaying: true, pace: 3 })
    frame(1000)
    for (let ms = 1100; ms <= 2000; ms += 100) frame(ms)
    expect(playback.read().minute).toBeCloseTo(3 * day, 6)
  })

  test('a page that was hidden for a minute does not leap', () => {
    const { playback, frame } = desk()
    playback.play()
    frame(0)
    frame(60_000)
    expect(playback.read().minute).toBeCloseTo(0.75 * day, 6)
  })

  test('stops at the end, and begins anew from there', () => {
    const { playback, frame, isWaiting } = desk()
    playback.seek(9.9 * day)
    playback.play()
    frame(0)
    frame(200)
    expect(playback.read()).toEqual({ minute: 10 * day, isPlaying: false, pace: 3 })
    expect(isWaiting()).toBe(false)
    playback.play()
    expect(playback.read().minute).toBe(0)
  })

  test('steps go from midnight to midnight', () => {
    const { playback } = desk()
    playback.seek(2.5 * day)
    playback.stepDays(1)
    expect(playback.read().minute).toBe(3 * day)
    playback.stepDays(1)
    expect(playback.read().minute).toBe(4 * day)
    playback.seek(2.5 * day)
    playback.stepDays(-1)
    expect(playback.read().minute).toBe(2 * day)
    playback.leave()
    playback.stepDays(-1)
    expect(playback.read().minute).toBe(9 * day)
  })

  test('with little motion only whole days are shown', () => {
    const { playback, frame } = desk(true)
    const seen: (number | null)[] = []
    playback.onMinute((minute) => seen.push(minute))
    playback.play()
    for (let ms = 0; ms <= 1000; ms += 100) frame(ms)
    expect(seen).toEqual([0, day, 2 * day, 3 * day])
  })

  test('a shorter window takes the cursor along', () => {
    const { playback } = desk()
    playback.seek(9 * day)
    playback.setSpan({ endMinute: 5 * day })
    expect(playback.read().minute).toBe(5 * day)
  })
})
