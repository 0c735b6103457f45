import * as fc from 'fast-check'
import type { Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { fromLattice } from '../crs/lattice.ts'
import type { GridCode } from '../model/ids.ts'
import { type PlacingGrid, requestPlacer } from './place-request.ts'

/** Steps from a corner in Shandong: small numbers, so that points on edges are common. */
const west = 1_176_300_000
const south = 355_000_000
const at = (x: number, y: number): Position => [fromLattice(west + x), fromLattice(south + y)]

type Steps = readonly [x: number, y: number]
const polygon = (...rings: readonly (readonly Steps[])[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ring[0] as Steps].map(([x, y]) => at(x, y))),
})
const grid = (code: string, ...rings: readonly (readonly Steps[])[]): PlacingGrid => ({
  code: code as GridCode,
  geometry: polygon(...rings),
})

const box = (x: number, y: number, size: number): Steps[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
]

describe('requestPlacer', () => {
  const place = requestPlacer([
    grid('b', box(10, 0, 10)),
    grid('a', box(0, 0, 10)),
    grid('c', box(0, 10, 20), box(5, 15, 5)),
  ])
  it('inside one grid: its', () => {
    expect(place(at(1, 1))).toEqual({ kind: 'owned', basicCode: 'a' })
    expect(place(at(19, 9))).toEqual({ kind: 'owned', basicCode: 'b' })
  })
  it('on a shared border: all that touch it', () => {
    expect(place(at(10, 3))).toEqual({ kind: 'double-owned', candidates: ['a', 'b'] })
    expect(place(at(10, 10))).toEqual({ kind: 'double-owned', candidates: ['a', 'b', 'c'] })
  })
  it('one step beside it: one', () => {
    expect(place(at(9, 3))).toEqual({ kind: 'owned', basicCode: 'a' })
    expect(place(at(11, 3))).toEqual({ kind: 'owned', basicCode: 'b' })
  })
  it('a position between lattice points goes to the nearest', () => {
    const [lon = 0, lat = 0] = at(10, 3)
    expect(place([lon - 4e-8, lat]).kind).toBe('double-owned')
    expect(place([lon - 6e-8, lat])).toEqual({ kind: 'owned', basicCode: 'a' })
  })
  it('outside, in a hole, and nowhere: unowned', () => {
    expect(place(at(-1, 3))).toEqual({ kind: 'unowned' })
    expect(place(at(7, 17))).toEqual({ kind: 'unowned' })
    expect(place([Number.NaN, 35])).toEqual({ kind: 'unowned' })
    expect(place([])).toEqual({ kind: 'unowned' })
    expect(requestPlacer([])(at(1, 1))).toEqual({ kind: 'unowned' })
  })
  it('on the outer border, with one grid beside it: its; the border of a hole likewise', () => {
    expect(place(at(0, 3))).toEqual({ kind: 'owned', basicCode: 'a' })
    expect(place(at(5, 17))).toEqual({ kind: 'owned', basicCode: 'c' })
  })
  it('equals whole numbers over triangles, at every point', () => {
    const corner = fc.tuple(fc.nat(12), fc.nat(12))
    const triangles = fc.array(fc.tuple(corner, corner, corner), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        triangles,
        fc.tuple(fc.integer({ min: -1, max: 13 }), fc.integer({ min: -1, max: 13 })),
        (list, p) => {
          const cross = (a: Steps, b: Steps) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
          const flat = (a: Steps, b: Steps, c: Steps) =>
            (b[0] - a[0]) * (c[1] - a[1]) === (b[1] - a[1]) * (c[0] - a[0])
          const real = list.filter(([a, b, c]) => !flat(a, b, c))
          const owners = real.flatMap(([a, b, c], i) => {
            const sides = [cross(a, b), cross(b, c), cross(c, a)]
            return sides.every((s) => s >= 0) || sides.every((s) => s <= 0) ? [`${i}`] : []
          })
          const found = requestPlacer(real.map((ring, i) => grid(`${i}`, ring)))(at(...p))
          expect(
            found.kind === 'owned' ? [found.basicCode] : found.kind === 'unowned' ? [] : found.candidates,
          ).toEqual(owners)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
