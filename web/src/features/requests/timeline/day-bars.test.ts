import { expect, test } from 'vitest'
import { columnsOf } from '../../../map/requests-columns.ts'
import { countByDay, openAt } from './day-bars.ts'

const columns = columnsOf({
  id: [1, 2, 3, 4],
  lon: [118, 118, 118, 118],
  lat: [32, 32, 32, 32],
  minute: [0, 1439, 1440, 4000],
  category: [0, 0, 0, 0],
  stage: [7, 2, 3, 1],
  overdue: [0, 0, 1, 0],
  closedMinute: [100, null, null, null],
  basic: [0, 0, 0, 0],
})
const all = new Uint8Array(4).fill(1)

test('a request lies on the day it was made, by what became of it', () => {
  expect(countByDay(columns, all, 0, 2)).toEqual([
    { closed: 1, open: 1, overdue: 0 },
    { closed: 0, open: 0, overdue: 1 },
  ])
})

test('the window may begin later than the columns do', () => {
  expect(countByDay(columns, all, 1440, 2)).toEqual([
    { closed: 0, open: 0, overdue: 1 },
    { closed: 0, open: 1, overdue: 0 },
  ])
})

test('open at a moment: made by then, not closed yet', () => {
  expect([0, 99, 100, 1440, 5000].map((minute) => openAt(columns, all, minute))).toEqual([1, 1, 0, 2, 3])
})
