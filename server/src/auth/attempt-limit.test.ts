import { describe, expect, it } from 'vitest'
import { attemptLimits, attemptWindowMs, createAttemptLimit } from './attempt-limit.ts'

const take = (
  limit: ReturnType<typeof createAttemptLimit>,
  times: number,
  name: string,
  address: string,
  nowMs = 0,
) => Array.from({ length: times }, () => limit.take(name, address, nowMs).allowed)

describe('attempt limit', () => {
  it('lets a name from one address try five times, then waits for the window’s end', () => {
    const limit = createAttemptLimit()
    expect(take(limit, 6, 'li', '10.0.0.1')).toEqual([true, true, true, true, true, false])
    expect(limit.take('li', '10.0.0.1', 60_500)).toEqual({
      allowed: false,
      retryAfterSeconds: 840,
      first: false,
    })
    expect(limit.take('li', '10.0.0.1', attemptWindowMs - 1)).toMatchObject({ retryAfterSeconds: 1 })
    expect(limit.take('li', '10.0.0.1', attemptWindowMs)).toEqual({ allowed: true })
  })

  it('does not lock the person out elsewhere, until fifty tries from anywhere', () => {
    const limit = createAttemptLimit()
    take(limit, 6, 'li', '10.0.0.1')
    expect(limit.take('li', '10.0.0.2', 0).allowed).toBe(true)
    const all = Array.from({ length: 60 }, (_, i) => limit.take('li', `10.0.1.${i}`, 0).allowed)
    expect(all.filter(Boolean)).toHaveLength(attemptLimits.name - 6)
  })

  it('lets one address try twenty names', () => {
    const limit = createAttemptLimit()
    const all = Array.from({ length: 30 }, (_, i) => limit.take(`name${i}`, '10.0.0.1', 0).allowed)
    expect(all.filter(Boolean)).toHaveLength(attemptLimits.address)
  })

  it('says once that a limit was reached', () => {
    const limit = createAttemptLimit()
    take(limit, 5, 'li', '10.0.0.1')
    expect(limit.take('li', '10.0.0.1', 0)).toMatchObject({ allowed: false, first: true })
    expect(limit.take('li', '10.0.0.1', 0)).toMatchObject({ allowed: false, first: false })
  })

  it('forgets mistyped passwords after the right one, but not those of other names', () => {
    const limit = createAttemptLimit()
    take(limit, 4, 'li', '10.0.0.1')
    take(limit, 1, 'li', '10.0.0.1')
    limit.succeeded('li', '10.0.0.1')
    expect(take(limit, 6, 'li', '10.0.0.1')).toEqual([true, true, true, true, true, false])
    expect(limit.take('wang', '10.0.0.1', 0).allowed).toBe(true)
    expect(take(limit, 20, 'zhao', '10.0.0.1').filter(Boolean)).toHaveLength(5)
  })

  it('stays within its size', () => {
    const limit = createAttemptLimit(30)
    for (let i = 0; i < 500; i += 1) {
      limit.take(`name${i}`, `10.0.${i % 250}.${Math.floor(i / 250)}`, i)
      expect(limit.size).toBeLessThanOrEqual(30)
    }
  })
})
