import type { Polygon } from 'geojson'
import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { hotspotHistory } from './hotspot-history.ts'
import type { HotspotGround, HotspotOptions } from './hotspot-query.ts'
import { requestHotspots } from './request-hotspots.ts'

const options: HotspotOptions = {
  neighbours: { kind: 'contiguity', contiguity: 'edge' },
  statistic: 'gi-star',
  denominator: 'none',
  chance: { kind: 'normal' },
  minimumCount: 5,
}

/** A disk of 127 cells, two requests in each, twelve in the seven of the middle. */
const middle = latLngToCell(35.5, 117.63, 10)
const disk = gridDisk(middle, 6)
const hot = gridDisk(middle, 1)
const places = disk.flatMap((cell) =>
  Array.from({ length: hot.includes(cell) ? 12 : 2 }, () => cellToLatLng(cell)),
)
const homes = {
  lon: Float64Array.from(disk, (cell) => cellToLatLng(cell)[1]),
  lat: Float64Array.from(disk, (cell) => cellToLatLng(cell)[0]),
  households: Float64Array.from(disk, (_, k) => (k === 126 ? 0 : 40)),
}
const h3: Extract<HotspotGround, { kind: 'h3' }> = {
  kind: 'h3',
  resolution: 10,
  requests: {
    lon: Float64Array.from(places, (one) => one[1]),
    lat: Float64Array.from(places, (one) => one[0]),
  },
  homes,
  area: null,
}

const square = (x: number, y: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [117 + x / 1000, 35 + y / 1000],
      [117 + (x + 1) / 1000, 35 + y / 1000],
      [117 + (x + 1) / 1000, 35 + (y + 1) / 1000],
      [117 + x / 1000, 35 + (y + 1) / 1000],
      [117 + x / 1000, 35 + y / 1000],
    ],
  ],
})
/** Ten by ten grids; nine in the corner have 10 requests each, the others 1; three requests belong nowhere. */
const grids = Array.from({ length: 100 }, (_, k) => ({
  code: `G${k}`,
  polygon: square(k % 10, Math.floor(k / 10)),
  households: k === 99 ? 0 : 100,
}))
const gridOf = Int32Array.from([
  ...grids.flatMap((_, k) => Array.from({ length: k % 10 < 3 && k < 30 ? 10 : 1 }, () => k)),
  -1,
  -1,
  -1,
])

const valueOf = (ground: HotspotGround, wanted: HotspotOptions = options) => {
  const found = requestHotspots(ground, wanted)
  if (!found.ok) throw new Error(found.failure.code)
  return found.value
}
const codeOf = (ground: HotspotGround, wanted: HotspotOptions = options) => {
  const found = requestHotspots(ground, wanted)
  return found.ok ? 'ok' : found.failure.code
}

describe('requestHotspots', () => {
  it('finds the seven cells of the middle, by every chance', () => {
    const chances = [{ kind: 'normal' }, { kind: 'permutation', draws: 9999, seed: 4 }] as const
    for (const chance of chances) {
      const { cells, spots, singledOut, totals } = valueOf(h3, { ...options, chance })
      const found = cells.ids.filter((_, cell) => (spots.band[cell] ?? 0) >= 95)
      expect(found.filter((id) => hot.includes(id)).toSorted()).toEqual(hot.toSorted())
      expect(totals).toMatchObject({
        requests: 324,
        unowned: 0,
        cellsWithoutHouseholds: 0,
        cellsBelowMinimum: 120,
      })
      expect(cells.ids.filter((_, cell) => singledOut[cell] === 1).toSorted()).toEqual(hot.toSorted())
    }
  })

  it('compares by households, and says what it had to leave out', () => {
    const wanted = { ...options, denominator: 'households', chance: { kind: 'households' } } as const
    const { cells, spots, requests, totals } = valueOf(h3, wanted)
    const at = cells.ids.indexOf(middle)
    expect(spots.band[at]).toBe(99)
    expect(spots.seen[at]).toBe(84)
    expect(spots.expected[at]).toBeCloseTo((322 * 7) / 126, 10)
    const empty = cells.ids.indexOf(disk[126] ?? '')
    expect([spots.z[empty], spots.q[empty], spots.band[empty], requests[empty]]).toEqual([NaN, NaN, 0, 2])
    expect(totals).toMatchObject({
      households: 5040,
      cellsWithoutHouseholds: 1,
      requestsWithoutHouseholds: 2,
    })
  })

  it('does not mind the order of the requests', () => {
    const requests = { lon: h3.requests.lon.toReversed(), lat: h3.requests.lat.toReversed() }
    const { cells, ...others } = valueOf({ ...h3, requests })
    const { cells: same, ...expected } = valueOf(h3)
    expect(others).toEqual(expected)
    expect(cells.ids).toEqual(same.ids)
    expect(cells.cellOf).toEqual(same.cellOf.toReversed())
  })

  it('takes cells of an area in which nothing is', () => {
    const area = square(660, 500)
    const { cells, requests } = valueOf({ ...h3, area })
    expect(cells.ids.length).toBeGreaterThan(127)
    expect(requests.filter((count) => count === 0)).toHaveLength(cells.ids.length - 127)
  })

  it('counts by grid; a request that no grid owns is said, not dropped', () => {
    for (const neighbours of [
      { kind: 'contiguity', contiguity: 'corner' },
      { kind: 'nearest', k: 8 },
      { kind: 'band', metres: 150 },
    ] as const) {
      const { spots, totals, requests } = valueOf(
        { kind: 'grids', grids, gridOf },
        { ...options, neighbours },
      )
      expect(totals).toMatchObject({ requests: 184, unowned: 3 })
      expect([requests[0], requests[5]]).toEqual([10, 1])
      expect([spots.band[11], spots.band[77]]).toEqual([99, 0])
    }
  })

  it('calls nothing where all cells are alike', () => {
    const even = Int32Array.from({ length: 500 }, (_, k) => k % 100)
    const { spots } = valueOf({ kind: 'grids', grids, gridOf: even })
    expect(spots.z.every((z) => z === 0)).toBe(true)
    expect(spots.q.every((q) => q === 1)).toBe(true)
  })

  it('refuses what it cannot work with, with a code', () => {
    expect(codeOf({ ...h3, resolution: 16 })).toBe('bad-resolution')
    expect(codeOf({ ...h3, resolution: 9.5 })).toBe('bad-resolution')
    expect(codeOf({ ...h3, requests: { ...h3.requests, lat: new Float64Array(3) } })).toBe('columns-differ')
    expect(codeOf({ ...h3, homes: { ...homes, households: new Float64Array(3) } })).toBe('columns-differ')
    expect(codeOf({ ...h3, requests: { lon: Float64Array.of(35), lat: Float64Array.of(117) } })).toBe(
      'bad-value',
    )
    expect(codeOf({ ...h3, requests: { lon: Float64Array.of(NaN), lat: Float64Array.of(35) } })).toBe(
      'bad-value',
    )
    expect(codeOf({ ...h3, homes: { ...homes, households: homes.households.map(() => -1) } })).toBe(
      'bad-value',
    )
    expect(codeOf({ kind: 'grids', grids, gridOf: Int32Array.of(100) })).toBe('unknown-grid-index')
    expect(codeOf({ kind: 'grids', grids: grids.slice(0, 2), gridOf: Int32Array.of(0) })).toBe(
      'too-few-cells',
    )
    const bad = (changes: Partial<HotspotOptions>) => codeOf(h3, { ...options, ...changes })
    expect(bad({ neighbours: { kind: 'band', metres: 0 } })).toBe('bad-option')
    expect(bad({ neighbours: { kind: 'nearest', k: 0 } })).toBe('bad-option')
    expect(bad({ chance: { kind: 'permutation', draws: 0, seed: 1 } })).toBe('bad-option')
    expect(bad({ chance: { kind: 'permutation', draws: 1e8, seed: 1 } })).toBe('too-many-draws')
    expect(bad({ chance: { kind: 'households' } })).toBe('bad-option')
    expect(bad({ minimumCount: -1 })).toBe('bad-option')
  })
})

describe('hotspotHistory', () => {
  it('sees two grids come up in the last two of four steps', () => {
    const late = gridOf.map((_, i) => i % 4)
    const extra = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 44 : 45))
    const history = hotspotHistory(
      { kind: 'grids', grids, gridOf: Int32Array.from([...late, ...extra]) },
      { ...options, chance: { kind: 'normal' } },
      Float64Array.from([...late, ...extra.map((_, i) => 2 + (i % 2))]),
      [0, 1, 2, 3, 4],
    )
    if (!history.ok) throw new Error(history.failure.code)
    expect(history.value.histories[44]).toMatchObject({ pattern: 'new', side: 1, steps: 2 })
    expect(history.value.histories[90]?.pattern).toBe('none')
    expect(history.value.steps.map((one) => one.requests[44])).toEqual([0, 0, 100, 0])
    expect(history.value.singledOut[44]).toBe(1)
  })

  it('refuses steps that do not ascend and times that are missing', () => {
    const times = new Float64Array(places.length)
    const code = (edges: number[], created = times) => {
      const history = hotspotHistory(h3, options, created, edges)
      return history.ok ? 'ok' : history.failure.code
    }
    expect(code([0, 1, 2])).toBe('ok')
    expect(code([0, 1])).toBe('bad-steps')
    expect(code([0, 2, 1])).toBe('bad-steps')
    expect(code([0, 1, NaN])).toBe('bad-steps')
    expect(code([0, 1, 2], new Float64Array(3))).toBe('columns-differ')
  })
})
