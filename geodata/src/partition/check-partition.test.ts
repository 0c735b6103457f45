import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { checkPartition } from './check-partition.ts'

/** Polygon from corners in thousandths of a degree. */
const shape = (...corners: [number, number][]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0] ?? [0, 0]].map(([x, y]) => [x / 1000, y / 1000])],
})
const west = shape([0, 0], [1, 0], [1, 1], [0, 1])
const east = shape([1, 0], [2, 0], [2, 1], [1, 1])
const whole = shape([0, 0], [1, 0], [2, 0], [2, 1], [1, 1], [0, 1])
const codes = (parts: Polygon[], of = whole) => [
  ...new Set(checkPartition(parts, of).map(({ code }) => code)),
]

describe('checkPartition', () => {
  it('finds nothing wrong with two halves', () => {
    expect(checkPartition([west, east], whole)).toEqual([])
  })

  it('finds a missing part', () => {
    expect(codes([west])).toEqual(['loose-edge', 'uncovered', 'area'])
  })

  it('finds a part given twice', () => {
    expect(codes([west, east, east])).toEqual(['overlap', 'area'])
  })

  it('finds a vertex that only one neighbour has', () => {
    const bent = shape([1, 0], [2, 0], [2, 1], [1, 1], [1, 0.5])
    expect(codes([west, bent])).toEqual(['loose-edge'])
  })

  it('finds borders that have drifted apart', () => {
    const drifted = shape([1, 0], [2, 0], [2, 1], [1, 1], [0.9, 0.5])
    expect(codes([west, drifted])).toEqual(['loose-edge', 'area'])
  })

  it('finds edges that cross', () => {
    const reaching = shape([1, 0], [2, 0], [2, 1], [1, 1], [0.5, 1.5], [0.5, 0.5])
    expect(codes([west, reaching])).toContain('edges-cross')
  })

  it('finds a part in two pieces', () => {
    const bowTie = shape([0, 0], [1, 0], [1, 1], [2, 1], [2, 2], [1, 2], [1, 1], [0, 1])
    expect(checkPartition([bowTie], bowTie)).toEqual([{ code: 'in-pieces', part: 0, pieces: 2 }])
  })
})
