import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serialText } from './excel-serial.ts'
import { parseTime } from './parse-time.ts'

const iso = (text: string): string | null => {
  const at = parseTime(text)
  return at === null ? null : new Date(at).toISOString()
}

describe('times', () => {
  it.each([
    ['2026-03-01T00:05:00Z', '2026-03-01T00:05:00.000Z'],
    ['2026-03-01T08:05:00.25+08:00', '2026-03-01T00:05:00.250Z'],
    ['2026-03-01T08:05+0900', '2026-02-28T23:05:00.000Z'],
    ['2026-03-01 08:05', '2026-03-01T00:05:00.000Z'],
    ['2026-03-01 08:05:59', '2026-03-01T00:05:59.000Z'],
    ['2026/3/1 8:05', '2026-03-01T00:05:00.000Z'],
    ['2026.3.1 8:5', '2026-03-01T00:05:00.000Z'],
    ['2026年3月1日 8时5分', '2026-03-01T00:05:00.000Z'],
    ['2026年3月1日8时5分30秒', '2026-03-01T00:05:30.000Z'],
    ['２０２６／３／１　８：０５', '2026-03-01T00:05:00.000Z'],
    ['2026/3/1 下午 2:05'.replace('下午 ', '下午'), '2026-03-01T06:05:00.000Z'],
    ['2026/3/1 上午12:05', '2026-02-28T16:05:00.000Z'],
    ['2026-03-01', '2026-02-28T16:00:00.000Z'],
    ['20260301', '2026-02-28T16:00:00.000Z'],
    ['20260301080500', '2026-03-01T00:05:00.000Z'],
    ['202603010805', '2026-03-01T00:05:00.000Z'],
    ['46082.336805555555', '2026-03-01T00:05:00.000Z'],
    ['46082', '2026-02-28T16:00:00.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-03-01 24:00',
    '2026-03-01 08:60',
    '2026-03-01T08:05:61',
    '1',
    '20260',
    '99999',
    '2026-03-01Z',
    'yesterday',
    '3/1/2026',
    '2026-3',
    '13800138000',
    '20261301',
    '上午',
  ])('%s is none', (text) => expect(iso(text)).toBeNull())

  it('serials are what they say on the clock, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_799 }), (seconds) => {
        const serial = seconds / 86_400 + 25_569
        const text = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
        expect(serialText(serial, false)).toBe(text)
        expect(serialText(serial - 1462, true)).toBe(text)
        expect(parseTime(String(serial))).toBe(
          Number.isInteger(serial) || String(serial).includes('.') ? parseTime(text) : null,
        )
      }),
    )
  })
})
