import { fail, ok } from '@wangge/geodata'
import { describe, expect, test } from 'vitest'
import { createTurns } from './hotspot-turns.ts'

const wanted = () => new AbortController().signal

/** Work that ends when it is told to. */
const work = () => {
  let end = (): void => {}
  let begun = false
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  const run = async () => {
    begun = true
    await done
    return ok('done')
  }
  return { run, end, begun: () => begun }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('turns', () => {
  test('so many at once, then in the order in which they came', async () => {
    const turns = createTurns({ atOnce: 2, mostWaiting: 2 })
    const all = [work(), work(), work(), work()]
    const answers = all.map(({ run }) => turns.take(wanted(), run))
    await settled()
    expect(all.map(({ begun }) => begun())).toEqual([true, true, false, false])
    all[1]?.end()
    await settled()
    expect(all.map(({ begun }) => begun())).toEqual([true, true, true, false])
    for (const { end } of all) end()
    expect(await Promise.all(answers)).toEqual(all.map(() => ok('done')))
  })

  test('who comes when all places to wait are taken is told so', async () => {
    const turns = createTurns({ atOnce: 1, mostWaiting: 1 })
    const all = [work(), work(), work()]
    const answers = all.map(({ run }) => turns.take(wanted(), run))
    expect(await answers[2]).toEqual(fail('too-busy'))
    for (const { end } of all) end()
    await Promise.all(answers)
    expect(all[2]?.begun()).toBe(false)
    const later = work()
    later.end()
    expect(await turns.take(wanted(), later.run)).toEqual(ok('done'))
  })

  test('who leaves the queue makes room, and the work is never begun', async () => {
    const turns = createTurns({ atOnce: 1, mostWaiting: 1 })
    const leaving = new AbortController()
    const [first, second, third] = [work(), work(), work()]
    const answers = [turns.take(wanted(), first.run), turns.take(leaving.signal, second.run)]
    leaving.abort()
    expect(await answers[1]).toEqual(fail('cancelled'))
    const last = turns.take(wanted(), third.run)
    first.end()
    third.end()
    expect(await last).toEqual(ok('done'))
    expect(second.begun()).toBe(false)
    expect(await turns.take(leaving.signal, second.run)).toEqual(fail('cancelled'))
  })

  test('work that throws gives its place back', async () => {
    const turns = createTurns({ atOnce: 1, mostWaiting: 0 })
    await expect(turns.take(wanted(), () => Promise.reject(new Error('as asked')))).rejects.toThrow(
      'as asked',
    )
    expect(await turns.take(wanted(), async () => fail('internal'))).toEqual(fail('internal'))
    expect(await turns.take(wanted(), async () => ok(1))).toEqual(ok(1))
  })
})
