import { expect, test } from 'vitest'
import { insetRing } from './inset-ring.ts'
import { ringAreaM2, type Vec } from './vec.ts'

const box: Vec[] = [
  [0, 0],
  [100, 0],
  [100, 60],
  [0, 60],
]

test('moves each side by its own distance', () => {
  const inset = insetRing(box, (side) => (side === 0 ? 20 : 5))
  expect(inset?.ring).toEqual([
    [5, 20],
    [95, 20],
    [95, 55],
    [5, 55],
  ])
  expect(inset === null ? 0 : ringAreaM2(inset.ring)).toBe(90 * 35)
})

test('drops a side that vanishes', () => {
  const cut: Vec[] = [
    [0, 0],
    [100, 0],
    [100, 60],
    [4, 60],
    [0, 56],
  ]
  expect(insetRing(cut, () => 15)?.sides).toEqual([0, 1, 2, 4])
})

test('gives nothing where nothing is left', () => {
  expect(insetRing(box, () => 31)).toBeNull()
})
