import { latLngToCell } from 'h3-js'
import { describe, expect, test } from 'vitest'
import { inNoGrid, inOtherGrid, pointBytes } from '../db/queries/hotspot-points.ts'
import { readRequestColumns } from './hotspot-columns.ts'
import { findHotspots } from './hotspot-found.ts'
import type { FoundHotspots, HotspotCalls, PlanGrid } from './hotspot-messages.ts'
import { showCells } from './hotspot-shown.ts'

type Question = HotspotCalls['found']['question']
interface Asked {
  readonly lon: number
  readonly lat: number
  readonly atMs?: number
  readonly grid?: number
}

/** As the database packs them, in blocks of three. */
const pack = (requests: readonly Asked[]): Uint8Array<ArrayBuffer>[] => {
  const blocks: Uint8Array<ArrayBuffer>[] = []
  for (let from = 0; from < requests.length; from += 3) {
    const some = requests.slice(from, from + 3)
    const view = new DataView(new ArrayBuffer(some.length * pointBytes))
    for (const [i, { lon, lat, atMs = 0, grid = inNoGrid }] of some.entries()) {
      view.setFloat64(i * pointBytes, lon)
      view.setFloat64(i * pointBytes + 8, lat)
      view.setFloat64(i * pointBytes + 16, atMs)
      view.setInt32(i * pointBytes + 24, grid)
    }
    blocks.push(new Uint8Array(view.buffer))
  }
  return blocks
}

const options: Question['options'] = {
  neighbours: { kind: 'contiguity', contiguity: 'edge' },
  statistic: 'gi-star',
  denominator: 'households',
  chance: { kind: 'households' },
  minimumCount: 5,
}

const square = (x: number): [number, number][] => [
  [x, 0],
  [x + 1, 0],
  [x + 1, 1],
  [x, 1],
  [x, 0],
]
/** A row of unit squares (degrees) along the equator, ten households each. */
const row = (count: number): PlanGrid[] =>
  Array.from({ length: count }, (_, x) => ({
    code: `g${x}`,
    name: `第${x}`,
    unitCode: x < 3 ? 'u0' : 'u1',
    households: 10,
    polygon: { type: 'Polygon', coordinates: [square(x)] },
  }))

const inGrids = (counts: readonly number[], more: Partial<Question> = {}): Question => ({
  points: pack(
    counts.flatMap((count, grid) =>
      Array.from({ length: count }, () => ({ lon: grid + 0.5, lat: 0.5, grid })),
    ),
  ),
  places: { kind: 'basic', grids: JSON.stringify(row(counts.length)), placing: 'kept' },
  options,
  edgesMs: null,
  withhold: false,
  geometry: false,
  ...more,
})

const find = (question: Question): FoundHotspots => {
  const found = findHotspots(question)
  if (!found.ok) throw new Error(found.failure.code)
  return found.value
}
const countsOf = ({ cells }: FoundHotspots) => cells.map(({ count }) => count)

test('blocks of the database become columns', () => {
  const columns = readRequestColumns(
    pack([1, 2, 3, 4].map((i) => ({ lon: i + 0.1, lat: -i, atMs: 1000 * i, grid: i - 3 }))),
  )
  expect([...columns.lon]).toEqual([1.1, 2.1, 3.1, 4.1])
  expect([...columns.lat]).toEqual([-1, -2, -3, -4])
  expect([...columns.createdAtMs]).toEqual([1000, 2000, 3000, 4000])
  expect([...columns.grid]).toEqual([-2, -1, 0, 1])
  expect(readRequestColumns([]).lon.length).toBe(0)
})

describe('whose a request is', () => {
  const points = pack([
    { lon: 0.5, lat: 0.5, grid: 1 },
    { lon: 0.5, lat: 0.5, grid: inNoGrid },
    { lon: 2.5, lat: 0.5, grid: inOtherGrid },
    { lon: 1, lat: 0.5, grid: inOtherGrid },
    { lon: 0.5, lat: 7, grid: 0 },
  ])
  const grids = JSON.stringify(row(3))

  test('as it was kept, but where its grid is not of this plan: then where it lies', () => {
    const found = find(inGrids([], { points, places: { kind: 'basic', grids, placing: 'kept' } }))
    expect(countsOf(found)).toEqual([1, 1, 1])
    expect(found.totals).toMatchObject({ requests: 5, unowned: 2 })
  })

  test('where it lies, under another plan; on a border nobody’s', () => {
    const found = find(inGrids([], { points, places: { kind: 'basic', grids, placing: 'anew' } }))
    expect(countsOf(found)).toEqual([2, 0, 1])
    expect(found.totals).toMatchObject({ requests: 5, unowned: 2 })
  })
})

describe('what few may see', () => {
  test('counts below five are left out, zero as well; the rest stays', () => {
    const counts = [3, 0, 9, 7, 4, 40]
    const all = find(inGrids(counts))
    const few = find(inGrids(counts, { withhold: true }))
    expect(countsOf(all)).toEqual(counts)
    // Of the second unit one alone could be had from the unit's count: the next smallest goes with it.
    expect(countsOf(few)).toEqual([null, null, 9, null, null, 40])
    const open = ({ cells }: FoundHotspots) =>
      cells.map(({ z, p, q, band, expected, households, singledOut }) => ({
        z,
        p,
        q,
        band,
        expected,
        households,
        singledOut,
      }))
    expect(open(few)).toEqual(open(all))
    expect(few.cells.map(({ singledOut }) => singledOut)).toEqual([false, false, true, true, false, true])
    expect(all.cells[0]?.seen).toBe(3)
    expect(few.cells[0]?.seen).toBeNull()
    expect(few.cells[2]?.seen).toBe(16)
    expect(few.totals).toEqual(all.totals)
  })
})

describe('where there is nothing to compare', () => {
  const home = { lon: Float64Array.of(117.6), lat: Float64Array.of(35.5), households: Float64Array.of(80) }
  const h3 = (requests: readonly Asked[], homes = home): Question => ({
    ...inGrids([]),
    points: pack(requests),
    places: { kind: 'h3', resolution: 9, homes },
  })

  test('no request: why, and who lives there', () => {
    expect(find(h3([]))).toEqual({
      totals: {
        requests: 0,
        unowned: 0,
        households: 80,
        cells: 1,
        cellsWithoutHouseholds: 0,
        requestsWithoutHouseholds: 0,
        cellsBelowMinimum: 0,
        hot: 0,
        cold: 0,
      },
      reason: 'no-requests',
      cells: [],
    })
  })

  test('fewer than three cells: why, and what was counted', () => {
    const near = Array.from({ length: 6 }, () => ({ lon: 117.6, lat: 35.5 }))
    const found = find(h3([...near, { lon: 117.9, lat: 35.5 }]))
    expect(found).toMatchObject({
      reason: 'too-few-cells',
      cells: [],
      totals: {
        requests: 7,
        households: 80,
        cells: 2,
        cellsWithoutHouseholds: 1,
        requestsWithoutHouseholds: 1,
        cellsBelowMinimum: 1,
      },
    })
    expect(find(inGrids([6, 1]))).toMatchObject({
      reason: 'too-few-cells',
      totals: { requests: 7, unowned: 0, households: 20, cells: 2, cellsBelowMinimum: 1 },
    })
    const shown = showCells(h3([...near, { lon: 117.9, lat: 35.5 }]))
    expect(shown).toMatchObject({
      ok: true,
      value: [{ cell: latLngToCell(35.5, 117.6, 10), count: 6, households: 80, spot: null }],
    })
  })
})

test('a history has a pattern and a band a step for each cell; shapes are told by id', () => {
  const points = pack(
    Array.from({ length: 60 }, (_, i) => ({ lon: 0.5, lat: 0.5, atMs: i, grid: i < 30 ? i % 6 : 0 })),
  )
  const { cells, geometry } = find(
    inGrids([0, 0, 0, 0, 0, 0], { points, edgesMs: [0, 30, 60], geometry: true }),
  )
  expect(cells.map(({ steps }) => steps)).toEqual([
    [0, 99],
    [0, 99],
    ...[0, 0, 0, 0].map(() => [0, expect.any(Number)]),
  ])
  expect(cells[0]?.pattern).toBe('new')
  expect(geometry?.features.map(({ properties }) => properties.id)).toEqual(cells.map(({ id }) => id))
  expect(geometry?.features[2]?.geometry).toEqual(row(6)[2]?.polygon)
})

test('options that geodata refuses are a failure', () => {
  const wrong = { ...options, neighbours: { kind: 'band', metres: -1 } } as const
  expect(findHotspots(inGrids([5, 6, 7], { options: wrong }))).toMatchObject({
    ok: false,
    failure: { code: 'bad-option' },
  })
})
