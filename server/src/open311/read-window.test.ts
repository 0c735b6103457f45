import { describe, expect, test } from 'vitest'
import { saidBy } from './read-form.ts'
import { readInstant, readWindow } from './read-window.ts'

const dayMs = 86_400_000
const nowMs = Date.UTC(2026, 10, 1)
const window = (fields: Readonly<Record<string, string>>) => readWindow(saidBy(Object.entries(fields)), nowMs)

describe('an instant', () => {
  test.each([
    ['1994-11-05T08:15:30-05:00', '1994-11-05T13:15:30.000Z'],
    ['1994-11-05T13:15:30Z', '1994-11-05T13:15:30.000Z'],
    ['2026-01-01T08:00+08:00', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T08:00:00.5+08:00', '2026-01-01T00:00:00.500Z'],
    // `+` sent unescaped in an address.
    ['2026-01-01T08:00:00 08:00', '2026-01-01T00:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(new Date(readInstant(text) ?? 0).toISOString()).toBe(expected)
  })

  test.each([
    '2026-01-01T00:00:00',
    '2026-01-01',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00+25:99',
    'yesterday',
    '1767225600',
  ])('is not %s', (text) => {
    expect(readInstant(text)).toBeNull()
  })
})

describe('the window', () => {
  test('is the last 90 days where nothing is said', () => {
    expect(window({})).toEqual({ ok: true, value: { fromMs: nowMs - 90 * dayMs, toMs: nowMs } })
    expect(window({ start_date: '', end_date: ' ' })).toEqual(window({}))
  })

  test('is 90 days from the end that is said', () => {
    const fromMs = Date.UTC(2026, 0, 1)
    expect(window({ start_date: '2026-01-01T00:00:00Z' })).toEqual({
      ok: true,
      value: { fromMs, toMs: fromMs + 90 * dayMs },
    })
    expect(window({ end_date: '2026-01-01T00:00:00Z' })).toEqual({
      ok: true,
      value: { fromMs: fromMs - 90 * dayMs, toMs: fromMs },
    })
  })

  test('spans at most 90 days, and does not end before it begins', () => {
    const start_date = '2026-01-01T00:00:00Z'
    expect(window({ start_date, end_date: '2026-04-01T00:00:00Z' }).ok).toBe(true)
    expect(window({ start_date, end_date: '2026-04-01T00:00:01Z' })).toMatchObject({
      failure: { code: 'window-too-long', detail: { days: 90 } },
    })
    expect(window({ start_date, end_date: '2025-12-31T00:00:00Z' })).toMatchObject({
      failure: { code: 'window-too-long' },
    })
    expect(window({ start_date, end_date: '2026-04-01' })).toMatchObject({
      failure: { code: 'bad-date', detail: { name: 'end_date' } },
    })
  })
})
