import { gridTree, liesIn } from '../coverage/grid-tree.ts'
import { buildingCount } from '../coverage/ground-buildings.ts'
import { walkOf } from '../coverage/measure-walks.ts'
import type { StreetWalks } from '../coverage/street-walks.ts'
import { checkWalkLimits, isWithin, type WalkLimitFailure, walkLimitM } from '../coverage/walk-limit.ts'
import type { GridCode } from '../model/ids.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { edgeCount } from '../network/walk-network.ts'
import { checkCount } from './check-problem.ts'
import { siteMaximalCover } from './maximal-cover.ts'
import {
  type CandidateEntrance,
  type CandidateKind,
  type SiteCandidate,
  siteCandidates,
} from './site-candidates.ts'
import { type ReachFailure, siteReach } from './site-reach.ts'
import type { MaximalCover, SitedPlace } from './siting-answer.ts'
import type { SitingControls, SitingFailureCode } from './siting-problem.ts'

export interface StreetSitingQuery {
  /** Centres to add. */
  readonly add: number
  readonly minutes: number
  readonly speedMps: number
  readonly candidates: CandidateKind
  /** Only people and candidates of this grid count; null and not given: of the whole street. */
  readonly within?: GridCode | null
}

/** The walks get as long as the search, but never less than this: without them there is no best so far. */
const LEAST_WALKS_MS = 10_000

/**
 * `unknown-grid`: `within` is no grid of the plan; `no-network`: the street has no way to walk; `siting-too-large`: too
 * many candidates within reach of too many people, or too far to walk to in the time given.
 */
export type StreetSitingFailure =
  | SitingFailureCode
  | WalkLimitFailure
  | ReachFailure
  | 'unknown-grid'
  | 'no-network'

export interface StreetSitedPlace extends Omit<SitedPlace, 'site' | 'alternative'> {
  readonly candidate: SiteCandidate
  readonly alternative: { readonly candidate: SiteCandidate; readonly gained: number } | null
}

export interface StreetSiting extends Omit<MaximalCover, 'places'> {
  /** Candidates that were compared. */
  readonly candidates: number
  /** Households in all, with one of today's centres in reach, and with the added ones. */
  readonly households: number
  readonly coveredBefore: number
  readonly coveredAfter: number
  readonly places: readonly StreetSitedPlace[]
}

/**
 * Where so many more centres would cover most households within the minutes. Walks are counted as in coverage, so that
 * a centre opened at a candidate covers what is said here. Households of buildings without a way near count as not
 * covered. Candidates without a way near are left out.
 */
export const siteStreet = async (
  walks: StreetWalks,
  query: StreetSitingQuery,
  controls: SitingControls,
): Promise<Result<StreetSiting, StreetSitingFailure>> => {
  const { add, minutes, speedMps, within = null } = query
  const checked = checkWalkLimits([minutes], speedMps)
  if (!checked.ok) return checked
  const { network, ground } = walks
  const tree = gridTree(ground.grids)
  const wanted = tree.numberOf(within)
  if (within !== null && wanted < 0) return fail('unknown-grid', { code: within })
  if (edgeCount(network) === 0) return fail('no-network')
  const isWanted = (code: GridCode | null): boolean =>
    within === null || liesIn(tree, tree.numberOf(code), wanted)

  const limitM = walkLimitM(minutes, speedMps)
  const demand = demandWithin(walks, limitM, isWanted)
  const entrances = siteCandidates(walks, query.candidates).filter(
    ({ position }) => within === null || isWanted(walks.gridAt(position)),
  )
  if (entrances.length === 0) return fail('no-candidates')
  const counted = checkCount(add, entrances.length)
  if (!counted.ok) return counted

  const startedMs = controls.now()
  controls.onProgress?.({ stage: 'reach', best: null, bound: null })
  const starts = entrances.map(({ start }) => start)
  const reach = siteReach(network, starts, demand.open, limitM, {
    isCancelled: () => controls.isCancelled?.() ?? false,
    isLate: () => controls.now() - startedMs > Math.max(controls.timeLimitMs, LEAST_WALKS_MS),
  })
  if (!reach.ok) return reach
  const problem = {
    households: demand.households,
    siteStart: reach.value.start,
    siteDemand: reach.value.item,
    covered: demand.covered,
  }
  // The walks have used up some of the time.
  const timeLimitMs = Math.max(1, controls.timeLimitMs - (controls.now() - startedMs))
  const sited = await siteMaximalCover(problem, add, { ...controls, timeLimitMs })
  if (!sited.ok) return sited
  const { places, ...answer } = sited.value
  const all = demand.households.reduce((sum, own) => sum + own, 0)
  const describe = (site: number): SiteCandidate => candidateOf(walks, entrances[site] as CandidateEntrance)
  return ok({
    ...answer,
    candidates: entrances.length,
    households: all,
    coveredBefore: all - answer.rest,
    coveredAfter: all - answer.rest + answer.total,
    places: places.map(({ site, alternative, ...place }) => ({
      ...place,
      candidate: describe(site),
      alternative: alternative && { candidate: describe(alternative.site), gained: alternative.gained },
    })),
  })
}

const candidateOf = (walks: StreetWalks, { kind, id, name, position }: CandidateEntrance): SiteCandidate => ({
  kind,
  id,
  name,
  position,
  gridCode: walks.gridAt(position),
})

/** Households by building, 0 where they do not count; who is covered; and where the others are on the network. */
const demandWithin = (walks: StreetWalks, limitM: number, isWanted: (code: GridCode | null) => boolean) => {
  const { buildings, basic, grids } = walks.ground
  const count = buildingCount(buildings)
  const households = new Float64Array(count)
  const covered = new Uint8Array(count)
  const edge = new Int32Array(count).fill(-1)
  const today = walks.walks()
  for (let building = 0; building < count; building += 1) {
    const code = grids[basic[building] as number]?.code ?? null
    if (code === null || !isWanted(code)) continue
    households[building] = buildings.households[building] as number
    const walk = walkOf(today, building)
    if (walk !== null && isWithin(walk.metres, limitM)) covered[building] = 1
    else if ((households[building] as number) > 0) edge[building] = buildings.edge[building] as number
  }
  return { households, covered, open: { edge, offsetM: buildings.offsetM } }
}
