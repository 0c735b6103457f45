import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { createLinkExchange, type LinkExchange, type LinkState, renewAfterMs } from './link-exchange.ts'

let answers: (ApiFailure | 'open')[]
let asked: number[]
let states: LinkState[]
let link: LinkExchange
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const refused = (status: number, code: string): ApiFailure => new ApiFailure(status, code)

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  answers = []
  asked = []
  states = []
  link = createLinkExchange(
    async () => {
      asked.push(Date.now())
      const answer = answers.shift() ?? 'open'
      if (answer !== 'open') throw answer
    },
    (state) => states.push(state),
  )
})
afterEach(() => {
  link.stop()
  vi.useRealTimers()
})

test('a good token opens, and is not asked for again by itself', async () => {
  void link.exchange()
  await pass(3_600_000)
  expect(states).toEqual([{ kind: 'open' }])
  expect(asked).toEqual([0])
})

test('a withdrawn token is refused once, and never asked for again by itself', async () => {
  answers = [refused(401, 'withdrawn-link')]
  void link.exchange()
  await pass(3_600_000)
  expect(states).toEqual([{ kind: 'refused', code: 'withdrawn-link' }])
  expect(asked.length).toBe(1)
})

test('a server that is away is asked until it answers', async () => {
  answers = [refused(0, 'network'), refused(503, 'network'), refused(500, 'internal')]
  void link.exchange()
  await pass(60_000)
  expect(states).toEqual([{ kind: 'open' }])
  expect(asked).toEqual([0, 2000, 4000, 6000])
})

test('too many attempts: once more after a minute', async () => {
  answers = [refused(429, 'too-many-attempts')]
  void link.exchange()
  await pass(3_600_000)
  expect(states.map(({ kind }) => kind)).toEqual(['refused', 'open'])
  expect(asked).toEqual([0, 60_000])
})

test('an ended session is renewed at once; many refusals together are one exchange each half minute', async () => {
  void link.exchange()
  await pass(600_000)
  for (let n = 0; n < 20; n += 1) link.renew()
  await pass(10)
  expect(asked).toEqual([0, 600_000])
  for (let n = 0; n < 60; n += 1) {
    link.renew()
    await pass(1000)
  }
  expect(asked.length).toBe(4)
  expect((asked[2] ?? 0) - (asked[1] ?? 0)).toBeGreaterThanOrEqual(renewAfterMs)
})
