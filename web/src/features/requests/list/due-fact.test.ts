import { describe, expect, test } from 'vitest'
import { dueFact, numberOf } from './due-fact.ts'

const open = {
  stage: 2 as const,
  closedAt: null,
  signDueAt: '2026-10-02T00:00:00Z',
  closeDueAt: '2026-10-08T00:00:00Z',
  signedAt: '2026-10-01T05:00:00Z' as string | null,
  overdue: false,
  suspended: false,
}

describe('how a request stands against its limits', () => {
  test('open and in time: what is left', () => {
    expect(dueFact(open, '2026-10-07T18:00:00Z')).toEqual({ kind: 'left', hours: 6 })
  })

  test('overdue, by how much', () => {
    expect(dueFact({ ...open, overdue: true }, '2026-10-10T12:00:00Z')).toEqual({
      kind: 'overdue',
      hours: 60,
    })
  })

  test('the very moment of the limit is not yet overdue', () => {
    expect(dueFact(open, '2026-10-08T00:00:00Z')).toEqual({ kind: 'left', hours: 0 })
  })

  test('nobody signed for it: that comes before what is left, but not before overdue', () => {
    const unsigned = { ...open, stage: 1 as const, signedAt: null }
    expect(dueFact(unsigned, '2026-10-01T23:00:00Z')).toEqual({ kind: 'left', hours: 145 })
    expect(dueFact(unsigned, '2026-10-02T03:00:00Z')).toEqual({ kind: 'unsigned', hours: 3 })
    expect(dueFact({ ...unsigned, overdue: true }, '2026-10-09T00:00:00Z').kind).toBe('overdue')
  })

  test('closed in time, at the limit itself too, and late', () => {
    const closed = { ...open, stage: 7 as const }
    const present = '2026-11-01T00:00:00Z'
    expect(dueFact({ ...closed, closedAt: '2026-10-08T00:00:00Z' }, present)).toEqual({
      kind: 'closed',
      lateHours: null,
    })
    expect(dueFact({ ...closed, closedAt: '2026-10-08T12:00:00Z' }, present)).toEqual({
      kind: 'closed',
      lateHours: 12,
    })
  })
})

test('people call a request by its number', () => {
  expect(numberOf('999901001.20036')).toBe(20036)
})
