import type { Polygon } from 'geojson'
import { dissolve } from '@wangge/geodata'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { testDatabase } from '../support/databases.ts'

// PostGIS as the judge of the demo street's grids: it shares no code with what drew them.
const streetId = '999901001'
const planId = `${streetId}-2026-1`
let db: Database
beforeAll(async () => {
  db = await testDatabase()
})

interface GridRow {
  readonly code: string
  readonly level: 'district' | 'unit' | 'basic'
  readonly parent: string | null
  readonly geometry: Polygon | null
}

const one = async <T>(rows: Promise<readonly unknown[]>): Promise<T> => (await rows)[0] as T

describe('the demo street’s grids', () => {
  test('are about as many as were asked for', async () => {
    const rows = await db.sql<{ level: string; count: number }[]>`
      SELECT level, count(*) AS count FROM grid WHERE plan_id = ${planId} GROUP BY level`
    const counts = Object.fromEntries(rows.map(({ level, count }) => [level, count]))
    expect(counts['district']).toBe(5)
    expect(counts['unit']).toBeGreaterThanOrEqual(25)
    expect(counts['unit']).toBeLessThanOrEqual(35)
    expect(counts['basic']).toBeGreaterThanOrEqual(230)
    expect(counts['basic']).toBeLessThanOrEqual(290)
  })

  test('basic grids: no pair shares any interior', async () => {
    const pairs = await db.sql`
      SELECT a.code, b.code FROM grid a JOIN grid b ON b.plan_id = a.plan_id AND a.code < b.code AND a.geom && b.geom
      WHERE a.plan_id = ${planId} AND ST_Relate(a.geom, b.geom, 'T********')`
    expect([...pairs]).toEqual([])
  })

  test('basic grids: sum of areas, area of the union, and the street agree within 1e-9', async () => {
    const { parts, whole, street } = await one<{ parts: number; whole: number; street: number }>(db.sql`
      SELECT sum(ST_Area(geom)) AS parts, ST_Area(ST_Union(geom)) AS whole,
        (SELECT ST_Area(boundary) FROM street WHERE id = ${streetId}) AS street
      FROM grid WHERE plan_id = ${planId} AND level = 'basic'`)
    expect(Math.abs(parts / street - 1)).toBeLessThan(1e-9)
    expect(Math.abs(whole / street - 1)).toBeLessThan(1e-9)
  })

  test('every parent is one valid piece: the union of its parts, and as large as they are together', async () => {
    const grids = await db.sql<GridRow[]>`
      SELECT code, level, parent_code AS parent, ST_AsGeoJSON(geom, 15)::json AS geometry
      FROM grid WHERE plan_id = ${planId}`
    const basicsUnder = (code: string): Polygon[] =>
      grids
        .filter(({ parent }) => parent === code)
        .flatMap(({ code: child, geometry }) => (geometry === null ? basicsUnder(child) : [geometry]))
    const parents = grids.filter(({ level }) => level !== 'basic')
    for (const { code } of parents) {
      const parts = basicsUnder(code)
      const outline = dissolve(parts)
      expect([code, outline.coordinates.length]).toEqual([code, 1])
      const { valid, area, union } = await one<{ valid: boolean; area: number; union: number }>(db.sql`
        WITH parts AS (SELECT ST_GeomFromGeoJSON(part) AS geom FROM unnest(${parts.map((part) => JSON.stringify(part))}::text[]) AS part),
          outline AS (SELECT ST_GeomFromGeoJSON(${JSON.stringify(outline)}::text) AS geom)
        SELECT ST_IsValid(geom) AS valid, ST_Area(geom) / (SELECT sum(ST_Area(geom)) FROM parts) AS area,
          ST_Area(geom) / (SELECT ST_Area(ST_Union(geom)) FROM parts) AS union FROM outline`)
      expect([code, valid]).toEqual([code, true])
      expect(Math.abs(area - 1)).toBeLessThan(1e-9)
      expect(Math.abs(union - 1)).toBeLessThan(1e-9)
    }
  })

  test('no basic grid cuts a building, and each building is counted where it stands', async () => {
    const cut = await db.sql`
      SELECT b.id, g.code FROM building b JOIN grid g ON g.plan_id = ${planId} AND g.geom && b.geom
      WHERE b.street_id = ${streetId} AND ST_Relate(g.geom, b.geom, 'T********') AND NOT ST_Covers(g.geom, b.geom)`
    expect([...cut]).toEqual([])
    const { wrong } = await one<{ wrong: number }>(db.sql`
      SELECT count(*) AS wrong FROM building_grid bg
        JOIN building b ON b.street_id = bg.street_id AND b.id = bg.building_id
        JOIN grid g ON g.plan_id = bg.plan_id AND g.code = bg.basic_code
      WHERE bg.plan_id = ${planId} AND NOT ST_Covers(g.geom, b.geom)`)
    expect(wrong).toBe(0)
  })

  test('coordinates lie on the lattice of 1e-7°', async () => {
    const { off } = await one<{ off: number }>(db.sql`
      SELECT count(*) AS off FROM grid, ST_DumpPoints(geom) AS p
      WHERE plan_id = ${planId} AND level = 'basic'
        AND (round(ST_X(p.geom) * 1e7) / 1e7 <> ST_X(p.geom) OR round(ST_Y(p.geom) * 1e7) / 1e7 <> ST_Y(p.geom))`)
    expect(off).toBe(0)
  })

  test('the database’s own check agrees', async () => {
    expect(await db.sql`SELECT plan_tiling_fault(${planId}) AS fault`).toEqual([{ fault: null }])
  })
})
