import { expect, test } from 'vitest'
import { movedWindow } from './year-strip.tsx'

const all = { first: '2026-01-01', last: '2026-12-31' }
const days = { first: '2026-06-01', last: '2026-06-30' }

test('an edge moves alone and never past the other', () => {
  expect(movedWindow(days, all, 'first', -31)).toEqual({ first: '2026-05-01', last: '2026-06-30' })
  expect(movedWindow(days, all, 'first', 90)).toEqual({ first: '2026-06-30', last: '2026-06-30' })
  expect(movedWindow(days, all, 'last', -90)).toEqual({ first: '2026-06-01', last: '2026-06-01' })
})

test('the whole window keeps its length, also at the year’s ends', () => {
  expect(movedWindow(days, all, 'both', 10)).toEqual({ first: '2026-06-11', last: '2026-07-10' })
  expect(movedWindow(days, all, 'both', 400)).toEqual({ first: '2026-12-02', last: '2026-12-31' })
  expect(movedWindow(days, all, 'both', -400)).toEqual({ first: '2026-01-01', last: '2026-01-30' })
})
