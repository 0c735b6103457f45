import { describe, expect, test } from 'vitest'
import { clusterPoints } from './cluster-points.ts'

const px = 1 / (512 * 2 ** 15)
const columns = (points: readonly [x: number, y: number, stage?: number, overdue?: number][]) => ({
  x: Float64Array.from(points, ([x]) => 0.8 + x * px),
  y: Float64Array.from(points, ([, y]) => 0.4 + y * px),
  stage: Uint8Array.from(points, ([, , stage = 1]) => stage),
  overdue: Uint8Array.from(points, ([, , , overdue = 0]) => overdue),
})
const all = (length: number) => new Uint8Array(length).fill(1)

describe('clusters of points', () => {
  test('near ones are one group with its counts, a far one stands alone', () => {
    const points = columns([
      [0, 0, 1, 0],
      [10, 0, 3, 1],
      [0, 20, 7, 0],
      [200, 0, 2, 0],
    ])
    const found = clusterPoints(points, all(4), 15, 40)
    expect([...found.count]).toEqual([3])
    expect([...found.open]).toEqual([2])
    expect([...found.overdue]).toEqual([1])
    expect([...found.alone]).toEqual([0, 0, 0, 1])
    expect(found.x[0]).toBeCloseTo(0.8 + (10 / 3) * px, 12)
  })

  test('one that is filtered out is neither counted nor shown', () => {
    const points = columns([
      [0, 0],
      [5, 0],
      [9, 0],
    ])
    const found = clusterPoints(points, Uint8Array.from([1, 0, 1]), 15, 40)
    expect([...found.count]).toEqual([2])
    expect([...found.alone]).toEqual([0, 0, 0])
  })

  test('every point is in exactly one group or alone, and no two groups’ first ones are within reach', () => {
    const points = columns(
      Array.from({ length: 2000 }, (_, i) => [(i * 7919) % 1000, (i * 104_729) % 700] as [number, number]),
    )
    const found = clusterPoints(points, all(2000), 15, 40)
    const grouped = found.count.reduce((sum, count) => sum + count, 0)
    const lonely = found.alone.reduce((sum, one) => sum + one, 0)
    expect(grouped + lonely).toBe(2000)
    // A group reaches 40 px round its first: none is wider than 80.
    for (let i = 0; i < found.count.length; i += 1) {
      expect((found.box[4 * i + 2] ?? 0) - (found.box[4 * i] ?? 0)).toBeLessThanOrEqual(80 * px + 1e-15)
    }
  })

  test('nearer by, groups fall apart', () => {
    const points = columns([
      [0, 0],
      [30, 0],
    ])
    expect(clusterPoints(points, all(2), 15, 40).count.length).toBe(1)
    expect(clusterPoints(points, all(2), 16, 40).count.length).toBe(0)
  })
})
