import { fail, ok, type Result } from '@wangge/geodata'
import { describe, expect, test } from 'vitest'
import { createSharedAnswers } from './hotspot-askers.ts'

const answers = () => createSharedAnswers<string>(100, (text) => text.length)

/** Work that ends as it is told to, or as `cancelled` where nobody wants it any more. */
const work = () => {
  const runs: { unwanted: AbortSignal; end(result: Result<string>): void }[] = []
  const run = (unwanted: AbortSignal) =>
    new Promise<Result<string>>((resolve) => {
      runs.push({ unwanted, end: resolve })
      unwanted.addEventListener('abort', () => resolve(fail('cancelled')))
    })
  return { runs, run }
}

describe('shared answers', () => {
  test('one computation for all who ask at the same time, and none for those who ask later', async () => {
    const shared = answers()
    const { runs, run } = work()
    const asked = [1, 2, 3].map(() => shared.get('a', new AbortController().signal, run))
    runs[0]?.end(ok('found'))
    expect(await Promise.all(asked)).toEqual([ok('found'), ok('found'), ok('found')])
    expect(await shared.get('a', new AbortController().signal, run)).toEqual(ok('found'))
    expect(runs.length).toBe(1)
  })

  test('a failure is not remembered', async () => {
    const shared = answers()
    const { runs, run } = work()
    const first = shared.get('a', new AbortController().signal, run)
    runs[0]?.end(fail('too-busy'))
    expect(await first).toEqual(fail('too-busy'))
    const second = shared.get('a', new AbortController().signal, run)
    runs[1]?.end(ok('found'))
    expect(await second).toEqual(ok('found'))
  })

  test('one who leaves is answered at once; the work goes on for the other', async () => {
    const shared = answers()
    const { runs, run } = work()
    const leaving = new AbortController()
    const [gone, stays] = [leaving.signal, new AbortController().signal].map((signal) =>
      shared.get('a', signal, run),
    )
    leaving.abort()
    expect(await gone).toEqual(fail('cancelled'))
    expect(runs[0]?.unwanted.aborted).toBe(false)
    runs[0]?.end(ok('found'))
    expect(await stays).toEqual(ok('found'))
  })

  test('when all have left the work is told so, and who asks then has work of their own', async () => {
    const shared = answers()
    const { runs, run } = work()
    const leaving = new AbortController()
    const asked = [1, 2].map(() => shared.get('a', leaving.signal, run))
    leaving.abort()
    expect(runs[0]?.unwanted.aborted).toBe(true)
    // Before the first work has been forgotten.
    const later = shared.get('a', new AbortController().signal, run)
    expect(await Promise.all(asked)).toEqual([fail('cancelled'), fail('cancelled')])
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(runs.length).toBe(2)
    runs[1]?.end(ok('found'))
    expect(await later).toEqual(ok('found'))
    expect(await shared.get('b', leaving.signal, run)).toEqual(fail('cancelled'))
    expect(runs.length).toBe(2)
  })

  test('work that throws fails those who asked, and is forgotten', async () => {
    const shared = answers()
    const broken = () => Promise.reject(new Error('as asked'))
    await expect(shared.get('a', new AbortController().signal, broken)).rejects.toThrow('as asked')
    expect(await shared.get('a', new AbortController().signal, async () => ok('found'))).toEqual(ok('found'))
  })
})
