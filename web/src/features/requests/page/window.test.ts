import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, daysOf, startOfDay } from './days.ts'
import { dayCount, lastDayOf, windowOf } from './window.ts'

const midnight = Date.parse('2026-11-01T00:00:00+08:00')

describe('days are China’s', () => {
  test('a day begins at 16:00 UTC of the day before', () => {
    expect(dayOf(Date.parse('2026-10-31T15:59:59Z'))).toBe('2026-10-31')
    expect(dayOf(Date.parse('2026-10-31T16:00:00Z'))).toBe('2026-11-01')
    expect(startOfDay('2026-11-01')).toBe(midnight)
  })

  test('counting crosses months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(daysBetween('2026-10-31', '2026-11-01')).toBe(1)
    expect(daysOf('2026-12-30', '2027-01-02')).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ])
  })
})

describe('the window', () => {
  test('is the last thirty days unless chosen', () => {
    expect(lastDayOf(midnight)).toBe('2026-10-31')
    const days = windowOf({ from: null, to: null }, midnight)
    expect(days).toEqual({ first: '2026-10-02', last: '2026-10-31' })
    expect(dayCount(days)).toBe(30)
  })

  test('never reaches past the present, nor runs backwards', () => {
    expect(windowOf({ from: '2026-10-20', to: '2027-01-01' }, midnight)).toEqual({
      first: '2026-10-20',
      last: '2026-10-31',
    })
    expect(windowOf({ from: '2026-10-20', to: '2026-10-10' }, midnight)).toEqual({
      first: '2026-10-10',
      last: '2026-10-10',
    })
  })
})
