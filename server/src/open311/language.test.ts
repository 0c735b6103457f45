import { expect, test } from 'vitest'
import { wordsFor } from './language.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

test.each([
  [undefined, zh],
  ['', zh],
  ['*', zh],
  ['fr', zh],
  ['zh-CN,zh;q=0.9,en;q=0.8', zh],
  ['en;q=0.5, zh;q=0.5', zh],
  ['en', en],
  ['en-GB,en;q=0.9,zh;q=0.3', en],
  ['EN-us', en],
])('who says %s reads the language they like better, Chinese where in doubt', (header, words) => {
  expect(wordsFor(header)).toBe(words)
})

const shape = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]))
    : [...String(value).matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted()

test('both languages fill in the same', () => {
  expect(shape(en)).toEqual(shape(zh))
})
