import { expect, test } from 'vitest'
import type { LatestRequest, LatestRequests } from '../../../api/screen-requests.ts'
import type { GridTree } from '../../../map/grid-tree.ts'
import { madeSince, newestPlaces } from './use-newest.ts'

const item = (code: string | null, minute: number, overdueHours: number | null = null) =>
  ({
    createdAt: `2026-10-31T09:${String(minute).padStart(2, '0')}:00+08:00`,
    overdueHours,
    place: code === null ? null : { level: 'basic', code, name: code },
  }) as unknown as LatestRequest

const latest = (newest: readonly LatestRequest[]): LatestRequests => ({ newest }) as unknown as LatestRequests

const tree = {
  get: (code: string) =>
    code === 'gone' ? undefined : { properties: { label_lon: Number(code), label_lat: 1 } },
} as unknown as GridTree

test('one sign a grid, late where one of its requests is; none outside every grid', () => {
  const newest = [item('1', 9), item('2', 8, 3), item(null, 7), item('gone', 6), item('1', 5, 2)]
  expect(newestPlaces(latest(newest), tree)).toEqual([
    { at: [1, 1], late: true },
    { at: [2, 1], late: true },
  ])
})

test('ten at most', () => {
  const newest = Array.from({ length: 12 }, (_, index) => item(String(index), 30 - index))
  expect(newestPlaces(latest(newest), tree)).toHaveLength(10)
  expect(madeSince(latest(newest), '2026-10-31T09:00:00+08:00')).toHaveLength(10)
})

test('only what was made after the last look pulses, the oldest first', () => {
  const newest = [item('3', 9), item('2', 8), item(null, 8), item('1', 7)]
  expect(madeSince(latest(newest), '2026-10-31T01:07:00Z')).toEqual(['2', '3'])
  expect(madeSince(latest(newest), '2026-10-31T09:09:00+08:00')).toEqual([])
})
