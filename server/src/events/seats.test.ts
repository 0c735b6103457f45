import { expect, test } from 'vitest'
import { createSeats } from './seats.ts'

test('so many in all, so many for each holder; a seat is given back once', () => {
  const seats = createSeats(3, 2)
  const first = seats.take('a')
  expect(seats.take('a')).toBeTypeOf('function')
  expect(seats.take('a')).toBe('own-full')
  expect(seats.take(null)).toBeTypeOf('function')
  expect(seats.take('b')).toBe('full')
  if (typeof first === 'function') {
    first()
    first()
  }
  expect(seats.take('a')).toBeTypeOf('function')
  expect(seats.take('b')).toBe('full')
})
