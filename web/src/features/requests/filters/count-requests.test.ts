import { describe, expect, test } from 'vitest'
import { noFilters } from '../../../app/requests-view.ts'
import { columnsOf } from '../../../map/requests-columns.ts'
import { filterRequests } from './count-requests.ts'

const names = ['environment', 'dispute']
const columns = columnsOf({
  id: [1, 2, 3, 4],
  lon: [118, 118, 118, 118],
  lat: [32, 32, 32, 32],
  minute: [0, 10, 20, 30],
  category: [0, 0, 1, 1],
  stage: [1, 7, 3, 3],
  overdue: [0, 0, 1, 0],
  closedMinute: [null, 15, null, null],
  basic: [0, 0, 1, -1],
})

describe('filters', () => {
  test('the most urgent come last, so that they are drawn on top', () => {
    expect([...columns.id]).toEqual([2, 1, 4, 3])
    expect(columns.closedMinute[0]).toBe(15)
    expect(columns.closedMinute[1]).toBe(Number.POSITIVE_INFINITY)
  })

  test('without filters all are shown', () => {
    const { counts, shown } = filterRequests(columns, names, noFilters)
    expect([...shown]).toEqual([1, 1, 1, 1])
    expect(counts.byCategory[2]).toBe(2)
    expect(counts.byCategory[8]).toBe(2)
    expect(counts.byStage).toEqual([1, 0, 2, 0, 0, 0, 1])
    expect(counts.overdueByStage).toEqual([0, 0, 1, 0, 0, 0, 0])
    expect([counts.overdue, counts.disowned, counts.shown, counts.open]).toEqual([1, 1, 4, 3])
  })

  test('a choice’s count says what choosing it would leave', () => {
    const { counts, shown } = filterRequests(columns, names, { ...noFilters, categories: ['environment'] })
    expect([...shown].reduce((sum, one) => sum + one, 0)).toBe(2)
    // The other category keeps its count; the stages count only what the category lets through.
    expect(counts.byCategory[8]).toBe(2)
    expect(counts.byStage).toEqual([1, 0, 0, 0, 0, 0, 1])
    expect(counts.overdue).toBe(0)
    const both = filterRequests(columns, names, { ...noFilters, categories: ['dispute'], stages: [3] })
    expect(both.counts.shown).toBe(2)
    expect(both.counts.byCategory[2]).toBe(0)
    expect(both.counts.byStage).toEqual([0, 0, 2, 0, 0, 0, 0])
  })

  test('overdue and unowned', () => {
    expect(filterRequests(columns, names, { ...noFilters, overdue: true }).counts.shown).toBe(1)
    const disowned = filterRequests(columns, names, { ...noFilters, ownership: ['unowned'] })
    expect(disowned.counts.shown).toBe(1)
  })
})
