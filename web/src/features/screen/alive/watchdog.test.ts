import { expect, test } from 'vitest'
import {
  firstWatchdogState,
  lookAfter,
  type ReloadReason,
  type Vitals,
  watchdogBounds as bounds,
} from './watchdog.ts'

const start = 1_000_000_000
const everyMs = 10_000

const well = (nowMs: number): Vitals => ({
  nowMs,
  beatAtMs: nowMs - 500,
  mapLost: false,
  heapBytes: 150_000_000,
  serverAnswers: true,
  serverVersion: '1.0.0',
  touchedAtMs: null,
  reloadedAtMs: null,
})

interface Reload {
  readonly afterMs: number
  readonly reason: ReloadReason
}

/** Looks every ten seconds; a load is remembered and begins with a new state, as in a browser. */
const live = (forMs: number, at: (afterMs: number) => Partial<Vitals>): Reload[] => {
  let state = firstWatchdogState
  let reloadedAtMs: number | null = null
  const reloads: Reload[] = []
  for (let afterMs = 0; afterMs <= forMs; afterMs += everyMs) {
    const nowMs = start + afterMs
    const looked = lookAfter(state, { ...well(nowMs), reloadedAtMs, ...at(afterMs) })
    state = looked.state
    if (looked.reload === null) continue
    reloads.push({ afterMs, reason: looked.reload })
    reloadedAtMs = nowMs
    state = firstWatchdogState
  }
  return reloads
}
const hour = 3_600_000

test('a page that is well is never loaded anew', () => {
  expect(live(24 * hour, () => ({}))).toEqual([])
})

test('a page that draws nothing any more is loaded anew', () => {
  expect(live(200_000, () => ({ beatAtMs: start }))).toEqual([
    { afterMs: bounds.deadAfterMs, reason: 'page-dead' },
  ])
})

test('a map that comes back by itself is left alone; one that does not is not', () => {
  expect(live(hour, (after) => ({ mapLost: after % 60_000 < 50_000 }))).toEqual([])
  expect(live(120_000, (after) => ({ mapLost: after >= 20_000 }))).toEqual([
    { afterMs: 20_000 + bounds.mapGoneAfterMs, reason: 'map-gone' },
  ])
})

test('a peak of memory is none; a heap that stays over the bound is', () => {
  const heavy = { heapBytes: bounds.heapBytes + 1 }
  expect(live(hour, (after) => (after % 60_000 === 0 ? heavy : {}))).toEqual([])
  expect(live(90_000, () => heavy)).toEqual([{ afterMs: bounds.heavyForMs, reason: 'memory' }])
  expect(live(hour, () => ({ heapBytes: null }))).toEqual([])
})

test('a new product is fetched when it has stayed, and nobody is at the screen', () => {
  const renewed = (after: number) => (after >= 60_000 ? { serverVersion: '1.1.0' } : {})
  expect(live(400_000, renewed)).toEqual([{ afterMs: 60_000 + bounds.strangerForMs, reason: 'new-version' }])
  expect(live(400_000, (after) => ({ ...renewed(after), touchedAtMs: start + after }))).toEqual([])
  // Two servers behind one door, one of them new: not yet.
  expect(live(hour, (after) => ({ serverVersion: (after / everyMs) % 5 === 0 ? '1.1.0' : '1.0.0' }))).toEqual(
    [],
  )
})

test('never while the server is away', () => {
  const dead = { beatAtMs: start, mapLost: true, heapBytes: 2 * bounds.heapBytes }
  expect(live(hour, () => ({ ...dead, serverAnswers: false }))).toEqual([])
  expect(live(hour, (after) => ({ ...dead, serverAnswers: after >= 1_800_000 }))[0]?.afterMs).toBe(1_800_000)
})

test('at most once in ten minutes, however much is wrong', () => {
  const reloads = live(hour, () => ({ mapLost: true }))
  expect(reloads.length).toBe(6)
  for (const [i, { afterMs }] of reloads.entries())
    expect(afterMs - (reloads[i - 1]?.afterMs ?? -bounds.restMs)).toBeGreaterThanOrEqual(bounds.restMs)
})

test('a computer whose clock was put back is not kept from it for ever', () => {
  const lost = { mapLost: true, reloadedAtMs: start + 10 * hour }
  expect(live(bounds.mapGoneAfterMs, () => lost)).toEqual([
    { afterMs: bounds.mapGoneAfterMs, reason: 'map-gone' },
  ])
})
