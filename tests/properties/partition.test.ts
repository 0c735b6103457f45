import { areaM2, checkPartition, dissolve, fromLattice } from '@wangge/geodata'
import * as fc from 'fast-check'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { insideRing } from './inside-ring.ts'

const WEST = 1_187_670_000
const SOUTH = 320_355_000
const at = (x: number, y: number): Position => [fromLattice(WEST + x), fromLattice(SOUTH + y)]

/** Triangles over a jittered grid of `size` × `size` cells, two to a cell, and which of them are chosen. */
const chosenTriangles = fc
  .record({
    size: fc.integer({ min: 1, max: 6 }),
    jitter: fc.array(fc.integer({ min: -240, max: 240 }), { minLength: 98, maxLength: 98 }),
    chosen: fc.array(fc.boolean(), { minLength: 72, maxLength: 72 }),
    falling: fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }),
  })
  .map(({ size, jitter, chosen, falling }) => {
    const corner = (i: number, j: number): Position => {
      const k = 2 * (i * (size + 1) + j)
      return at(i * 1000 + (jitter[k] ?? 0), j * 1000 + (jitter[k + 1] ?? 0))
    }
    const all: Polygon[] = []
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const [a, b, c, d] = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)]
        const halves = falling[i * size + j]
          ? [
              [a, b, d, a],
              [b, c, d, b],
            ]
          : [
              [a, b, c, a],
              [a, c, d, a],
            ]
        for (const ring of halves) all.push({ type: 'Polygon', coordinates: [ring] })
      }
    }
    return { all, picked: all.filter((_, index) => chosen[index]) }
  })

const sumM2 = (polygons: readonly Polygon[]): number => polygons.reduce((sum, own) => sum + areaM2(own), 0)
const partsOf = (shape: MultiPolygon): Polygon[] =>
  shape.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
const holding = (polygons: readonly Polygon[], point: Position): number =>
  polygons.filter(({ coordinates: [shell = [], ...holes] }) => {
    if (!insideRing(shell, point)) return false
    return holes.every((hole) => !insideRing(hole, point))
  }).length

describe('dissolve', () => {
  it('covers what its parts cover, point by point, and no more', () => {
    fc.assert(
      fc.property(chosenTriangles, ({ all, picked }) => {
        const union = partsOf(dissolve(picked))
        for (const triangle of all) {
          const corners = triangle.coordinates[0]?.slice(0, 3) ?? []
          const middle = [0, 1].map((axis) => corners.reduce((sum, own) => sum + (own[axis] ?? 0) / 3, 0))
          expect(holding(union, middle)).toBe(picked.includes(triangle) ? 1 : 0)
        }
      }),
      { numRuns: 200, seed: 20_261_101 },
    )
  })

  it('has the area of its parts, and simple rings', () => {
    fc.assert(
      fc.property(chosenTriangles, ({ picked }) => {
        const union = partsOf(dissolve(picked))
        const area = sumM2(picked)
        expect(Math.abs(sumM2(union) - area)).toBeLessThanOrEqual(1e-9 * area)
        for (const ring of union.flatMap((polygon) => polygon.coordinates)) {
          const corners = ring.slice(1).map(String)
          expect(new Set(corners).size).toBe(corners.length)
          expect(ring.at(-1)).toEqual(ring[0])
        }
      }),
      { numRuns: 200, seed: 20_261_102 },
    )
  })

  it('gives the same for parts in another order, and dissolves nothing further', () => {
    fc.assert(
      fc.property(chosenTriangles, ({ picked }) => {
        const union = dissolve(picked)
        expect(dissolve(picked.toReversed())).toEqual(union)
        expect(dissolve(partsOf(union))).toEqual(union)
      }),
      { numRuns: 100, seed: 20_261_103 },
    )
  })
})

describe('checkPartition', () => {
  it('passes triangles that tile their square, and no longer when one is taken away or given twice', () => {
    fc.assert(
      fc.property(chosenTriangles, fc.nat(), ({ all }, seed) => {
        const [whole] = partsOf(dissolve(all))
        if (whole === undefined) throw new Error('no whole')
        expect(checkPartition(all, whole)).toEqual([])
        const victim = all[seed % all.length]
        if (victim === undefined) throw new Error('no triangle')
        const fewer = all.filter((own) => own !== victim)
        expect(checkPartition(fewer, whole).length).toBeGreaterThan(0)
        expect(checkPartition([...all, victim], whole).length).toBeGreaterThan(0)
      }),
      { numRuns: 200, seed: 20_261_104 },
    )
  })
})
