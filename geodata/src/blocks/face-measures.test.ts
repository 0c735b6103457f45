import { describe, expect, it } from 'vitest'
import { measureGrid } from './test-faces.ts'

describe('measureFaces', () => {
  const measures = measureGrid([100, 200], [50], () => 3)

  it('measures areas, outlines and moments', () => {
    expect([...measures.areaM2]).toEqual([5000, 10_000])
    expect([...measures.perimeterM]).toEqual([300, 500])
    expect([...measures.momentX]).toEqual([5000 * 50, 10_000 * 200])
    expect([...measures.momentY]).toEqual([5000 * 25, 10_000 * 25])
    const about = (area: number, width: number, x: number): number =>
      area * (x * x + 25 * 25 + (width * width + 50 * 50) / 12)
    expect(measures.momentR2[0]).toBeCloseTo(about(5000, 100, 50), 3)
    expect(measures.momentR2[1]).toBeCloseTo(about(10_000, 200, 200), 3)
  })

  it('measures what two faces share, by rank', () => {
    expect(measures.borders[0]?.get(1)).toEqual({ byRankM: [0, 0, 0, 50, 0, 0, 0], lengthM: 50 })
    expect(measures.borders[1]?.get(-1)?.byRankM[0]).toBe(450)
  })
})
