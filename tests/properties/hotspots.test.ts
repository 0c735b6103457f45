import {
  type CellCentres,
  H3Cells,
  type Neighbours,
  bandNeighbours,
  contiguousH3Cells,
  contiguousPolygons,
  distanceM,
  falseDiscoveryQ,
  getisOrd,
  nearestNeighbours,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import type { Polygon } from 'geojson'
import { areNeighborCells, cellToBoundary, getPentagons, gridDisk, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'

type Pair = readonly [lon: number, lat: number]
const centresOf = (points: readonly Pair[]): CellCentres => ({
  lon: Float64Array.from(points, ([lon]) => lon),
  lat: Float64Array.from(points, ([, lat]) => lat),
})
const rowOf = ({ start, neighbour }: Neighbours, i: number): number[] =>
  Array.from(neighbour.subarray(start[i], start[i + 1]))

const degrees = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true })
/** Points of a town; some of them equal, some on one lattice. */
const townPoints = fc
  .record({
    spread: fc.constantFrom(0.0003, 0.01, 0.4),
    places: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
      minLength: 1,
      maxLength: 70,
    }),
    origin: fc.tuple(degrees(73, 130), degrees(-60, 60)),
  })
  .map(({ spread, places, origin }) =>
    places.map(([x, y]): Pair => [origin[0] + (x / 60) * spread, origin[1] + (y / 60) * spread]),
  )

describe('H3 cells', () => {
  const expectSame = (resolution: number, points: readonly Pair[]) => {
    const cells = new H3Cells(resolution)
    const found = Array.from(cells.place(centresOf(points)), (cell) => cells.ids[cell])
    expect(found).toEqual(points.map(([lon, lat]) => latLngToCell(lat, lon, resolution)))
  }

  it('are those of h3-js, anywhere', () => {
    fc.assert(
      fc.property(
        fc.nat(15),
        fc.array(fc.tuple(degrees(-180, 180), degrees(-90, 90)), { minLength: 1, maxLength: 60 }),
        expectSame,
      ),
      { numRuns: 400 },
    )
  })

  it('are those of h3-js on their corners and a hair beside', () => {
    fc.assert(
      fc.property(
        fc.nat(15),
        degrees(73, 135),
        degrees(18, 54),
        fc.constantFrom(0, 1e-15, 1e-13, 1e-10, 1e-7),
        (resolution, lon, lat, hair) => {
          const ring = cellToBoundary(latLngToCell(lat, lon, resolution), true) as Pair[]
          const middles = ring.slice(1).map((b, k): Pair => {
            const a = ring[k] as Pair
            return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
          })
          expectSame(
            resolution,
            [...ring, ...middles].flatMap(([x, y]): Pair[] => [
              [x, y],
              [x + hair, y - hair],
              [x - hair, y + hair],
            ]),
          )
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are those of h3-js around the twelve pentagons and across the faces between them', () => {
    for (let resolution = 0; resolution <= 12; resolution += 1)
      for (const pentagon of getPentagons(resolution))
        expectSame(
          resolution,
          gridDisk(pentagon, 2).flatMap((cell) =>
            cellToBoundary(cell).map(([lat, lon]): Pair => [lon * 0.999999, lat * 0.999999]),
          ),
        )
  })
})

describe('neighbours', () => {
  it('of a band are all within its metres', () => {
    fc.assert(
      fc.property(townPoints, degrees(0.5, 20_000), (points, metres) => {
        const found = bandNeighbours(centresOf(points), metres)
        if (!found.ok) throw new Error(found.failure.code)
        for (const [i, a] of points.entries()) {
          const row = new Set(rowOf(found.value, i))
          for (const [j, b] of points.entries()) {
            const apart = distanceM([...a], [...b])
            // Nearer to the limit than the two ways of measuring differ: either answer.
            if (Math.abs(apart - metres) < 1e-4 * metres) continue
            expect(row.has(j)).toBe(i !== j && apart <= metres)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('are the k nearest, in metres', () => {
    fc.assert(
      fc.property(townPoints, fc.integer({ min: 1, max: 12 }), (points, k) => {
        const found = nearestNeighbours(centresOf(points), k)
        for (const [i, a] of points.entries()) {
          const far = (j: number) => distanceM([...a], [...(points[j] as Pair)])
          const row = rowOf(found, i)
          expect(new Set(row).size).toBe(Math.min(k, points.length - 1))
          expect(row).not.toContain(i)
          const farthest = Math.max(0, ...row.map(far))
          const nearer = [...points.keys()].filter((j) => j !== i && far(j) < farthest * (1 - 1e-4) - 1e-6)
          expect([...nearer].filter((j) => !row.includes(j))).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('of H3 cells share an edge', () => {
    fc.assert(
      fc.property(
        degrees(73, 135),
        degrees(18, 54),
        fc.integer({ min: 5, max: 11 }),
        fc.infiniteStream(fc.boolean()),
        (lon, lat, resolution, coins) => {
          const disk = gridDisk(latLngToCell(lat, lon, resolution), 3)
          const ids = disk.filter(() => coins.next().value as boolean)
          const found = contiguousH3Cells(ids)
          for (const [i, a] of ids.entries())
            expect(rowOf(found, i)).toEqual(
              [...ids.keys()].filter((j) => i !== j && areNeighborCells(a, ids[j] ?? '')),
            )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('of squares touch at edges or at corners', () => {
    const square = (x: number, y: number): Polygon => ({
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + 1, y],
          [x + 1, y + 1],
          [x, y + 1],
          [x, y],
        ].map(([lon = 0, lat = 0]) => [117 + lon / 1000, 35 + lat / 1000]),
      ],
    })
    const anySquares = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), {
      minLength: 1,
      maxLength: 30,
      selector: ([x, y]) => x * 10 + y,
    })
    fc.assert(
      fc.property(anySquares, (squares) => {
        const polygons = squares.map(([x, y]) => square(x, y))
        for (const contiguity of ['edge', 'corner'] as const) {
          const found = contiguousPolygons(polygons, contiguity)
          for (const [i, a] of squares.entries()) {
            const touching = [...squares.keys()].filter((j) => {
              const [x, y] = squares[j] ?? [0, 0]
              const steps = [Math.abs(x - a[0]), Math.abs(y - a[1])]
              const most = Math.max(...steps)
              return most === 1 && (contiguity === 'corner' || steps.includes(0))
            })
            expect(rowOf(found, i)).toEqual([...touching])
          }
        }
      }),
    )
  })
})

describe('Gi and Gi*', () => {
  const cases = fc.integer({ min: 3, max: 25 }).chain((n) =>
    fc.record({
      values: fc.array(fc.oneof(fc.nat(30), degrees(-50, 1e4)), { minLength: n, maxLength: n }),
      rows: fc.array(fc.uniqueArray(fc.nat(n - 1), { maxLength: n }), { minLength: n, maxLength: n }),
    }),
  )

  it('are the formulas of 1995, written out', () => {
    fc.assert(
      fc.property(cases, ({ values, rows }) => {
        const own = rows.map((row, i) => row.filter((j) => j !== i).toSorted((a, b) => a - b))
        const start = Int32Array.from([0, ...own.map((_, i) => own.slice(0, i + 1).flat().length)])
        const neighbours = { start, neighbour: Int32Array.from(own.flat()) }
        for (const statistic of ['gi', 'gi-star'] as const) {
          const z = getisOrd(Float64Array.from(values), neighbours, statistic)
          for (const [i, row] of own.entries()) {
            const expected = writtenOut(values, row, i, statistic === 'gi-star')
            if (expected === null) continue
            expect(Math.abs((z[i] ?? Number.NaN) - expected)).toBeLessThan(1e-6 * (1 + Math.abs(expected)))
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  /** Null where the variance is so small that the plain formula is rounding. */
  const writtenOut = (values: readonly number[], row: readonly number[], i: number, star: boolean) => {
    const pool = star ? values : values.filter((_, j) => j !== i)
    const summed = star ? [i, ...row] : row
    const size = pool.length
    const mean = pool.reduce((sum, value) => sum + value, 0) / size
    const variance = pool.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size
    const weight = summed.length
    const spread = (variance * (size * weight - weight ** 2)) / (size - 1)
    if (spread < 1e-6 * (1 + mean * mean)) return null
    return (summed.reduce((sum, j) => sum + (values[j] ?? 0), 0) - weight * mean) / Math.sqrt(spread)
  }
})

describe('false discovery rate', () => {
  it('is the least limit that still calls a cell', () => {
    const anyP = fc.array(fc.oneof(degrees(0, 1), fc.constantFrom(0, 0.01, 0.5, 1, Number.NaN)), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(anyP, (p) => {
        const q = falseDiscoveryQ(Float64Array.from(p))
        const tested = p.filter((one) => !Number.isNaN(one))
        for (const [i, own] of p.entries()) {
          if (Number.isNaN(own)) {
            expect(q[i]).toBeNaN()
            continue
          }
          const limits = tested
            .filter((one) => one >= own)
            .map((one) => (one * tested.length) / tested.filter((x) => x <= one).length)
          expect(q[i]).toBeCloseTo(Math.min(1, ...limits), 12)
        }
      }),
    )
  })
})
