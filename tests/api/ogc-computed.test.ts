import { VectorTile } from '@mapbox/vector-tile'
import type { Polygon } from 'geojson'
import { cellToParent, latLngToCell } from 'h3-js'
import { PbfReader } from 'pbf'
import { describe, expect, test } from 'vitest'
import { demoStreet } from '../support/demo-street.ts'
import { type ItemsAnswer, readAll, street, useApi } from './api-fixture.ts'
import { askHotspots } from './hotspots-fixture.ts'

const api = useApi()
const dayMs = 86_400_000

describe('request hotspots', () => {
  /** The same by another way: each request looks for the finest shown cell above it. */
  const recount = (cells: ReadonlySet<string>, fromMs: number, toMs: number) => {
    const counts = new Map<string, number>()
    let inWindow = 0
    const leftOut = new Map<string, number>()
    const perFinest = new Map<string, number>()
    for (const { createdAtMs, location } of demoStreet().requests) {
      if (createdAtMs < fromMs || createdAtMs > toMs) continue
      inWindow += 1
      const [lon = 0, lat = 0] = location.coordinates
      const finest = latLngToCell(lat, lon, 10)
      perFinest.set(finest, (perFinest.get(finest) ?? 0) + 1)
      const shown = [10, 9, 8, 7, 6, 5].map((it) => cellToParent(finest, it)).find((it) => cells.has(it))
      const [into, key] = shown === undefined ? [leftOut, cellToParent(finest, 5)] : [counts, shown]
      into.set(key, (into.get(key) ?? 0) + 1)
    }
    return { counts, perFinest, inWindow, leftOut }
  }

  const check = (features: ItemsAnswer['features'], fromMs: number, toMs: number) => {
    const shown = new Map(features.map(({ properties }) => [String(properties.cell), properties]))
    const { counts, perFinest, inWindow, leftOut } = recount(new Set(shown.keys()), fromMs, toMs)
    expect(new Map([...shown].map(([cell, it]) => [cell, it.count]))).toEqual(counts)
    for (const [cell, it] of shown) {
      expect(it.count).toBeGreaterThanOrEqual(5)
      expect(it.parent_of_small).toBe(it.resolution !== 10)
      expect(Number(it.density_per_km2)).toBeCloseTo(Number(it.count) / Number(it.area_km2), 0)
      if (it.resolution === 10) expect(it.count).toBe(perFinest.get(cell))
    }
    for (const [cell, count] of perFinest) expect(shown.has(cell)).toBe(count >= 5)
    for (const count of leftOut.values()) expect(count).toBeLessThan(5)
    return inWindow
  }

  test('are those of the last 90 days, every cell of five on its own and no other', async () => {
    const { asOfMs } = demoStreet().street
    const features = await readAll(api, 'request-hotspots', `street=${street}&limit=5000`)
    expect(check(features, asOfMs - 90 * dayMs, asOfMs)).toBeGreaterThan(1000)
    const homes = features.reduce((sum, { properties }) => sum + Number(properties.households), 0)
    const all = demoStreet().buildings.reduce((sum, { households }) => sum + households, 0)
    expect(homes).toBeLessThanOrEqual(all)
    expect(homes).toBeGreaterThan(all * 0.99)
  })

  test('or those of the interval asked for', async () => {
    const from = Date.UTC(2026, 2, 1)
    const to = Date.UTC(2026, 2, 15)
    const interval = `${new Date(from).toISOString()}/${new Date(to).toISOString()}`
    const features = await readAll(
      api,
      'request-hotspots',
      `street=${street}&limit=5000&datetime=${interval}`,
    )
    expect(check(features, from, to)).toBeGreaterThan(100)
    expect(features[0]?.properties).toMatchObject({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })
  })
})

describe('request hotspots are compared as the route compares them', () => {
  const usual = 'resolution=10'
  const check = async (datetime: string | null, window: string) => {
    const search = `street=${street}&limit=5000${datetime === null ? '' : `&datetime=${datetime}`}`
    const features = await readAll(api, 'request-hotspots', search)
    const { cells } = await askHotspots(api, `street=${street}&${usual}&${window}`)
    const compared = new Map(cells.map((cell) => [cell.id, cell]))
    let hot = 0
    let alone = 0
    for (const { properties } of features) {
      const { cell, parent_of_small: gathered, count, households, z, p, q, band } = properties
      const same = compared.get(String(cell))
      if (gathered || same?.households === 0) {
        expect({ z, p, q, band }).toEqual({ z: null, p: null, q: null, band: null })
        continue
      }
      expect({ count, households, p, q, band }).toEqual({
        count: same?.count,
        households: same?.households,
        p: same?.p,
        q: same?.q,
        band: same?.band,
      })
      expect(z).toBeCloseTo(same?.z ?? Number.NaN, 5)
      alone += 1
      if (Number(band) > 0) hot += 1
    }
    return { hot, alone, shown: features.length }
  }

  test('of the last 90 days', async () => {
    const { hot, alone, shown } = await check(null, '')
    expect(hot).toBeGreaterThan(10)
    expect(alone).toBeGreaterThan(100)
    expect(shown).toBeGreaterThan(alone)
  })

  test('of an interval; and they are let through by their band', async () => {
    const found = await check(
      '2026-03-01T00:00:00Z/2026-03-31T23:59:59.999Z',
      'from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z',
    )
    expect(found.alone).toBeGreaterThan(50)
    const hot = await readAll(api, 'request-hotspots', `street=${street}&limit=5000&band=99`)
    expect(hot.length).toBeGreaterThan(0)
    for (const { properties } of hot) expect(properties.band).toBe(99)
  })

  test('in tiles too', async () => {
    const [feature] = await readAll(api, 'request-hotspots', `street=${street}&limit=5000&band=99`)
    const { coordinates } = (feature ?? { geometry: { coordinates: [] } }).geometry as Polygon
    const [lon = 0, lat = 0] = coordinates[0]?.[0] ?? []
    const x = Math.floor(((lon + 180) / 360) * 2 ** 14)
    const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** 14)
    const response = await api.ask(`/tiles/request-hotspots/14/${x}/${y}.mvt?street=${street}`)
    const layer = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers[
      'request-hotspots'
    ]
    const cells = Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties)
    const same = cells.find((it) => it?.cell === feature?.properties.cell)
    expect(same).toMatchObject({ band: 99, count: feature?.properties.count })
    expect(same?.q).toBeLessThanOrEqual(0.01)
  })
})

describe('service areas as straight circles', () => {
  test.each([
    [1, 300],
    [1.4, 420],
    [0.5, 150],
  ])(
    'at %d m/s five minutes are a circle of %d m, measured by PostGIS on the ellipsoid',
    async (speed, radius) => {
      const features = await readAll(
        api,
        'service-areas',
        `street=${street}&limit=5000&method=radius&minutes=5&speed_mps=${speed}`,
      )
      const places = demoStreet().places.filter(({ kind }) => kind !== 'community-rooms')
      expect(features.length).toBe(places.length)
      for (const { geometry, properties } of features.slice(0, 5)) {
        expect(properties).toMatchObject({
          minutes: 5,
          method: 'radius',
          approximate: true,
          radius_m: radius,
          speed_mps: speed,
        })
        const [row] = await api.db.sql`
        SELECT min(d) AS nearest, max(d) AS farthest, count(*)::int AS vertices
          FROM (SELECT ST_Distance(p.geom::geography, v.geom::geography) AS d
                  FROM place p, ST_DumpPoints(ST_GeomFromGeoJSON(${JSON.stringify(geometry)})) v
                 WHERE p.street_id || '.' || p.id = ${String(properties.center_id)}) x`
        expect(row?.vertices).toBeGreaterThanOrEqual(65)
        expect(Math.abs(row?.nearest - radius)).toBeLessThan(0.05)
        expect(Math.abs(row?.farthest - radius)).toBeLessThan(0.05)
      }
    },
  )

  test('there are three for each place, the largest first, and one place can be asked for', async () => {
    const [center] = (await readAll(api, 'service-centers', `street=${street}&kind=centre`)).map(
      ({ id }) => id,
    )
    const own = await readAll(api, 'service-areas', `street=${street}&method=radius&center_id=${center}`)
    expect(own.map(({ properties }) => properties.minutes)).toEqual([15, 10, 5])
  })
})

describe('service areas as they are walked', () => {
  const idOf = ({ properties }: ItemsAnswer['features'][number]) => String(properties.center_id)

  test('are valid, begin at every place, and each contains the smaller ones and the entrance', async () => {
    const features = await readAll(api, 'service-areas', `street=${street}&limit=5000`)
    const places = demoStreet().places.filter(({ kind }) => kind !== 'community-rooms')
    expect(new Set(features.map(idOf)).size).toBe(places.length)
    expect(features.length).toBe(3 * places.length)
    for (const place of new Set(features.map(idOf))) {
      const own = features.filter((feature) => idOf(feature) === place)
      expect(own.map(({ properties }) => properties.minutes)).toEqual([15, 10, 5])
      expect(own[0]?.properties).toMatchObject({
        method: 'walk',
        approximate: false,
        speed_mps: 1,
        island: false,
        radius_m: null,
      })
      const [fifteen, ten, five] = own.map(({ geometry }) => JSON.stringify(geometry))
      const [row] = await api.db.sql`
        WITH area AS (SELECT ST_GeomFromGeoJSON(${fifteen ?? ''}) AS fifteen, ST_GeomFromGeoJSON(${ten ?? ''}) AS ten,
                             ST_GeomFromGeoJSON(${five ?? ''}) AS five)
        SELECT ST_IsValid(fifteen) AND ST_IsValid(ten) AND ST_IsValid(five) AS valid,
               ST_CoveredBy(ten, fifteen) AND ST_CoveredBy(five, ten) AS nested,
               (SELECT ST_Distance(p.geom::geography, five::geography) FROM place p
                 WHERE p.street_id || '.' || p.id = ${place}) AS apart,
               ST_Area(five::geography) AS area
          FROM area`
      expect(row?.valid).toBe(true)
      expect(row?.nested).toBe(true)
      // The buffer round the way is 20 m; an entrance may stand a little farther off.
      expect(row?.apart).toBeLessThan(30)
      expect(row?.area).toBeLessThan(Math.PI * 320 ** 2)
    }
  })

  test('come in pages of a size that can be sent at once, and the links lead through all of them', async () => {
    const path = `/ogc/collections/service-areas/items?street=${street}`
    const first = await api.json<ItemsAnswer>(path)
    expect(first.numberReturned).toBe(first.features.length)
    expect(first.numberReturned).toBeLessThan(100)
    expect(JSON.stringify(first).length).toBeLessThan(2_000_000)
    expect(first.links.some(({ rel }) => rel === 'next')).toBe(true)
    const all = await readAll(api, 'service-areas', `street=${street}`)
    expect(all.length).toBe(first.numberMatched)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  test('do not depend on what else is asked', async () => {
    const all = await readAll(api, 'service-areas', `street=${street}&limit=5000`)
    const tens = await readAll(api, 'service-areas', `street=${street}&limit=5000&minutes=10`)
    expect(tens).toEqual(all.filter(({ properties }) => properties.minutes === 10))
    // Twice the speed in half the time is the same walk.
    const fast = await readAll(api, 'service-areas', `street=${street}&limit=5000&minutes=5&speed_mps=2`)
    expect(fast.map(({ geometry }) => geometry)).toEqual(tens.map(({ geometry }) => geometry))
  })
})

describe('coverage gaps', () => {
  test('are valid, apart from each other, and hold exactly who is not covered', async () => {
    const gaps = await readAll(api, 'coverage-gaps', `street=${street}&limit=5000`)
    const homes = await readAll(api, 'buildings', `street=${street}&limit=5000`)
    const uncovered = homes.filter(({ properties }) => Number(properties.covered_minutes ?? 99) > 5)
    const sum = (features: ItemsAnswer['features'], name: string) =>
      features.reduce((total, { properties }) => total + Number(properties[name]), 0)
    for (const name of ['households', 'residents']) expect(sum(gaps, name)).toBe(sum(uncovered, name))
    expect(gaps.map(({ properties }) => properties.rank)).toEqual(gaps.map((_, at) => at + 1))
    const households = gaps.map(({ properties }) => Number(properties.households))
    expect(households).toEqual(households.toSorted((a, b) => b - a))
    const [row] = await api.db.sql`
      WITH gap AS (SELECT g.n, ST_GeomFromGeoJSON(g.shape::text) AS geom
                     FROM json_array_elements(${JSON.stringify(gaps.map(({ geometry }) => geometry))}::text::json)
                          WITH ORDINALITY AS g (shape, n))
      SELECT bool_and(ST_IsValid(geom)) AS valid,
             bool_and(ST_CoveredBy(geom, ST_Buffer(s.boundary, 3e-7))) AS inside,
             (SELECT count(*)::int FROM gap a JOIN gap b ON b.n > a.n AND ST_Area(ST_Intersection(a.geom, b.geom)) > 1e-12)
               AS overlaps
        FROM gap, street s WHERE s.id = ${street}`
    expect(row).toEqual({ valid: true, inside: true, overlaps: 0 })
  })

  test('name grids and centres that there are', async () => {
    const gaps = await readAll(api, 'coverage-gaps', `street=${street}&limit=5000&minutes=10`)
    const { grids, places } = demoStreet()
    const codes = new Set<string>(grids.map(({ code }) => code))
    const names = new Map(places.map(({ id, name }) => [`${street}.${id}`, name]))
    expect(gaps.length).toBeGreaterThan(0)
    for (const { properties } of gaps) {
      const { units, basics } = properties as Record<'units' | 'basics', string[]>
      expect(units.length).toBeGreaterThan(0)
      for (const code of [...units, ...basics]) expect(codes.has(code)).toBe(true)
      expect(names.get(String(properties.nearest_center_id))).toBe(properties.nearest_center_name)
      expect(properties.nearest_walk_s).toBeGreaterThan(600)
    }
  })
})

describe('organisation gaps', () => {
  test('are the ones the demo planted, neither more nor fewer', async () => {
    const { truth } = demoStreet()
    for (const rule of ['ORG-1', 'CENTRE-1']) {
      const features = await readAll(api, 'organization-gaps', `street=${street}&limit=5000&rule=${rule}`)
      const planted = truth?.gaps.filter((gap) => gap.rule === rule).map(({ gridCode }) => String(gridCode))
      expect(features.map(({ properties }) => String(properties.code)).toSorted()).toEqual(
        planted?.toSorted(),
      )
      expect(features.length).toBeGreaterThan(0)
    }
  })

  test('CENTRE-1 looks where the centre stands, not which unit it names', async () => {
    const features = await readAll(api, 'organization-gaps', `street=${street}&limit=5000&rule=CENTRE-1`)
    const rows = await api.db.sql`
      WITH unit AS (SELECT u.code, ST_Union(b.geom) AS geom
                      FROM grid u JOIN grid b ON b.plan_id = u.plan_id AND b.parent_code = u.code
                     WHERE u.street_id = ${street} AND u.level = 'unit' GROUP BY u.code)
      SELECT u.code FROM unit u
       WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.street_id = ${street} AND p.kind = 'centre'
                            AND p.status = 'operating' AND ST_Covers(u.geom, p.geom))
       ORDER BY 1`
    expect(features.map(({ properties }) => properties.code)).toEqual(rows.map(({ code }) => code))
  })
})

describe('grids', () => {
  test('carry the sums of what is in them', async () => {
    for (const [collection, column] of [
      ['basic-grids', 'b.code'],
      ['units', 'u.code'],
      ['districts', 'u.parent_code'],
    ] as const) {
      const features = await readAll(api, collection, `street=${street}&limit=5000`)
      const rows = await api.db.sql.unsafe(
        `SELECT ${column} AS code, sum(h.households)::int AS households, sum(h.residents)::int AS residents,
                count(*)::int AS buildings
           FROM building_grid g JOIN building h ON h.street_id = g.street_id AND h.id = g.building_id
           JOIN grid b ON b.plan_id = g.plan_id AND b.code = g.basic_code
           JOIN grid u ON u.plan_id = b.plan_id AND u.code = b.parent_code
          WHERE g.street_id = '${street}' GROUP BY 1 ORDER BY 1`,
      )
      const sums = features.map(({ properties: { code, households, residents, buildings } }) => ({
        code,
        households,
        residents,
        buildings,
      }))
      expect(sums.filter(({ buildings }) => buildings !== 0)).toEqual(rows.map((row) => ({ ...row })))
    }
  })

  test('of a unit and a district are the union of their basic grids, with the label inside', async () => {
    for (const [collection, parent] of [
      ['units', 'b.parent_code'],
      ['districts', 'u.parent_code'],
    ] as const) {
      for (const { geometry, properties } of await readAll(api, collection, `street=${street}&limit=5000`)) {
        const [row] = await api.db.sql.unsafe(
          `SELECT ST_Area(ST_SymDifference(ST_Union(b.geom), ST_GeomFromGeoJSON($1))) AS off,
                  ST_Contains(ST_GeomFromGeoJSON($1), ST_SetSRID(ST_MakePoint($2, $3), 4326)) AS inside,
                  abs(sum(ST_Area(b.geom::geography)) / $4 - 1) AS relative
             FROM grid b JOIN grid u ON u.plan_id = b.plan_id AND u.code = b.parent_code
            WHERE b.level = 'basic' AND ${parent} = $5`,
          [
            JSON.stringify(geometry),
            Number(properties.label_lon),
            Number(properties.label_lat),
            Number(properties.area_m2),
            String(properties.code),
          ],
        )
        expect(row?.off).toBe(0)
        expect(row?.inside).toBe(true)
        expect(row?.relative).toBeLessThan(1e-5)
      }
    }
  })

  test('never tell of fewer than five requests, nor of the one that could be had by subtraction', async () => {
    const features = await readAll(api, 'basic-grids', `street=${street}&limit=5000`)
    const hiddenInUnit = new Map<string, number>()
    for (const { properties } of features) {
      const { requests_30d: requests, parent_code: unit } = properties
      if (requests === null) hiddenInUnit.set(String(unit), (hiddenInUnit.get(String(unit)) ?? 0) + 1)
      else expect(requests).toBeGreaterThanOrEqual(5)
    }
    for (const count of hiddenInUnit.values()) expect(count).toBeGreaterThanOrEqual(2)
  })
})
