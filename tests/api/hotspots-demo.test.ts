import { type PlantedCluster, type RequestCategory, requestCategories } from '@wangge/geodata'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Hotspots } from '../../server/src/routes/hotspots-schema.ts'
import { type JudgedMap, scoreMaps, type TruthScore } from '../properties/hotspots-truth.ts'
import { street, useApi } from './api-fixture.ts'
import { askHotspots } from './hotspots-fixture.ts'

/** What was planted, as the database has it, against what the route says to whoever asks it. */
const api = useApi()
const ask = (search: string) => askHotspots(api, search)
const dayMs = 86_400_000
const endMs = Date.UTC(2026, 9, 31, 16)
const iso = (ms: number) => new Date(ms).toISOString()

let clusters: PlantedCluster[]
beforeAll(async () => {
  const rows = await api.db.sql<{ detail: PlantedCluster }[]>`
    SELECT detail FROM demo_truth WHERE street_id = ${street} AND kind = 'cluster' ORDER BY seq`
  clusters = rows.map(({ detail }) => detail)
})

const mapOf = (
  { cells }: Hotspots,
  category: RequestCategory | null,
  [fromMs, toMs]: readonly [number, number],
  bandOf: (cell: Hotspots['cells'][number]) => number = ({ band }) => band,
): JudgedMap => ({
  category,
  fromMs,
  toMs,
  cells: cells.flatMap((cell) =>
    cell.z === null ? [] : [{ lon: cell.lon, lat: cell.lat, band: bandOf(cell) }],
  ),
})

/** Twelve months of each category, each a map of its own, in one question a category. */
const judgeMonths = async (search: string, reachM: number): Promise<TruthScore> => {
  const maps: JudgedMap[] = []
  for (const category of requestCategories) {
    const from = iso(endMs - 360 * dayMs)
    const answer = await ask(`category=${category}&from=${from}&history=true&${search}`)
    expect(answer.query.steps).toEqual({ unit: 'month', count: 12 })
    const edges = (answer.steps ?? []).map((edge) => Date.parse(edge))
    for (const [month, toMs] of edges.slice(1).entries())
      maps.push(mapOf(answer, category, [edges[month] ?? 0, toMs], ({ steps }) => steps?.[month] ?? 0))
  }
  return scoreMaps(clusters, maps, reachM)
}

describe('category by category and month by month, hexagons of 75 m', () => {
  test('every planted cluster is found, and little else', async () => {
    const score = await judgeMonths('resolution=10', 200)
    expect([score.clusters, score.clustersFound]).toEqual([14, 14])
    expect(score.plantedFound / score.planted).toBeGreaterThan(0.94)
    expect(score.hotTouching / score.hot).toBeGreaterThan(0.88)
  })

  test('dealing out calls fewer cells beside them', async () => {
    const score = await judgeMonths('resolution=10&chance=permutation', 200)
    expect(score.clustersFound).toBe(14)
    expect(score.plantedFound / score.planted).toBeGreaterThan(0.8)
    expect(score.hotInside / score.hot).toBeGreaterThan(0.6)
  })
})

test('a cluster is new at its height, when weeks are looked at', async () => {
  for (const { category, centre, radiusM, fromMs, toMs } of clusters) {
    const heightMs = (fromMs + toMs) / 2
    if (heightMs - 60 * dayMs < endMs - 365 * dayMs) continue
    const { cells } = await ask(
      `category=${category}&resolution=10&history=true&from=${iso(heightMs - 60 * dayMs)}&to=${iso(heightMs)}`,
    )
    const [lon = 0, lat = 0] = centre.coordinates
    const inside = cells.filter(
      (cell) => Math.hypot((cell.lon - lon) * 90_600, (cell.lat - lat) * 111_000) <= radiusM / 2,
    )
    const hot = inside.filter(({ band }) => band >= 95)
    expect(hot.length).toBeGreaterThan(0)
    for (const { pattern } of hot) expect(pattern).toBe('new')
  }
})

describe('where nothing was planted', () => {
  test('a month without a cluster of its category has hardly a hot cell', async () => {
    let maps = 0
    let withHot = 0
    for (const category of requestCategories)
      for (let month = 0; month < 12; month += 1) {
        const [fromMs, toMs] = [endMs - (month + 1) * 30 * dayMs, endMs - month * 30 * dayMs]
        if (clusters.some((it) => it.category === category && it.fromMs < toMs && it.toMs > fromMs)) continue
        const { totals, reason } = await ask(
          `category=${category}&resolution=10&from=${iso(fromMs)}&to=${iso(toMs)}`,
        )
        if (reason !== null) continue
        maps += 1
        if (totals.hot > 0) withHot += 1
      }
    expect(maps).toBeGreaterThan(50)
    expect(withHot / maps).toBeLessThan(0.11)
  })
})
