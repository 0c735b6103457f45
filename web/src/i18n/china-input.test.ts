import { expect, test } from 'vitest'
import { chinaInput, chinaInputMs } from './china-input.ts'

test('a moment goes into the input and comes back, in China’s time', () => {
  const ms = Date.parse('2026-10-31T16:05:00Z')
  expect(chinaInput(ms)).toBe('2026-11-01T00:05')
  expect(chinaInputMs('2026-11-01T00:05')).toBe(ms)
  expect(chinaInputMs('2026-11-01T00:05:30')).toBe(ms + 30_000)
})

test('what is no moment is null', () => {
  expect(chinaInputMs('')).toBeNull()
  expect(chinaInputMs('2026-13-01T00:05')).toBeNull()
})
