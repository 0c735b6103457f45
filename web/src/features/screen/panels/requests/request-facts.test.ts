import { expect, test } from 'vitest'
import { fullestStage, hourFinding, hoursBehind, mostOverdue } from './request-facts.ts'

const stages = [
  { stage: 1 as const, count: 4, overdue: 0 },
  { stage: 3 as const, count: 15, overdue: 2 },
  { stage: 4 as const, count: 12, overdue: 5 },
  { stage: 7 as const, count: 99, overdue: 0 },
]

test('where most wait, and where most of the late ones do; the closed ones wait nowhere', () => {
  expect(fullestStage(stages)).toBe(3)
  expect(mostOverdue(stages)).toEqual({ stage: 4, count: 5 })
  expect(fullestStage([])).toBeNull()
  expect(mostOverdue([{ stage: 1, count: 3, overdue: 0 }])).toBeNull()
})

test('whole hours of the day of China; at midnight the whole day lies behind', () => {
  expect(hoursBehind('2026-10-31T16:00:00Z')).toBe(24)
  expect(hoursBehind('2026-10-31T16:20:00Z')).toBe(0)
  expect(hoursBehind('2026-10-31T01:42:00Z')).toBe(9)
})

const day = (made: Readonly<Record<number, number>>): number[] =>
  Array.from({ length: 24 }, (_, hour) => made[hour] ?? 0)
const usual = Array.from({ length: 24 }, () => 2)

test('hours that are unlike the usual ones are found, where they begin and end', () => {
  const busy = day({ ...Object.fromEntries(usual.map((count, hour) => [hour, count])), 8: 12, 9: 14 })
  expect(hourFinding(busy, usual, 24)).toEqual({ kind: 'more', hours: 24, from: 8, to: 10, share: 22 / 4 })
  const quiet = hourFinding(day({}), usual, 12)
  expect(quiet).toEqual({ kind: 'fewer', hours: 12, from: 0, to: 12, share: 1 })
})

test('what chance brings on any day is told as plain numbers', () => {
  const asUsual = day(Object.fromEntries(usual.map((count, hour) => [hour, count + (hour % 3) - 1])))
  expect(hourFinding(asUsual, usual, 24)).toEqual({ kind: 'plain', hours: 24, made: 48, usual: 48 })
  expect(hourFinding(day({}), day({}), 24)).toEqual({ kind: 'none', hours: 24 })
  expect(hourFinding(day({ 0: 3 }), usual, 0)).toEqual({ kind: 'none', hours: 0 })
})
