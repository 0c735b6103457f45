import { expect, test } from 'vitest'
import { nextInDirection } from './next-in-direction.ts'

const places = [
  { code: 'nw', at: [0, 1] },
  { code: 'ne', at: [1, 1.1] },
  { code: 'sw', at: [0.1, 0] },
  { code: 'se', at: [1.1, -0.1] },
]

test('goes to the neighbour on that side', () => {
  expect(nextInDirection(places, [0, 1], 'right')).toBe('ne')
  expect(nextInDirection(places, [0, 1], 'down')).toBe('sw')
  expect(nextInDirection(places, [1.1, -0.1], 'up')).toBe('ne')
  expect(nextInDirection(places, [1.1, -0.1], 'left')).toBe('sw')
})

test('where nothing lies there it stays', () => {
  expect(nextInDirection(places, [0, 1], 'left')).toBeNull()
  expect(nextInDirection([], [0, 0], 'up')).toBeNull()
})
