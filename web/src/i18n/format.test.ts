import { expect, test } from 'vitest'
import {
  areaParts,
  dateParts,
  formatClock,
  formatCount,
  formatShare,
  formatSpeed,
  unbroken,
} from './format.ts'

test('a share is never rounded across its limit', () => {
  expect(formatShare(0.9498, 0.95)).toBe('94.9')
  expect(formatShare(0.94999, 0.95)).toBe('94.9')
  expect(formatShare(0.95, 0.95)).toBe('95.0')
  expect(formatShare(0.9498)).toBe('95.0')
  expect(formatShare(0.5244, 0.95)).toBe('52.4')
  expect(formatShare(0.3998, 0.95, 0)).toBe('40')
  expect(formatShare(0.9498, 0.95, 0)).toBe('94')
})

test('only all are a hundred percent', () => {
  expect(formatShare(0.9999)).toBe('99.9')
  expect(formatShare(0.9999, 0.95)).toBe('99.9')
  expect(formatShare(0.996, 0.95, 0)).toBe('99')
  expect(formatShare(1)).toBe('100.0')
  expect(formatShare(1, 0.95, 0)).toBe('100')
})

test('what is absent is not zero', () => {
  expect(formatShare(null)).toBe('—')
  expect(formatCount(null)).toBe('—')
  expect(formatCount(0)).toBe('0')
  expect(formatCount(34567)).toBe('34,567')
})

test('areas change their unit at a square kilometre', () => {
  expect(areaParts(41_234)).toEqual({ value: '4.1', unit: 'ha' })
  expect(areaParts(5_123_456)).toEqual({ value: '5.12', unit: 'km2' })
})

test('times are told in China’s time wherever the browser stands', () => {
  expect(formatClock('2026-10-31T16:00:00Z')).toBe('00:00')
  expect(dateParts('2026-10-31T16:00:00Z')).toEqual({ year: 2026, month: 11, day: 1 })
})

test('a speed shows as many decimals as it has, one at least', () => {
  expect([1, 0.8, 0.85, 1.2, 2].map(formatSpeed)).toEqual(['1.0', '0.8', '0.85', '1.2', '2.0'])
})

test('a number stays with its unit', () => {
  expect(unbroken('共 1,574 户，11 分 46 秒')).toBe('共 1,574\u00A0户，11\u00A0分 46 秒')
})
