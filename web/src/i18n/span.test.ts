import { expect, test } from 'vitest'
import { spanParts } from './span.ts'

const told = (hours: number): string => {
  const { value, unit } = spanParts(hours)
  return `${value} ${unit}`
}

test('minutes, then hours, then days', () => {
  expect(told(0)).toBe('0 minutes')
  expect(told(0.004)).toBe('1 minutes')
  expect(told(0.5)).toBe('30 minutes')
  expect(told(0.995)).toBe('1 hours')
  expect(told(2.04)).toBe('2 hours')
  expect(told(2.06)).toBe('2.1 hours')
  expect(told(9.97)).toBe('10 hours')
  expect(told(47.9)).toBe('48 hours')
  expect(told(48)).toBe('2 days')
  expect(told(76.8)).toBe('3.2 days')
  expect(told(24 * 31)).toBe('31 days')
})
