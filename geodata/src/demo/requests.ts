import type { ServiceRequest } from '../model/dataset.ts'
import type { GridCode, RequestId } from '../model/ids.ts'
import type { RequestCategory } from '../model/kinds.ts'
import type { ClusterPlan } from './clusters.ts'
import type { GridPlan } from './grids.ts'
import type { Lived } from './households.ts'
import { noiseAt } from './noise.ts'
import { toPoint } from './plane.ts'
import { hashOf, Prng } from './prng.ts'
import { categoryShares, dayMs, dayWeight, momentOf, yearDays, yearEndMs, yearStartMs } from './rhythm.ts'
import { walkStages } from './stages.ts'
import type { Town } from './town.ts'
import { at, lerp, ringCentroid, type Vec } from './vec.ts'

interface Call {
  readonly atMs: number
  readonly building: number
  readonly category: RequestCategory
}

/** Requests that are no part of a planted trouble, over the year. */
const usualRequests = 18_600

/**
 * The year's requests in order of time. Where and when are drawn once; the stages of each are worked out as it is
 * read, from a seed of its own, so that reading twice gives the same and nothing large is kept.
 */
export const makeRequests = (
  town: Town,
  plan: GridPlan,
  lived: readonly Lived[],
  clusters: readonly ClusterPlan[],
  prng: Prng,
): Iterable<ServiceRequest> => {
  const calls = [
    ...usualCalls(town, lived, prng.fork('usual')),
    ...clusterCalls(lived, clusters, prng.fork('clusters')),
  ]
  calls.sort((a, b) => a.atMs - b.atMs || a.building - b.building)
  const seed = prng.fork('each').seed
  const codes = plan.basicOf.map((place): GridCode | null => place?.code ?? null)
  return {
    *[Symbol.iterator]() {
      for (let i = 0; i < calls.length; i += 1) {
        const call = at(calls, i)
        const own = new Prng(hashOf(seed, i))
        const ring = at(town.buildings, call.building).ring
        const middle = ringCentroid(ring)
        yield {
          id: (i + 1) as RequestId,
          category: call.category,
          location: toPoint(lerp(middle, at(ring, own.int(0, ring.length - 1)), own.between(0.05, 0.7))),
          basicCode: codes[call.building] ?? null,
          createdAtMs: call.atMs,
          events: walkStages(call.category, call.atMs, yearEndMs, skillAt(seed, middle), own),
        }
      }
    },
  }
}

/** Some parts of the town are served faster than others. */
const skillAt = (seed: number, p: Vec): number => 1 + 0.28 * noiseAt(seed, p, 900)

const usualCalls = (town: Town, lived: readonly Lived[], prng: Prng): Call[] => {
  const pick = weightedPicker(
    town.buildings.map(
      (b, i) =>
        (lived[i]?.households ?? 0) +
        (b.use === 'commercial' || b.use === 'mixed' ? 2 : b.homes === 0 && b.use !== 'other' ? 1 : 0),
    ),
  )
  const shares = categoryShares.reduce((sum, [, share]) => sum + share, 0)
  const calls: Call[] = []
  for (const [category, share] of categoryShares) {
    const weights = Array.from({ length: yearDays }, (_, day) => dayWeight(day, category))
    const perWeight = (usualRequests * share) / shares / weights.reduce((sum, w) => sum + w, 0)
    let owed = 0
    weights.forEach((weight, day) => {
      const expected = weight * perWeight
      const count = Math.max(0, Math.round(expected + owed + 0.45 * Math.sqrt(expected) * prng.bell()))
      owed += expected - count
      for (let k = 0; k < count; k += 1) {
        calls.push({
          atMs: yearStartMs + day * dayMs + momentOf(prng),
          building: pick(prng.next()),
          category,
        })
      }
    })
  }
  return calls
}

const clusterCalls = (lived: readonly Lived[], clusters: readonly ClusterPlan[], prng: Prng): Call[] =>
  clusters.flatMap((cluster) => {
    const pick = weightedPicker(cluster.buildings.map((i) => lived[i]?.households ?? 0))
    const days = Math.round((cluster.toMs - cluster.fromMs) / dayMs)
    return Array.from({ length: cluster.count }, () => {
      // More in the middle of the weeks than at their ends.
      const day = Math.floor(((prng.next() + prng.next()) / 2) * days)
      const building = at(cluster.buildings, pick(prng.next()))
      return { atMs: cluster.fromMs + day * dayMs + momentOf(prng), building, category: cluster.category }
    })
  })

const weightedPicker = (weights: readonly number[]): ((draw: number) => number) => {
  const sums: number[] = []
  let sum = 0
  for (const weight of weights) {
    sum += weight
    sums.push(sum)
  }
  return (draw) => {
    const wanted = draw * sum
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] as number) > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}
