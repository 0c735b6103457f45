import { expect, test } from 'vitest'
import { createMemo } from './memo.ts'

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

test('what was used longest ago goes first once the weight is over its bound', async () => {
  const memo = createMemo<number>(10, (value) => value)
  await memo.get('a', async () => 4)
  await memo.get('b', async () => 5)
  await memo.get('a', async () => 99)
  await memo.get('c', async () => 3)
  await settle()
  expect(memo.size).toBe(2)
  expect(await memo.get('a', async () => 99)).toBe(4)
  expect(await memo.get('b', async () => 1)).toBe(1)
})

test('concurrent callers share one computation, and a failure is not remembered', async () => {
  const memo = createMemo<number>(10, () => 1)
  let calls = 0
  const load = async () => {
    calls += 1
    if (calls === 1) throw new Error('first')
    return calls
  }
  const first = [memo.get('k', load), memo.get('k', load)]
  expect((await Promise.allSettled(first)).map((it) => it.status)).toEqual(['rejected', 'rejected'])
  expect(calls).toBe(1)
  expect(await memo.get('k', load)).toBe(2)
})
