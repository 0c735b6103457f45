import {
  checkPartition,
  type DatasetTruth,
  generateDemo,
  generateDemoStreet,
  type PlantedGap,
  type Road,
  type ServiceRequest,
  type StreetDataset,
} from '@wangge/geodata'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildingConflicts,
  cutBuildings,
  connectedParts,
  junctionEdges,
  metresBetween,
  unnodedCrossings,
} from './demo-geometry.ts'
import { insideRing } from './inside-ring.ts'

const dayMs = 86_400_000

/** A small fingerprint of everything in a street, requests and all. */
const fingerprint = (street: StreetDataset): string => {
  const text = JSON.stringify({ ...street, requests: [...street.requests] })
  let a = 0x811c9dc5
  let b = 0x1234567
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b + text.charCodeAt(i), 0x85ebca6b) ^ (b >>> 13)
  }
  return `${text.length}:${a >>> 0}:${b >>> 0}`
}

const key = (gap: PlantedGap): string => `${gap.rule} ${gap.gridCode} ${gap.missing}`

const first = (streets: Iterable<StreetDataset>): StreetDataset => {
  for (const street of streets) return street
  throw new Error('no street')
}

describe('the demo street', () => {
  let street: StreetDataset
  let requests: readonly ServiceRequest[]
  let truth: DatasetTruth

  beforeAll(() => {
    street = generateDemoStreet({ seed: 1 })
    requests = [...street.requests]
    if (street.truth === null) throw new Error('a demo street has ground truth')
    truth = street.truth
  })

  test('is the same from the same seed, alone or as the first of a metro', () => {
    expect(fingerprint(first(generateDemo({ size: 'metro', seed: 1 })))).toBe(fingerprint(street))
  })

  test('is marked as invented', () => {
    expect(street.street).toMatchObject({
      id: '999901001',
      name: '示范街道',
      countyName: '示范县',
      synthetic: true,
      attribution: '示范数据（虚构）',
      asOfMs: Date.UTC(2026, 9, 31, 16),
    })
    expect(
      street.posts.every((post) => post.dutyPhone === null || /^000-0000\d{4}$/.test(post.dutyPhone)),
    ).toBe(true)
  })

  test('has the size of a county town', () => {
    const households = street.buildings.reduce((sum, b) => sum + b.households, 0)
    const residents = street.buildings.reduce((sum, b) => sum + b.residents, 0)
    const count = (level: string): number => street.grids.filter((g) => g.level === level).length
    expect([count('district'), count('unit'), count('basic')]).toEqual([5, 30, 260])
    expect(households).toBeGreaterThan(34_500)
    expect(households).toBeLessThan(35_500)
    expect(residents).toBeGreaterThan(96_000)
    expect(residents).toBeLessThan(104_000)
    expect(street.buildings.length).toBeGreaterThan(4_000)
    expect(requests.length).toBeGreaterThan(19_500)
    expect(requests.length).toBeLessThan(20_500)
    expect(street.bodies.filter((b) => b.kind !== 'partner')).toHaveLength(130)
    expect(street.roads.map((r) => r.name)).toEqual(expect.arrayContaining(['浚河路', '板桥路', '滨河东路']))
  })

  test('counts households of its grids once', () => {
    const basics = new Set(street.grids.filter((g) => g.level === 'basic').map((g) => g.code))
    const odd = street.buildings.filter(
      ({ basicCode, households, residents }) =>
        basicCode === null ||
        !basics.has(basicCode) ||
        residents < households ||
        households > 0 !== residents > 0,
    )
    expect(odd).toEqual([])
  })

  test('has basic grids that tile the street and cut no building', () => {
    const polygons = street.grids.flatMap((g) => (g.geometry === null ? [] : [g.geometry]))
    expect(checkPartition(polygons, street.street.boundary)).toEqual([])
    expect(cutBuildings(street)).toEqual([])
  })

  test('has districts that the river does not run through', () => {
    const river = street.landscape.find((l) => l.kind === 'waterway')?.geometry
    const path = river?.type === 'LineString' ? river.coordinates : []
    const isWest = ([lon = 0, lat = 0]: readonly number[]): boolean => {
      const level = path.reduce((best, p) =>
        Math.abs((p[1] ?? 0) - lat) < Math.abs((best[1] ?? 0) - lat) ? p : best,
      )
      return lon < (level[0] ?? 0)
    }
    const parents = new Map(street.grids.map((g) => [g.code, g.parentCode]))
    const sides = new Map<string, Set<boolean>>()
    for (const { basicCode, geometry } of street.buildings) {
      const unit = basicCode === null ? null : parents.get(basicCode)
      const district = String(unit === null || unit === undefined ? null : parents.get(unit))
      const corner = geometry.coordinates[0]?.[0] ?? []
      sides.set(district, (sides.get(district) ?? new Set()).add(isWest(corner)))
    }
    expect([...sides].toSorted().map(([, side]) => [...side])).toEqual([
      [true],
      [false],
      [false],
      [true],
      [false],
    ])
    const names = street.grids.filter((g) => g.level === 'district').map((g) => g.name)
    expect(names).toEqual(['明湖片区', '板桥路片区', '青崖山片区', '浚河路片区', '滨河东路片区'])
  })

  test('has a walking network in one piece, every crossing a shared vertex', () => {
    expect(unnodedCrossings(street)).toEqual([])
    expect(connectedParts([street])).toBe(1)
    expect(junctionEdges(street)).toBeGreaterThan(2_500)
    expect(street.roads.filter((r) => r.bridge).every((r) => r.layer === 1)).toBe(true)
    expect(street.roads.filter((r) => r.tunnel).every((r) => r.layer === -1)).toBe(true)
    expect(street.roads.filter((r) => r.bridge).length).toBeGreaterThanOrEqual(3)
    expect(street.roads.filter((r) => r.tunnel).length).toBeGreaterThanOrEqual(3)
  })

  test('builds on no street, in no water, and nowhere twice', () => {
    expect(buildingConflicts(street)).toEqual({ roads: 0, water: 0, buildings: 0 })
  })

  test('opens each wall at gates that lie on the wall and on a way', () => {
    const onWay = new Set(street.roads.flatMap((r) => r.geometry.coordinates.map(String)))
    const onWall = new Set(
      street.landscape.flatMap((l) =>
        l.kind === 'wall' && l.geometry.type === 'LineString' ? l.geometry.coordinates.map(String) : [],
      ),
    )
    const gates = street.landscape.filter((l) => l.kind === 'gate')
    expect(gates.length).toBeGreaterThan(200)
    for (const { geometry } of gates) {
      const at = geometry.type === 'Point' ? String(geometry.coordinates) : ''
      expect(onWall.has(at) && onWay.has(at)).toBe(true)
    }
  })

  test('keeps the ways of walled compounds to those who live there, and the streets open to all', () => {
    const walls = street.compounds.filter(({ walled }) => walled).map(({ geometry }) => geometry)
    expect(walls.length).toBeGreaterThan(100)
    const runsInside = ({ geometry: { coordinates } }: Road) =>
      coordinates.slice(1).some((to, i) => {
        const from = coordinates[i] ?? to
        const [x = 0, y = 0] = [((from[0] ?? 0) + (to[0] ?? 0)) / 2, ((from[1] ?? 0) + (to[1] ?? 0)) / 2]
        return walls.some(({ coordinates: [ring = []] }) => insideRing(ring, [x, y]))
      })
    const inside = street.roads.filter(runsInside)
    expect(inside.length).toBeGreaterThan(500)
    expect(inside.filter(({ privateAccess }) => !privateAccess)).toEqual([])
    const others = street.roads.filter(({ privateAccess }) => privateAccess).length - inside.length
    // Schools and works: a wall, but nobody lives there.
    expect(others).toBeGreaterThan(5)
    expect(others).toBeLessThan(60)
    const open = new Set(['primary', 'secondary', 'tertiary', 'residential', 'lane', 'pedestrian'])
    expect(street.roads.filter((r) => r.privateAccess && open.has(r.roadClass))).toEqual([])
  })

  test('lists exactly the gaps that are in the data', () => {
    expect(truth.gaps.map(key).toSorted()).toEqual(gapsIn(street).map(key).toSorted())
    for (const rule of [
      'ORG-1',
      'STAFF-1',
      'STAFF-2',
      'HALL-1',
      'CENTRE-1',
      'CENTRE-3',
      'PLACE-1',
      'ROOMS-1',
      'NEW-1',
    ]) {
      expect(truth.gaps.some((gap) => gap.rule === rule)).toBe(true)
    }
  })

  test('puts the requests of each listed cluster where and when it says', () => {
    expect(truth.clusters.length).toBeGreaterThanOrEqual(10)
    for (const cluster of truth.clusters) {
      const inside = requests.filter(
        (r) =>
          r.category === cluster.category &&
          r.createdAtMs >= cluster.fromMs &&
          r.createdAtMs < cluster.toMs &&
          metresBetween(r.location.coordinates, cluster.centre.coordinates) <= cluster.radiusM,
      )
      expect(inside.length).toBeGreaterThanOrEqual(cluster.requests)
      expect(inside.length).toBeLessThan(cluster.requests * 1.5 + 20)
    }
  })

  test('walks every request through the stages in order', () => {
    const faults: number[] = []
    let last = Number.NEGATIVE_INFINITY
    for (const { id, createdAtMs, events } of requests) {
      const [call] = events
      if (call?.stage !== 1 || call.atMs !== createdAtMs || createdAtMs < last) faults.push(id)
      last = createdAtMs
      for (let i = 1; i < events.length; i += 1) {
        const before = events[i - 1]
        const event = events[i]
        if (before === undefined || event === undefined) continue
        const again = before.stage === 5 && before.solved === false && event.stage === 3
        const inOrder = again || event.stage === before.stage + 1
        const inTime = event.atMs > before.atMs && event.atMs < street.street.asOfMs
        if (!inOrder || !inTime || (event.solved !== null) !== (event.stage === 5)) faults.push(id)
      }
    }
    expect(faults).toEqual([])
  })

  test('has late requests, open recent ones, and a rhythm', () => {
    const share = (suits: (r: ServiceRequest) => boolean): number =>
      requests.filter(suits).length / requests.length
    const signedLate = share(
      ({ createdAtMs, events }) => (events[1]?.atMs ?? createdAtMs) - createdAtMs > dayMs,
    )
    const closedLate = share(
      ({ createdAtMs, events }) => (events.at(-1)?.atMs ?? 0) - createdAtMs > 7 * dayMs,
    )
    expect(signedLate).toBeGreaterThan(0.01)
    expect(signedLate).toBeLessThan(0.08)
    expect(closedLate).toBeGreaterThan(0.02)
    expect(closedLate).toBeLessThan(0.12)
    const open = requests.filter((r) => r.events.at(-1)?.stage !== 7)
    expect(open.length).toBeGreaterThan(80)
    const hours = Array.from({ length: 24 }, () => 0)
    for (const { createdAtMs } of requests) {
      const hour = Math.floor(((((createdAtMs + 8 * 3_600_000) % dayMs) + dayMs) % dayMs) / 3_600_000)
      hours[hour] = (hours[hour] ?? 0) + 1
    }
    expect(hours[9] ?? 0).toBeGreaterThan(5 * (hours[3] ?? 0))
  })
})

test('neighbouring streets share their border and are one network', () => {
  const streets: StreetDataset[] = []
  for (const street of generateDemo({ size: 'county', seed: 3 })) {
    streets.push(street)
    if (streets.length === 2) break
  }
  const vertices = streets.map((s) => new Set((s.street.boundary.coordinates[0] ?? []).map(String)))
  const shared = [...(vertices[0] ?? [])].filter((v) => vertices[1]?.has(v))
  expect(shared.length).toBeGreaterThanOrEqual(65)
  expect(connectedParts(streets)).toBe(1)
  expect(new Set(streets.map((s) => s.street.id)).size).toBe(2)
  expect(new Set(streets.map((s) => s.street.name)).size).toBe(2)
})

/** What an auditor would find, worked out from the data alone. */
const gapsIn = (street: StreetDataset): PlantedGap[] => {
  const gaps: PlantedGap[] = []
  const posts = (code: string, kind: string): number =>
    street.posts.filter((p) => p.gridCode === code && p.kind === kind).reduce((sum, p) => sum + p.filled, 0)
  const places = (code: string, kind: string): StreetDataset['places'] =>
    street.places.filter((p) => p.gridCode === code && p.kind === kind)
  const parents = new Map(street.grids.map((g) => [g.code, g.parentCode]))
  for (const { code, level } of street.grids) {
    const miss = (rule: string, missing: string): void => {
      gaps.push({ rule, gridCode: code, missing })
    }
    if (!street.organizations.some((o) => o.gridCode === code)) miss('ORG-1', 'organization')
    if (level === 'basic' && posts(code, 'basic-lead') < 1) miss('STAFF-2', 'basic-lead')
    if (level === 'unit') {
      for (const kind of ['grid-lead', 'grid-worker', 'advisor'])
        if (posts(code, kind) < 1) miss('STAFF-2', kind)
      const centre = places(code, 'centre')[0]
      if (centre === undefined) miss('CENTRE-1', 'centre')
      if (centre !== undefined && centre.services.length < 3) miss('CENTRE-3', 'services')
      for (const [item, has] of Object.entries(centre?.sixHave ?? {})) if (!has) miss('PLACE-1', item)
      const households = street.buildings
        .filter((b) => b.basicCode !== null && parents.get(b.basicCode) === code)
        .reduce((sum, b) => sum + b.households, 0)
      const rooms = places(code, 'community-rooms')[0]?.floorAreaM2 ?? 0
      if (rooms < Math.max(300, households / 5)) miss('ROOMS-1', 'floor-area')
    }
    if (level === 'district') {
      const cadres = posts(code, 'cadre')
      if (cadres < 8 || cadres > 10) miss('STAFF-1', 'cadre')
      const hall = places(code, 'hall')[0]
      if ((hall?.floorAreaM2 ?? 0) < 1000) miss('HALL-1', 'floor-area')
      if ((hall?.services.length ?? 0) < 9) miss('HALL-1', 'services')
    }
  }
  // Bodies and compounds are no grids: their gaps are known by the grid they stand in.
  for (const gap of street.truth?.gaps ?? [])
    if (gap.rule === 'NEW-1' || gap.rule === 'COMPOUND-1') gaps.push(gap)
  const blank = street.bodies.filter((b) => b.coverage === null).length
  const unrated = street.compounds.filter((c) => (c.unmanaged ? !c.fallbackPlan : c.rating === null)).length
  expect(gaps.filter((g) => g.rule === 'NEW-1')).toHaveLength(blank)
  expect(gaps.filter((g) => g.rule === 'COMPOUND-1')).toHaveLength(unrated)
  return gaps
}
