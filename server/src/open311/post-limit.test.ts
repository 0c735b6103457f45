import { describe, expect, test } from 'vitest'
import { createPostLimit, postLimits } from './post-limit.ts'

const startMs = Date.UTC(2026, 0, 1)
const often = (times: number, take: (n: number) => unknown) =>
  Array.from({ length: times }, (_, n) => take(n))

describe('posts', () => {
  test('60 within a minute; the 61st waits until the first is a minute old', () => {
    const limit = createPostLimit()
    const answers = often(postLimits.minute, (n) => limit.take('a', startMs + n * 500))
    expect(answers).toEqual(often(60, () => ({ allowed: true })))
    expect(limit.take('a', startMs + 30_000)).toEqual({ allowed: false, retryAfterSeconds: 30 })
    expect(limit.take('a', startMs + 59_999)).toEqual({ allowed: false, retryAfterSeconds: 1 })
    expect(limit.take('a', startMs + 60_000)).toEqual({ allowed: true })
    expect(limit.take('a', startMs + 60_000)).toEqual({ allowed: false, retryAfterSeconds: 1 })
  })

  test('1,000 within an hour', () => {
    const limit = createPostLimit()
    for (let n = 0; n < postLimits.hour; n += 1)
      expect(limit.take('a', startMs + n * 1_001)).toEqual({ allowed: true })
    expect(limit.take('a', startMs + 1_001_000)).toEqual({ allowed: false, retryAfterSeconds: 2_599 })
    expect(limit.take('a', startMs + 3_600_000)).toEqual({ allowed: true })
  })

  test('a refused one is not counted, and one account does not stand for another', () => {
    const limit = createPostLimit()
    for (let n = 0; n < 200; n += 1) limit.take('a', startMs)
    expect(limit.take('b', startMs)).toEqual({ allowed: true })
    expect(limit.take('a', startMs + 60_000)).toEqual({ allowed: true })
  })
})
