import {
  type HotspotOptions,
  type PlantedCluster,
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

/** Month by month and category by category: what is called hot against what was planted. */
export const scoreAgainstTruth = (
  street: StreetDataset,
  resolution: number,
  reachM: number,
  options: HotspotOptions,
): TruthScore => {
  const homes = homesOf(street)
  const requests = [...street.requests]
  const startMs = street.street.asOfMs - 360 * dayMs
  const edgesMs = Array.from({ length: 13 }, (_, month) => startMs + month * 30 * dayMs)
  const clusters = street.truth?.clusters ?? []
  const score = {
    clusters: clusters.length,
    clustersFound: 0,
    hot: 0,
    hotInside: 0,
    hotTouching: 0,
    planted: 0,
    plantedFound: 0,
  }
  for (const category of new Set(requests.map((it) => it.category))) {
    const own = requests.filter((it) => it.category === category)
    const history = hotspotHistory(
      {
        kind: 'h3',
        resolution,
        requests: {
          lon: Float64Array.from(own, (it) => it.location.coordinates[0] ?? 0),
          lat: Float64Array.from(own, (it) => it.location.coordinates[1] ?? 0),
        },
        homes,
        area: null,
      },
      options,
      Float64Array.from(own, (it) => it.createdAtMs),
      edgesMs,
    )
    if (!history.ok) throw new Error(history.failure.code)
    const { cells, steps } = history.value
    const found = new Set<PlantedCluster>()
    const planted = clusters.filter((it) => it.category === category)
    for (const [month, { spots }] of steps.entries()) {
      const now = planted.filter(
        (it) => shareWithin(it, edgesMs[month] ?? 0, edgesMs[month + 1] ?? 0) >= LEAST_SHARE,
      )
      for (const cell of cells.ids.keys()) {
        if (Number.isNaN(spots.z[cell])) continue
        const beyondM = (it: PlantedCluster) =>
          distanceM(it.centre.coordinates, [cells.lon[cell] ?? 0, cells.lat[cell] ?? 0]) - it.radiusM
        const inside = now.some((it) => beyondM(it) <= 0)
        const touching = now.filter((it) => beyondM(it) <= reachM)
        const hot = (spots.band[cell] ?? 0) >= 95
        if (inside) score.planted += 1
        if (inside && hot) score.plantedFound += 1
        if (!hot) continue
        score.hot += 1
        if (inside) score.hotInside += 1
        if (touching.length > 0) score.hotTouching += 1
        for (const it of touching) if (beyondM(it) <= 0) found.add(it)
      }
    }
    score.clustersFound += found.size
  }
  return score
}

/** Share of a trouble's requests between two times: they rise and fall evenly over its weeks. */
const shareWithin = ({ fromMs, toMs }: PlantedCluster, start: number, end: number): number => {
  const before = (at: number) => {
    const x = Math.min(1, Math.max(0, (at - fromMs) / (toMs - fromMs)))
    return x < 0.5 ? 2 * x * x : 1 - 2 * (1 - x) ** 2
  }
  return before(end) - before(start)
}
