import type { Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { areaM2 } from '../crs/area.ts'
import type { BoundaryLine, Footprint, HierarchyInput, LineRank } from './hierarchy.ts'
import { proposeHierarchy } from './propose-hierarchy.ts'

const at = (x: number, y: number): Position => [118.77 + x * 1e-5, 32.04 + y * 1e-5]
const box = (x: number, y: number, width: number, height: number): Polygon => ({
  type: 'Polygon',
  coordinates: [[at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)]],
})
const line = (rank: LineRank, ...positions: Position[]): BoundaryLine => ({
  rank,
  geometry: { type: 'LineString', coordinates: positions },
})
/** Rows of slab blocks 40 × 12 with 24 households each, 20 apart, over the whole of a square of side `size`. */
const slabs = (size: number): Footprint[] => {
  const found: Footprint[] = []
  for (let x = 20; x + 40 < size; x += 60) {
    for (let y = 14; y + 12 < size; y += 32) {
      found.push({ id: found.length + 1, geometry: box(x, y, 40, 12), households: 24, residents: 60 })
    }
  }
  return found
}
const area = (parts: Polygon[]) => parts.reduce((sum, polygon) => sum + areaM2(polygon), 0)
const targets = { districts: null, units: null, basics: null, unitHouseholds: 500, basicHouseholds: 120 }
const input = (lines: BoundaryLine[], footprints: Footprint[], size = 400): HierarchyInput => ({
  boundary: box(0, 0, size, size),
  lines,
  footprints,
  targets,
})
const propose = (street: HierarchyInput) => {
  const result = proposeHierarchy(street)
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

describe('proposeHierarchy', () => {
  it('cuts districts along the main road', () => {
    const street = input(
      [line(1, at(-10, 195), at(410, 205)), line(3, at(200, -10), at(200, 410))],
      slabs(400),
    )
    const { districts, boundary } = propose({
      ...street,
      targets: { ...targets, districts: 2, units: 4, basics: 8 },
    })
    expect(districts.map(({ units }) => units.length)).toEqual([2, 2])
    for (const { units } of districts) {
      const own = area(units.flatMap(({ basics }) => basics.map(({ polygon }) => polygon)))
      expect(own / areaM2(boundary)).toBeCloseTo(0.5, 1)
    }
  })

  it('cuts a block without any street between its buildings, evenly', () => {
    const { districts, splitFootprints } = propose({
      ...input([], slabs(400)),
      targets: { ...targets, districts: 1, units: 2, basics: 6 },
    })
    const basics = districts.flatMap(({ units }) => units.flatMap((unit) => unit.basics))
    expect(basics).toHaveLength(6)
    expect(basics.reduce((sum, { households }) => sum + households, 0)).toBe(slabs(400).length * 24)
    for (const { households } of basics) expect(households).toBeGreaterThan(0.7 * 12 * 24)
    expect(splitFootprints).toEqual([])
  })

  it('leads the border round a building that a lane runs into', () => {
    const across: Footprint = { id: 99, geometry: box(150, 190, 12, 30), households: 60, residents: 150 }
    const { districts, splitFootprints } = propose({
      ...input([line(3, at(-10, 200), at(410, 200))], [across]),
      targets: { ...targets, districts: 1, units: 1, basics: 2 },
    })
    expect(splitFootprints).toEqual([])
    const basics = districts.flatMap(({ units }) => units.flatMap((unit) => unit.basics))
    expect(basics.map(({ footprintIds }) => footprintIds).toSorted()).toEqual([[], [99]])
  })

  it('lists a station that spans a main road, and gives it to the side with more of it', () => {
    const station: Footprint = { id: 7, geometry: box(150, 180, 30, 50), households: 0, residents: 0 }
    const { districts, splitFootprints } = propose({
      ...input([line(1, at(-10, 200), at(410, 200))], [station]),
      targets: { ...targets, districts: 2, units: 2, basics: 2 },
    })
    expect(splitFootprints).toEqual([{ id: 7, parts: 2 }])
    const north = districts.findIndex(({ units }) => units[0]?.basics[0]?.footprintIds.includes(7))
    const ring = districts[north]?.units[0]?.basics[0]?.polygon.coordinates[0] ?? []
    expect(Math.max(...ring.map((position) => position[1] ?? 0))).toBeCloseTo(32.044, 6)
  })

  it('works without lines and without buildings', () => {
    const { districts, boundary } = propose(input([], []))
    expect(districts).toHaveLength(1)
    expect(areaM2(boundary)).toBeCloseTo(areaM2(box(0, 0, 400, 400)), 3)
  })

  it('refuses targets that are no numbers of grids', () => {
    const result = proposeHierarchy({ ...input([], []), targets: { ...targets, unitHouseholds: 0 } })
    expect(result).toEqual({
      ok: false,
      failure: { code: 'targets-invalid', detail: { target: 'unitHouseholds', value: 0 } },
    })
  })
})
