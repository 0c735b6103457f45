import { expect, test } from 'vitest'
import { KeyTable } from './key-table.ts'

test('numbers are found by their keys, as many as there are, until it is emptied', () => {
  const table = new KeyTable()
  const key = (k: number) => k * 1023 + (k % 7) * 2 ** 26
  for (let k = 0; k < 5000; k += 1) table.set(key(k), k)
  table.set(key(17), 99)
  for (let k = 0; k < 5000; k += 1) expect(table.get(key(k))).toBe(k === 17 ? 99 : k)
  expect(table.get(4)).toBe(-1)
  table.clear()
  expect(table.get(key(3))).toBe(-1)
})
