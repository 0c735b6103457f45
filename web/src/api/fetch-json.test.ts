import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readConnection, reportAnswer } from './connection.ts'
import { ApiFailure, fetchJson } from './fetch-json.ts'
import { answerWithinMs, pulseWithinMs } from './time-limit.ts'

/** A server that takes the call and never says a word. */
const hungServer = (_path: unknown, init?: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (reason: unknown) => reason,
  )

beforeEach(() => {
  vi.useFakeTimers()
  reportAnswer()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a call has a time limit', () => {
  test('a hung server counts as silent after thirty seconds, not before', async () => {
    vi.stubGlobal('fetch', hungServer)
    const failed = failureOf(fetchJson('/api/v1/overview'))
    await vi.advanceTimersByTimeAsync(answerWithinMs - 1)
    expect(readConnection().silentSince).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(await failed).toMatchObject({ code: 'network', status: 0 })
    expect(readConnection().silentSince).not.toBeNull()
    expect([answerWithinMs, pulseWithinMs]).toEqual([30_000, 10_000])
  })

  test('an answer that stops midway counts as none', async () => {
    vi.stubGlobal('fetch', async (path: unknown, init?: RequestInit) => ({
      ok: true,
      status: 200,
      json: () => hungServer(path, init),
    }))
    const failed = failureOf(fetchJson('/healthz', {}, pulseWithinMs))
    await vi.advanceTimersByTimeAsync(pulseWithinMs)
    expect(await failed).toBeInstanceOf(ApiFailure)
    expect(readConnection().silentSince).not.toBeNull()
  })

  test('a call its caller gave up is no silence', async () => {
    vi.stubGlobal('fetch', hungServer)
    const caller = new AbortController()
    const failed = failureOf(fetchJson('/healthz', { signal: caller.signal }))
    caller.abort(new Error('left'))
    expect(await failed).toMatchObject({ message: 'left' })
    expect(readConnection().silentSince).toBeNull()
  })

  test('an answer in time leaves no timer behind', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ ok: true }))
    expect(await fetchJson('/healthz')).toEqual({ ok: true })
    expect(vi.getTimerCount()).toBe(0)
  })
})
