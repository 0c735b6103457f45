import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { areaM2 } from '../crs/area.ts'
import { blocksAroundFootprints } from './blocks-around-footprints.ts'

const lattice = (value: number): number => Math.round(value * 1e7) / 1e7
/** A rectangle in thousandths of a degree from 120° E, 30° N. */
const rectangle = (west: number, south: number, east: number, north: number): Polygon => {
  const [w, e] = [lattice(120 + west / 1000), lattice(120 + east / 1000)] as const
  const [s, n] = [lattice(30 + south / 1000), lattice(30 + north / 1000)] as const
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  }
}
const boundary = rectangle(0, 0, 4, 4)
const street = (x: number) => ({
  rank: 3 as const,
  geometry: {
    type: 'LineString' as const,
    coordinates: [
      [lattice(120 + x / 1000), 30],
      [lattice(120 + x / 1000), lattice(30.004)],
    ],
  },
})

describe('blocks around footprints', () => {
  it('tile the boundary and tell which block holds each footprint', () => {
    const footprints = [rectangle(0.5, 1, 0.8, 2), rectangle(2.5, 1, 2.8, 2), rectangle(9, 9, 9.1, 9.1)].map(
      (geometry, id) => ({ id, geometry, households: 10, residents: 26 }),
    )
    const built = blocksAroundFootprints({ boundary, lines: [street(1), street(2)], footprints })
    if (!built.ok) throw new Error(built.failure.code)
    const { polygons, blockOf } = built.value
    expect(polygons).toHaveLength(3)
    const sum = polygons.reduce((total, polygon) => total + areaM2(polygon), 0)
    expect(Math.abs(sum - areaM2(boundary)) / sum).toBeLessThan(1e-12)
    expect(blockOf[2]).toBe(-1)
    expect(blockOf[0]).not.toBe(blockOf[1])
    expect(blockOf[0]).toBeGreaterThanOrEqual(0)
  })

  it('lead round a dwelling that a street runs into', () => {
    const footprints = [{ id: 0, geometry: rectangle(0.9, 1, 1.3, 2), households: 50, residents: 131 }]
    const built = blocksAroundFootprints({ boundary, lines: [street(1)], footprints })
    if (!built.ok) throw new Error(built.failure.code)
    const east = built.value.polygons[built.value.blockOf[0] ?? -1]
    const west = Math.min(...(east?.coordinates[0] ?? []).map((position) => position[0] ?? 0))
    expect(west).toBeLessThan(120.0009)
  })

  it('keep together what hangs together with a dwelling that a street runs into, to the end of the chain', () => {
    const chain = [
      rectangle(0.95, 1, 1.9, 2),
      rectangle(0.7, 1.9, 1, 2.2),
      rectangle(0.6, 2.1, 0.75, 2.6),
      rectangle(0.3, 3, 0.5, 3.2),
    ]
    const footprints = chain.map((geometry, id) => ({ id, geometry, households: 5, residents: 13 }))
    const built = blocksAroundFootprints({ boundary, lines: [street(1)], footprints })
    if (!built.ok) throw new Error(built.failure.code)
    const { polygons, blockOf } = built.value
    expect(polygons).toHaveLength(2)
    expect(blockOf.slice(0, 3)).toEqual([blockOf[0], blockOf[0], blockOf[0]])
    expect(blockOf[3]).not.toBe(blockOf[0])
    const east = polygons[blockOf[0] ?? -1]?.coordinates[0] ?? []
    const west = Math.min(...east.map((position) => position[0] ?? 0))
    const marginM = (120.0006 - west) * 96_486
    expect(marginM).toBeGreaterThan(0.28)
    expect(marginM).toBeLessThan(0.33)
  })

  it('refuses a boundary without area', () => {
    const flat: Polygon = { type: 'Polygon', coordinates: [[]] }
    expect(blocksAroundFootprints({ boundary: flat, lines: [], footprints: [] })).toMatchObject({
      ok: false,
      failure: { code: 'boundary-invalid' },
    })
  })
})
