import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { areaM2, checkPartition, dissolve } from '@wangge/geodata'
import type { Polygon } from 'geojson'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../server/src/cli/import-osm.ts'
import { buildStreet } from '../../server/src/imports/osm/build-street.ts'
import { readArguments } from '../../server/src/imports/osm/cli-arguments.ts'
import { readOsmFile } from '../../server/src/imports/osm/read-osm.ts'
import { encodePbf } from '../../server/src/imports/osm/test-pbf.ts'
import type { Database } from '../../server/src/db/database.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { type FreshTarget, freshTarget } from '../support/databases.ts'
import { sharedData } from '../support/shared.ts'

const nanjing = sharedData('osm/nanjing-xinjiekou.osm.pbf')
const beijing = sharedData('osm/beijing-wudaokou.osm.pbf')
const shenzhen = sharedData('osm/shenzhen-longgang.osm.pbf')
const core = '118.767,32.0355,118.797,32.0525'

let target: FreshTarget
const scratch = mkdtempSync(join(tmpdir(), 'wangge-import-'))

beforeAll(async () => {
  target = await freshTarget()
})
afterAll(async () => {
  await target.remove()
  rmSync(scratch, { recursive: true, force: true })
})

const run = async (...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> => {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    env: target.env,
    stdin: Readable.from([]),
  }
  return { code: await command.run(args, io), out, err }
}

const open = async (): Promise<Database> => {
  const opened = await openDatabase({ url: target.url, dataDir: target.dataDir })
  if (!opened.ok) throw new Error(opened.failure.code)
  return opened.value
}

const expectWithin = (value: number | undefined, [low, high]: readonly [number, number]): void => {
  expect(value).toBeGreaterThanOrEqual(low)
  expect(value).toBeLessThanOrEqual(high)
}

const scratchFile = (name: string, content: Buffer | string): string => {
  const path = join(scratch, name)
  writeFileSync(path, content)
  return path
}

describe('what cannot be imported', () => {
  const street = encodePbf({
    nodes: [
      { id: 1, lon: 118.78, lat: 32.04, tags: {} },
      { id: 2, lon: 118.781, lat: 32.041, tags: {} },
    ],
    ways: [{ id: 1, refs: [1, 2], tags: { highway: 'residential' } }],
  })
  const noStreet = encodePbf({ nodes: [{ id: 1, lon: 118.78, lat: 32.04, tags: { amenity: 'bank' } }] })

  it.each([
    ['a file that is not there', () => [join(scratch, 'nowhere.osm.pbf')], /cannot be read/],
    [
      'a text',
      () => [scratchFile('text.osm.pbf', 'not a map, whatever its name says')],
      /not an OpenStreetMap PBF/,
    ],
    ['a file cut off', () => [scratchFile('cut.osm.pbf', street.subarray(0, street.length - 7))], /cut off/],
    ['a file without streets', () => [scratchFile('none.osm.pbf', noStreet)], /no street in the box/],
    [
      'a box without streets',
      () => [scratchFile('a.osm.pbf', street), '--bbox', '10,50,10.1,50.1'],
      /no street/,
    ],
  ])('%s: one line, exit code 1', async (_, args, line) => {
    const { code, err } = await run(...args(), '--street', '测试街道')
    expect(code).toBe(1)
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(line)
  })

  it('a wrong call shows the usage, exit code 2', async () => {
    const { code, err } = await run('a.osm.pbf')
    expect(code).toBe(2)
    expect(err[1]).toMatch(/^usage: import osm FILE/)
  })

  it.skipIf(nanjing === null)('a real file, cut at many points', async () => {
    const whole = readFileSync(nanjing as string)
    for (let share = 0; share < 40; share++) {
      const cut = scratchFile('real.osm.pbf', whole.subarray(0, Math.floor((whole.length * share) / 40)))
      const { code, err } = await run(cut, '--street', '测试街道')
      expect(code).toBe(1)
      expect(err).toHaveLength(1)
      expect(err[0]).toMatch(/cut off|not an OpenStreetMap PBF/)
    }
  })

  it('wrote nothing', async () => {
    const db = await open()
    const [row] = await db.sql<{ n: number }[]>`SELECT count(*) AS n FROM street`
    await db.close()
    expect(row?.n).toBe(0)
  })
})

interface Check {
  readonly file: string | null
  readonly args: readonly string[]
  readonly id: string
  readonly districts: readonly [number, number]
  readonly basics: readonly [number, number]
  readonly buildings: readonly [number, number]
  readonly households: readonly [number, number]
}

const extracts: readonly [string, Check][] = [
  [
    'Nanjing',
    {
      file: nanjing,
      args: ['--bbox', core, '--as-of', '2021-06-12'],
      id: '000000001',
      districts: [4, 6],
      basics: [70, 90],
      buildings: [1_100, 1_270],
      households: [28_000, 35_000],
    },
  ],
  [
    'Beijing',
    {
      file: beijing,
      args: [],
      id: '000000002',
      districts: [3, 3],
      basics: [30, 50],
      buildings: [450, 521],
      households: [8_000, 10_000],
    },
  ],
  [
    'Shenzhen',
    {
      file: shenzhen,
      args: ['--code', '440307099'],
      id: '440307099',
      districts: [2, 2],
      basics: [10, 20],
      buildings: [100, 136],
      households: [1_500, 2_500],
    },
  ],
]

/** The dissolved shape, which must be one piece. */
const only = (parts: readonly Polygon[]): Polygon => {
  const { coordinates } = dissolve(parts)
  expect(coordinates).toHaveLength(1)
  return { type: 'Polygon', coordinates: coordinates[0] as Polygon['coordinates'] }
}

describe.each(extracts)('%s', (name, { file, args, id, districts, basics, buildings, households }) => {
  let db: Database
  let imported: Awaited<ReturnType<typeof run>>

  beforeAll(async () => {
    if (file === null) return
    imported = await run(file, '--street', `${name}街道`, ...args)
    db = await open()
  })
  afterAll(() => db?.close())

  it.skipIf(file === null)('imports, and says what it did and left out', () => {
    const { code, out, err } = imported
    expect(err).toEqual([])
    expect(code).toBe(0)
    const steps = ['read', 'converted', 'blocks', 'grids', 'written']
    expect(out.map((line) => line.split(' ')[0]).slice(0, 5)).toEqual(steps)
    expect(out.join('\n')).toMatch(/Left out, assumed, or worth a look/)
  })

  it.skipIf(file === null)('has grids of three levels that tile it exactly, says PostGIS', async () => {
    const [row] = await db.sql<Record<string, number>[]>`
      WITH b AS (SELECT geom, parent_code FROM grid WHERE street_id = ${id} AND level = 'basic'),
           u AS (SELECT parent_code, ST_Union(geom) AS geom, sum(ST_Area(geom)) AS area
                   FROM b GROUP BY parent_code),
           d AS (SELECT g.parent_code, ST_Union(u.geom) AS geom, sum(u.area) AS area
                   FROM u JOIN grid g ON g.code = u.parent_code AND g.street_id = ${id} GROUP BY g.parent_code)
      SELECT (SELECT count(*) FROM d) AS districts, (SELECT count(*) FROM b) AS basics,
        (SELECT ST_Area(boundary) FROM street WHERE id = ${id}) AS street,
        (SELECT sum(ST_Area(geom)) FROM b) AS parts,
        ST_Area(ST_SymDifference((SELECT ST_Union(geom) FROM b),
                                 (SELECT boundary FROM street WHERE id = ${id}))) AS difference,
        (SELECT count(*) FROM b x JOIN b y ON x.geom < y.geom AND x.geom && y.geom
          WHERE ST_Relate(x.geom, y.geom, 'T********')) AS overlaps,
        (SELECT count(*) FROM u WHERE ST_GeometryType(geom) <> 'ST_Polygon'
          OR abs(ST_Area(geom) - area) > 1e-9 * area) AS bad_units,
        (SELECT count(*) FROM d WHERE ST_GeometryType(geom) <> 'ST_Polygon'
          OR abs(ST_Area(geom) - area) > 1e-9 * area) AS bad_districts`
    const { street, parts, difference } = row as { street: number; parts: number; difference: number }
    expectWithin(row?.districts, districts)
    expectWithin(row?.basics, basics)
    expect(Math.abs(parts - street) / street).toBeLessThan(1e-9)
    expect(difference / street).toBeLessThan(1e-9)
    expect(row).toMatchObject({ overlaps: 0, bad_units: 0, bad_districts: 0 })
  })

  it.skipIf(file === null)('is a partition at every level, proved edge by edge', async () => {
    const given = readArguments([file as string, '--street', name, ...args])
    const read = await readOsmFile(file as string)
    if (!given.ok || !read.ok) throw new Error('the extract cannot be read')
    const silent = { converted: () => {}, outlined: () => {}, proposed: () => {} }
    const built = buildStreet(read.value, { ...given.value, asOfMs: 0, asOfIsGuess: true }, silent)
    if (!built.ok) throw new Error(built.failure.code)
    const { boundary, districts: proposed } = built.value.hierarchy
    const unitShapes = proposed.map(({ units }) =>
      units.map((unit) => only(unit.basics.map((basic) => basic.polygon))),
    )
    const districtShapes = unitShapes.map(only)
    const basicShapes = proposed.flatMap(({ units }) => units.flatMap((u) => u.basics.map((b) => b.polygon)))
    for (const parts of [districtShapes, unitShapes.flat(), basicShapes]) {
      expect(checkPartition(parts, boundary)).toEqual([])
      const sum = parts.reduce((total, part) => total + areaM2(part), 0)
      expect(Math.abs(sum - areaM2(boundary)) / sum).toBeLessThan(1e-9)
    }
  })

  it.skipIf(file === null)('cuts no building but those it lists', async () => {
    const cut = await db.sql<{ x: number; y: number }[]>`
      SELECT ST_X(ST_Centroid(b.geom)) AS x, ST_Y(ST_Centroid(b.geom)) AS y
        FROM building b JOIN building_grid bg ON bg.street_id = b.street_id AND bg.building_id = b.id
        JOIN grid g ON g.plan_id = bg.plan_id AND g.code = bg.basic_code
       WHERE b.street_id = ${id} AND NOT ST_CoveredBy(b.geom, g.geom)`
    const listed = await db.sql<{ source: string }[]>`
      SELECT p.source FROM import_problem p JOIN import_run r ON r.id = p.run_id
       WHERE r.street_id = ${id} AND p.code IN ('building-across-street', 'building-across-outline')`
    expect(cut.length).toBeLessThanOrEqual(listed.length)
    expect(listed.every(({ source }) => /^(way|relation)\/\d+$/.test(source))).toBe(true)
    const [all] = await db.sql<{ buildings: number; placed: number; households: number }[]>`
      SELECT count(*) AS buildings, count(bg.basic_code) AS placed, sum(households)::integer AS households
        FROM building b LEFT JOIN building_grid bg ON bg.street_id = b.street_id AND bg.building_id = b.id
       WHERE b.street_id = ${id}`
    expect(all?.placed).toBe(all?.buildings)
    expectWithin(all?.buildings, buildings)
    expectWithin(all?.households, households)
  })

  it.skipIf(file === null)('gives every grid a name of its own', async () => {
    const names = await db.sql<{ level: string; name: string; n: number }[]>`
      SELECT level, name, count(*) AS n FROM grid WHERE street_id = ${id} GROUP BY 1, 2`
    expect(names.filter(({ n }) => n > 1)).toEqual([])
    const pattern: Record<string, RegExp> = { district: /..片区$/, unit: /..单元$/, basic: /..\d\d$/ }
    for (const { level, name: grid } of names) expect(grid).toMatch(pattern[level] as RegExp)
  })

  it.skipIf(file === null)('marks the figures as estimates, and invents no organisation', async () => {
    const [street] = await db.sql`
      SELECT attribution, households_counted, synthetic FROM street WHERE id = ${id}`
    expect(street).toEqual({
      attribution: '© OpenStreetMap contributors, ODbL 1.0',
      households_counted: false,
      synthetic: false,
    })
    const [made] = await db.sql<{ n: number }[]>`
      SELECT (SELECT count(*) FROM organization WHERE street_id = ${id})
           + (SELECT count(*) FROM post WHERE street_id = ${id})
           + (SELECT count(*) FROM body WHERE street_id = ${id})
           + (SELECT count(*) FROM request WHERE street_id = ${id})
           + (SELECT count(*) FROM place WHERE street_id = ${id} AND status <> 'candidate') AS n`
    expect(made?.n).toBe(0)
  })
})

describe('importing again', () => {
  it.skipIf(shenzhen === null)(
    'under the same code replaces the street',
    async () => {
      const { code, out } = await run(shenzhen as string, '--street', '龙岗街道', '--code', '440307099')
      expect(code).toBe(0)
      expect(out.find((line) => line.startsWith('written'))).toMatch(/version 2/)
    },
    240_000,
  )
})
