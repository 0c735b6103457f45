import type { Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { dissolve } from './dissolve.ts'

const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings })
/** Axis-parallel square of side `size` with its lower left corner at (x, y), in thousandths of a degree. */
const square = (x: number, y: number, size = 1): Polygon =>
  polygon(
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ].map(([lon = 0, lat = 0]) => [lon / 1000, lat / 1000]),
  )

describe('dissolve', () => {
  it('removes the edge that two squares share', () => {
    expect(dissolve([square(0, 0), square(1, 0)]).coordinates).toEqual([
      [
        [
          [0, 0],
          [0.001, 0],
          [0.002, 0],
          [0.002, 0.001],
          [0.001, 0.001],
          [0, 0.001],
          [0, 0],
        ],
      ],
    ])
  })

  it('keeps squares that touch at a corner as two parts', () => {
    const parts = dissolve([square(0, 0), square(1, 1)]).coordinates
    expect(parts.map((rings) => rings.length)).toEqual([1, 1])
    expect(parts[1]?.[0]?.[0]).toEqual([0.001, 0.001])
  })

  it('leaves a hole where a ring of squares closes', () => {
    const around = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x, y] as const))
    const ring = around.filter(([x, y]) => x !== 1 || y !== 1).map(([x, y]) => square(x, y))
    const parts = dissolve(ring).coordinates
    expect(parts).toHaveLength(1)
    expect(parts[0]?.map((positions) => positions.length)).toEqual([13, 5])
  })

  it('writes a hole that touches the shell at a point as a hole', () => {
    const around = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x, y] as const))
    const gone = new Set(['1,1', '2,2'])
    const parts = dissolve(around.filter(([x, y]) => !gone.has(`${x},${y}`)).map(([x, y]) => square(x, y)))
    expect(parts.coordinates).toHaveLength(1)
    expect(parts.coordinates[0]?.map((positions) => positions.length)).toEqual([13, 5])
  })

  it('writes two holes that touch as two holes', () => {
    const around = [0, 1, 2, 3].flatMap((x) => [0, 1, 2, 3].map((y) => [x, y] as const))
    const gone = new Set(['1,1', '2,2'])
    const parts = dissolve(around.filter(([x, y]) => !gone.has(`${x},${y}`)).map(([x, y]) => square(x, y)))
    expect(parts.coordinates).toHaveLength(1)
    expect(parts.coordinates[0]?.map((positions) => positions.length)).toEqual([17, 5, 5])
  })

  it('fills a hole with the polygon that lies in it', () => {
    const outer = square(0, 0, 3).coordinates[0] ?? []
    const inner = square(1, 1).coordinates[0] ?? []
    expect(dissolve([polygon(outer, inner), square(1, 1)]).coordinates).toEqual([[outer]])
  })

  it('finds an island inside a hole', () => {
    const frame = polygon(square(0, 0, 5).coordinates[0] ?? [], square(1, 1, 3).coordinates[0] ?? [])
    const parts = dissolve([square(2, 2), frame]).coordinates
    expect(parts.map((rings) => rings.length)).toEqual([2, 1])
  })

  it('takes rings in any direction', () => {
    const backwards = polygon([...(square(1, 0).coordinates[0] ?? [])].toReversed())
    expect(dissolve([square(0, 0), backwards]).coordinates).toEqual(
      dissolve([square(0, 0), square(1, 0)]).coordinates,
    )
  })

  it('makes nothing of nothing', () => {
    expect(dissolve([])).toEqual({ type: 'MultiPolygon', coordinates: [] })
  })
})
