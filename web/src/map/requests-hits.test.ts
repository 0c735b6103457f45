import { expect, test } from 'vitest'
import { clusterPoints } from './cluster-points.ts'
import { mercatorX, mercatorY } from './mercator.ts'
import { columnsOf } from './requests-columns.ts'
import { clusterAt, requestAt } from './requests-hits.ts'

const worldPx = 512 * 2 ** 16
const degreesPerPx = 360 / worldPx
const at = (eastPx: number) => ({ lon: 118.7 + eastPx * degreesPerPx, lat: 32, x: 0, y: 0 })
const requests = (eastPx: readonly number[]) =>
  columnsOf({
    id: eastPx.map((_, i) => i + 1),
    lon: eastPx.map((px) => at(px).lon),
    lat: eastPx.map(() => 32),
    minute: eastPx.map((_, i) => i),
    category: eastPx.map(() => 0),
    stage: eastPx.map(() => 2),
    overdue: eastPx.map(() => 0),
    closedMinute: eastPx.map(() => null),
    basic: eastPx.map(() => -1),
  })

test('the nearest request that is drawn is hit, and none beyond 11 px', () => {
  const columns = requests([0, 6, 40])
  const hit = (eastPx: number, isDrawn: (row: number) => boolean = () => true) => {
    const row = requestAt(columns, at(eastPx), worldPx, isDrawn)
    return row === null ? null : columns.id[row]
  }
  expect(hit(1)).toBe(1)
  expect(hit(5)).toBe(2)
  expect(hit(5, (row) => columns.id[row] !== 2)).toBe(1)
  expect(hit(16)).toBe(2)
  expect(hit(18)).toBeNull()
  expect(hit(41)).toBe(3)
})

test('of requests at one place the upper is hit', () => {
  const columns = requests([0, 0])
  const row = requestAt(columns, at(0), worldPx, () => true)
  expect(columns.id[row ?? -1]).toBe(2)
})

test('a group is hit within its disc, with its counts and the box of its members', () => {
  const columns = requests([0, 4, 8])
  const clusters = clusterPoints(columns, new Uint8Array(3).fill(1), 16, 60)
  const hit = clusterAt(clusters, at(4 + 13), worldPx)
  expect(hit).toMatchObject({ kind: 'cluster', count: 3, open: 3, overdue: 0 })
  const [west = 0, south = 0, east = 0, north = 0] = hit?.bbox ?? []
  expect(mercatorX(east) - mercatorX(west)).toBeCloseTo(8 / worldPx, 12)
  expect(mercatorY(north) - mercatorY(south)).toBeCloseTo(0, 12)
  expect(south).toBeCloseTo(32, 9)
  expect(clusterAt(clusters, at(4 + 15), worldPx)).toBeNull()
})
