import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PulseAnswer } from './ask-pulse.ts'
import { type Pulse, watchPulse } from './watch-pulse.ts'

const well: PulseAnswer = { kind: 'well', version: '1.0.0' }
const refused: PulseAnswer = { kind: 'server-away', silent: false }
const silent: PulseAnswer = { kind: 'server-away', silent: true }
const noDatabase: PulseAnswer = { kind: 'database-away' }

let answer: PulseAnswer
let takesMs: number
let told: Pulse[]
let backs: number
let stop: () => void

const look = (): Promise<PulseAnswer> =>
  new Promise((resolve) => {
    const now = answer
    setTimeout(() => resolve(now), takesMs)
  })
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

beforeEach(async () => {
  vi.useFakeTimers({ now: 100_000 })
  answer = well
  takesMs = 10
  told = []
  backs = 0
  stop = watchPulse(
    {
      onPulse: (pulse) => told.push(pulse),
      onBack: () => {
        backs += 1
      },
    },
    look,
  )
  await pass(10)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('the version is told once, and nothing while all is well', async () => {
  await pass(60_000)
  expect(told).toEqual([{ away: null, version: '1.0.0' }])
  expect(backs).toBe(0)
})

test('a server that is gone is told within 5 s of its going, since its last answer', async () => {
  await pass(9990)
  answer = refused
  await pass(5000)
  expect(told.at(-1)).toEqual({ away: { what: 'server', sinceMs: 110_010 }, version: '1.0.0' })
})

test('a single refusal is not believed', async () => {
  answer = refused
  await pass(2000)
  answer = well
  await pass(10_000)
  expect(told.length).toBe(1)
})

test('a server that hangs is told within 5 s, though each look takes its whole limit', async () => {
  answer = silent
  takesMs = 2000
  await pass(5000)
  expect(told.at(-1)?.away?.what).toBe('server')
})

test('the return is noticed within 2 s, and told once', async () => {
  answer = noDatabase
  await pass(60_000)
  expect(told.at(-1)?.away?.what).toBe('database')
  answer = well
  await pass(2000)
  expect(told.at(-1)).toEqual({ away: null, version: '1.0.0' })
  expect(backs).toBe(1)
})

test('the database first, then the server: since when stays the first moment', async () => {
  answer = noDatabase
  await pass(10_000)
  const since = told.at(-1)?.away?.sinceMs
  answer = refused
  await pass(10_000)
  expect(told.at(-1)?.away).toEqual({ what: 'server', sinceMs: since })
  expect(backs).toBe(0)
})

test('after the stop nobody is told', async () => {
  stop()
  answer = silent
  await pass(60_000)
  expect(told.length).toBe(1)
})
