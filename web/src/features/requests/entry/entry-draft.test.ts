import { wgs84ToGcj02 } from '@wangge/geodata'
import { describe, expect, test } from 'vitest'
import { doubtOf } from './doubtful-place.ts'
import { degreesIn, emptyDraft, entryBody, pairIn } from './entry-draft.ts'

describe('typed coordinates', () => {
  test('full-width digits and a degree sign are read, anything else is not', () => {
    expect(degreesIn(' 118.3512 ')).toBe(118.3512)
    expect(degreesIn('１１８．３５°')).toBe(118.35)
    expect(degreesIn('-12')).toBe(-12)
    for (const text of ['', '118,35', '118.', '1183512', 'E118', '1e2']) expect(degreesIn(text)).toBeNull()
  })

  test('a pair pasted into one field is taken apart', () => {
    expect(pairIn('118.35, 35.05')).toEqual(['118.35', '35.05'])
    expect(pairIn('118.35，35.05')).toEqual(['118.35', '35.05'])
    expect(pairIn('118.35')).toBeNull()
    expect(pairIn('1 2 3')).toBeNull()
  })
})

describe('what is sent', () => {
  const draft = { ...emptyDraft, category: 'dispute' as const, lon: '118.35', lat: '35.05' }

  test('what nobody typed is left out, so that it is the present', () => {
    expect(entryBody({ ...draft, description: '楼道灯坏了' }, '999901001', null)).toEqual({
      body: {
        street: '999901001',
        category: 'dispute',
        lon: 118.35,
        lat: 35.05,
        crs: 'wgs84',
        description: '楼道灯坏了',
      },
    })
  })

  test('where the street’s clock stands still, its own time is sent', () => {
    const usualMs = Date.parse('2026-10-31T16:01:00Z')
    expect(entryBody(draft, '999901001', usualMs)).toMatchObject({
      body: { createdAt: '2026-10-31T16:01:00.000Z' },
    })
  })

  test('a time is China’s; an id loses its blanks', () => {
    expect(
      entryBody({ ...draft, time: '2026-10-31T08:05', externalId: ' A-7 ' }, '999901001', null),
    ).toMatchObject({
      body: { createdAt: '2026-10-31T00:05:00.000Z', externalId: 'A-7' },
    })
  })

  test('the first field that is missing or unreadable is named', () => {
    expect(entryBody(emptyDraft, '999901001', null)).toEqual({ field: 'category', fault: 'no-category' })
    expect(entryBody({ ...draft, lat: ' ' }, '999901001', null)).toEqual({
      field: 'place',
      fault: 'no-place',
    })
    expect(entryBody({ ...draft, lat: 'x' }, '999901001', null)).toEqual({
      field: 'place',
      fault: 'bad-number',
    })
    expect(entryBody({ ...draft, time: '31.10.' }, '999901001', null)).toEqual({
      field: 'time',
      fault: 'bad-time',
    })
  })
})

describe('a place off the street', () => {
  const box = [118.3, 35, 118.304, 35.003] as const

  test('none as it is meant to be', () => {
    expect(doubtOf(118.302, 35.001, 'wgs84', box)).toBeNull()
  })

  test('the reading that puts it on the street', () => {
    expect(doubtOf(35.001, 118.302, 'wgs84', box)).toBe('swapped')
    const [lon = 0, lat = 0] = wgs84ToGcj02([118.302, 35.001])
    expect(doubtOf(lon, lat, 'wgs84', box)).toBe('gcj02')
    expect(doubtOf(118.302, 35.001, 'gcj02', box)).toBe('wgs84')
  })

  test('no reading helps', () => {
    expect(doubtOf(10, 50, 'wgs84', box)).toBe('off')
  })
})
