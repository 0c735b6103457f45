import {
  type HomeColumns,
  type HotspotOptions,
  type PlantedCluster,
  type RequestCategory,
  type ServiceRequest,
  type StreetDataset,
  distanceM,
  hotspotHistory,
} from '@wangge/geodata'
import { homesOf } from './hotspots-homes.ts'

const dayMs = 86_400_000
/** A month counts as troubled from this share of the trouble's requests on. */
const LEAST_SHARE = 0.15

export interface TruthScore {
  /** Planted clusters, and those of which at least one cell was found in a month of theirs. */
  readonly clusters: number
  readonly clustersFound: number
  /** Cells of a category and month called hot (q ≤ 0.05); of them with their centre in a planted circle; or with one in their neighbourhood. */
  readonly hot: number
  readonly hotInside: number
  readonly hotTouching: number
  /** Inhabited cells of a category and month whose centre lies in a planted circle, and those called hot. */
  readonly planted: number
  readonly plantedFound: number
}

/** One map of hot spots: of a category, or of all where it is null, between two times. */
export interface JudgedMap {
  readonly category: RequestCategory | null
  readonly fromMs: number
  readonly toMs: number
  /** Those that were compared. */
  readonly cells: readonly { readonly lon: number; readonly lat: number; readonly band: number }[]
}

/** What maps call hot against what was planted. A cluster is found by any map of its category in a time of its own. */
export const scoreMaps = (
  clusters: readonly PlantedCluster[],
  maps: readonly JudgedMap[],
  reachM: number,
): TruthScore => {
  const score = {
    clusters: clusters.length,
    hot: 0,
    hotInside: 0,
    hotTouching: 0,
    planted: 0,
    plantedFound: 0,
  }
  const found = new Set<PlantedCluster>()
  for (const { category, fromMs, toMs, cells } of maps) {
    const now = clusters.filter(
      (it) => (category === null || it.category === category) && shareWithin(it, fromMs, toMs) >= LEAST_SHARE,
    )
    for (const { lon, lat, band } of cells) {
      const beyondM = (it: PlantedCluster) => distanceM(it.centre.coordinates, [lon, lat]) - it.radiusM
      const inside = now.some((it) => beyondM(it) <= 0)
      const hot = band >= 95
      if (inside) score.planted += 1
      if (inside && hot) score.plantedFound += 1
      if (!hot) continue
      score.hot += 1
      if (inside) score.hotInside += 1
      if (now.some((it) => beyondM(it) <= reachM)) score.hotTouching += 1
      for (const it of now) if (beyondM(it) <= 0) found.add(it)
    }
  }
  return { ...score, clustersFound: found.size }
}

/** Month by month and category by category: what is called hot against what was planted. */
export const scoreAgainstTruth = (
  street: StreetDataset,
  resolution: number,
  reachM: number,
  options: HotspotOptions,
): TruthScore => {
  const requests = [...street.requests]
  const homes = homesOf(street)
  const categories = new Set(requests.map((it) => it.category))
  const maps = [...categories].flatMap((category) => {
    const own = requests.filter((it) => it.category === category)
    return monthsOf(own, homes, street.street.asOfMs, resolution, options).map((map) => ({
      ...map,
      category,
    }))
  })
  return scoreMaps(street.truth?.clusters ?? [], maps, reachM)
}

const monthsOf = (
  requests: readonly ServiceRequest[],
  homes: HomeColumns,
  asOfMs: number,
  resolution: number,
  options: HotspotOptions,
): Omit<JudgedMap, 'category'>[] => {
  const startMs = asOfMs - 360 * dayMs
  const edgesMs = Array.from({ length: 13 }, (_, month) => startMs + month * 30 * dayMs)
  const history = hotspotHistory(
    {
      kind: 'h3',
      resolution,
      requests: {
        lon: Float64Array.from(requests, (it) => it.location.coordinates[0] ?? 0),
        lat: Float64Array.from(requests, (it) => it.location.coordinates[1] ?? 0),
      },
      homes,
      area: null,
    },
    options,
    Float64Array.from(requests, (it) => it.createdAtMs),
    edgesMs,
  )
  if (!history.ok) throw new Error(history.failure.code)
  const { cells, steps } = history.value
  return steps.map(({ spots }, month) => ({
    fromMs: edgesMs[month] ?? 0,
    toMs: edgesMs[month + 1] ?? 0,
    cells: cells.ids.flatMap((_, cell) =>
      Number.isNaN(spots.z[cell])
        ? []
        : [{ lon: cells.lon[cell] ?? 0, lat: cells.lat[cell] ?? 0, band: spots.band[cell] ?? 0 }],
    ),
  }))
}

/** Share of a trouble's requests between two times: they rise and fall evenly over its weeks. */
const shareWithin = ({ fromMs, toMs }: PlantedCluster, start: number, end: number): number => {
  const before = (at: number) => {
    const x = Math.min(1, Math.max(0, (at - fromMs) / (toMs - fromMs)))
    return x < 0.5 ? 2 * x * x : 1 - 2 * (1 - x) ** 2
  }
  return before(end) - before(start)
}
