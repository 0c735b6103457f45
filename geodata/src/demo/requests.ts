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

/** A street's requests: where and when are drawn once, the rest of each is worked out as it is asked for. */
export interface DemoRequests {
  /** When each of the year's is made, in order of time. */
  readonly madeMs: readonly number[]
  /**
   * The i-th, with its stages before `endMs`, from a seed of its own: asking twice gives the same, and a later end
   * only adds to its history.
   * @param round 0 in the demo's year; n when the year is told for the n-th time again, each 364 days later.
   */
  request(i: number, round: number, endMs: number): ServiceRequest
}

/** Whole weeks, so that a call keeps its day of the week when the year is told again. */
export const roundMs = 364 * dayMs

export const drawRequests = (
  town: Town,
  plan: GridPlan,
  lived: readonly Lived[],
  clusters: readonly ClusterPlan[],
  prng: Prng,
): DemoRequests => {
  const calls = [
    ...usualCalls(town, lived, prng.fork('usual')),
    ...clusterCalls(lived, clusters, prng.fork('clusters')),
  ]
  calls.sort((a, b) => a.atMs - b.atMs || a.building - b.building)
  const seed = prng.fork('each').seed
  const codes = plan.basicOf.map((place): GridCode | null => place?.code ?? null)
  return {
    madeMs: calls.map((call) => call.atMs),
    request: (i, round, endMs) => {
      const call = at(calls, i)
      const own = new Prng(round === 0 ? hashOf(seed, i) : hashOf(seed, i, round))
      const ring = at(town.buildings, call.building).ring
      const middle = ringCentroid(ring)
      const createdAtMs = call.atMs + round * roundMs
      return {
        id: (i + 1) as RequestId,
        category: call.category,
        location: toPoint(lerp(middle, at(ring, own.int(0, ring.length - 1)), own.between(0.05, 0.7))),
        basicCode: codes[call.building] ?? null,
        createdAtMs,
        events: walkStages(call.category, createdAtMs, endMs, skillAt(seed, middle), own),
      }
    },
  }
}

/** The year's requests in order of time; nothing large is kept, and reading twice gives the same. */
export const yearRequests = (drawn: DemoRequests): Iterable<ServiceRequest> => ({
  *[Symbol.iterator]() {
    for (let i = 0; i < drawn.madeMs.length; i += 1) yield drawn.request(i, 0, yearEndMs)
  },
})

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
