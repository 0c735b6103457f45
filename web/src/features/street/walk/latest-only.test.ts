import { expect, test } from 'vitest'
import { latestOnly } from './latest-only.ts'

test('of many questions in a row the first and the last are answered', async () => {
  const worked: number[] = []
  const ask = latestOnly(async (question: number) => {
    worked.push(question)
    await Promise.resolve()
    return question * 10
  })
  expect(await Promise.all([1, 2, 3, 4].map(ask))).toEqual([10, null, null, 40])
  expect(worked).toEqual([1, 4])
  expect(await ask(5)).toBe(50)
})

test('a failure does not block what comes after', async () => {
  const ask = latestOnly((question: number) =>
    question === 1 ? Promise.reject(new Error('no')) : Promise.resolve(question),
  )
  const first = ask(1)
  const second = ask(2)
  await expect(first).rejects.toThrow('no')
  expect(await second).toBe(2)
})
