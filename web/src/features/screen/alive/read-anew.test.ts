import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReadAnew, type ReadAnew } from './read-anew.ts'

let reads: number[]
let takesMs: number
let anew: ReadAnew
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  reads = []
  takesMs = 100
  anew = createReadAnew({
    everyMs: 1000,
    read: () => {
      reads.push(Date.now() - 1_000_000)
      return new Promise((resolve) => setTimeout(resolve, takesMs))
    },
  })
})
afterEach(() => {
  anew.stop()
  vi.useRealTimers()
})

test('the first asking is answered at once, many together once a second', async () => {
  for (let n = 0; n < 50; n += 1) {
    anew.ask()
    await pass(100)
  }
  expect(reads).toEqual([0, 1000, 2000, 3000, 4000, 5000])
})

test('what is asked during a reading is read after it, and then there is rest', async () => {
  anew.ask()
  await pass(50)
  anew.ask()
  anew.ask()
  await pass(20_000)
  expect(reads).toEqual([0, 1000])
})

test('slow answers are waited for, and read half of the time at most', async () => {
  takesMs = 3000
  for (let n = 0; n < 180; n += 1) {
    anew.ask()
    await pass(100)
  }
  expect(reads).toEqual([0, 6000, 12_000, 18_000])
})
