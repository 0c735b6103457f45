import { expect, test } from 'vitest'
import { chinaDayOf, chinaHourOf, dayOfIso, isoDay, startOfChinaDayMs } from './china-day.ts'

test('a day of China begins at 16:00 UTC of the day before', () => {
  const day = dayOfIso('2026-11-01')
  expect(startOfChinaDayMs(day)).toBe(Date.parse('2026-10-31T16:00:00Z'))
  expect(chinaDayOf(startOfChinaDayMs(day))).toBe(day)
  expect(chinaDayOf(startOfChinaDayMs(day) - 1)).toBe(day - 1)
  expect(chinaHourOf(startOfChinaDayMs(day))).toBe(0)
  expect(chinaHourOf(startOfChinaDayMs(day) - 1)).toBe(23)
})

test('a day is written and read again; what is none is not a number', () => {
  expect(isoDay(dayOfIso('2028-02-29'))).toBe('2028-02-29')
  expect(dayOfIso('1970-01-01')).toBe(0)
  for (const text of ['2026-02-30', '2026-13-01', '2026-1-1', '2026-10-31T00:00:00Z', ''])
    expect(dayOfIso(text)).toBeNaN()
})
