import type { GridLevel, PlaceLevel } from '@wangge/geodata'
import type { StreetHead } from '../db/queries/streets.ts'
import type { Overview } from '../routes/overview-schema.ts'
import { boundsOf } from './geometry-box.ts'
import { readOverviewRequests, withheldRequests } from './requests/overview-requests.ts'
import type { RequestFacts } from './requests/request-facts.ts'
import type { StreetData, StreetView } from './street-data.ts'
import type { FactNode, StreetFacts, Sums } from './street-facts.ts'
import { coverageMinutes, defaultSpeedMps } from './walk-defaults.ts'
import type { StreetWalkCoverage } from './walks.ts'

/** A grid with everything below it; null is the street. */
interface Place {
  readonly node: FactNode | null
  readonly sums: Sums
  readonly below: readonly FactNode[]
}

const belowOf = (facts: StreetFacts, code: string | null): FactNode[] =>
  facts.tree.childrenOf(code).flatMap((child) => [child, ...belowOf(facts, child.code)])

const placeAt = (facts: StreetFacts, code: string | null): Place | null => {
  if (code === null) return { node: null, sums: facts.sums, below: belowOf(facts, null) }
  const node = facts.tree.nodes.get(code)
  return node === undefined ? null : { node, sums: node.sums, below: [node, ...belowOf(facts, code)] }
}

const countOrganizations = (facts: StreetFacts, place: Place): Overview['figures']['organizations'] => {
  const of = (level: PlaceLevel) => {
    if (level === 'street')
      return place.node === null
        ? { expected: 1, present: facts.streetOrganization === null ? 0 : 1 }
        : { expected: 0, present: 0 }
    const grids = place.below.filter((it) => it.level === level)
    return { expected: grids.length, present: grids.filter((it) => it.organizationName !== null).length }
  }
  const codes = new Set(place.below.map((it) => it.code))
  return {
    street: of('street'),
    district: of('district'),
    unit: of('unit'),
    basic: of('basic'),
    gaps: facts.gaps.filter((gap) => codes.has(gap.code)),
  }
}

const countFigures = (facts: StreetFacts, place: Place): Overview['figures'] => {
  const { sums, below, node } = place
  const posts = { ...(node === null ? facts.streetPosts : { planned: 0, filled: 0 }) }
  for (const grid of below) {
    posts.planned += grid.posts.planned
    posts.filled += grid.posts.filled
  }
  const levels = (level: GridLevel) =>
    below.filter((it) => it.level === level && it.code !== node?.code).length
  return {
    households: sums.households,
    residents: sums.residents,
    buildings: sums.buildings,
    areaM2: Math.round(sums.areaM2),
    grids: { district: levels('district'), unit: levels('unit'), basic: levels('basic') },
    compounds: sums.compounds,
    bodies: { total: sums.bodies, covered: sums.coveredBodies },
    posts,
    places: { hall: sums.halls, centre: sums.centres, station: sums.stations, candidate: sums.candidates },
    organizations: countOrganizations(facts, place),
  }
}

const noMinutes: Overview['service']['minutes'] = coverageMinutes.map((minutes) => ({
  minutes,
  households: null,
  share: null,
  claimedByRadius: null,
  deniedByWalk: null,
}))

const walkedIn = (walked: StreetWalkCoverage, code: string | null): Overview['service']['minutes'] => {
  const at = walked.coverage.places.findIndex((it) => it.code === code)
  const place = walked.coverage.places[at]
  if (place === undefined) return noMinutes
  return place.covered.map(({ minutes, households, share }, value) => {
    const circle = walked.radius[value]?.places[at]
    return {
      minutes,
      households,
      share,
      claimedByRadius: circle?.claimed.households ?? null,
      deniedByWalk: circle?.denied.households ?? null,
    }
  })
}

const describeService = (walked: StreetWalkCoverage | null, code: string | null): Overview['service'] => ({
  method: 'walk',
  approximate: false,
  speedMps: defaultSpeedMps,
  placeKind: 'centre',
  network: walked !== null,
  minutes: walked === null ? noMinutes : walkedIn(walked, code),
  problems: [...(walked?.problems ?? [])],
})

/** null where the street has no way to walk. */
const readWalked = async (data: StreetData, view: StreetView): Promise<StreetWalkCoverage | null> => {
  const walked = await data.walks.coverage(view, { minutes: coverageMinutes, speedMps: defaultSpeedMps })
  if (walked.ok) return walked.value
  if (walked.failure.code === 'no-network') return null
  throw new Error(`walks of ${view.head.id}: ${walked.failure.code}`)
}

const describeChildren = (
  facts: StreetFacts,
  requestFacts: RequestFacts,
  walked: StreetWalkCoverage | null,
  code: string | null,
  seesSingleRequests: boolean,
): Overview['children'] =>
  facts.tree.childrenOf(code).map((child) => {
    const codes = new Set([child.code, ...belowOf(facts, child.code).map((it) => it.code)])
    const withheld = !seesSingleRequests && requestFacts.suppressed.has(child.code)
    return {
      level: child.level,
      code: child.code,
      name: child.name,
      households: child.sums.households,
      residents: child.sums.residents,
      requests: withheld ? null : requestFacts.countOf(child.code),
      share5: walked === null ? null : (walkedIn(walked, child.code)[0]?.share ?? null),
      gaps: facts.gaps.filter((gap) => codes.has(gap.code)).length,
    }
  })

export interface OverviewQuestion {
  readonly view: StreetView
  readonly streets: readonly StreetHead[]
  /** null is the street. */
  readonly code: string | null
  /** May the asker see requests one by one? Else basic grids with fewer than five are withheld. */
  readonly seesSingleRequests: boolean
}

/** Everything but what every answer carries; null where the plan has no such grid. */
export const readOverview = async (
  data: StreetData,
  { view, streets, code, seesSingleRequests }: OverviewQuestion,
): Promise<Omit<Overview, 'asOf' | 'plan'> | null> => {
  const { head } = view
  const facts = await data.facts(view)
  const place = placeAt(facts, code)
  if (place === null) return null
  const walked = await readWalked(data, view)
  const requestFacts = await data.requestFacts(view)
  const withheld = !seesSingleRequests && code !== null && requestFacts.suppressed.has(code)
  const { window } = requestFacts
  const nowMs = data.presentOf(view)
  const requests = withheld
    ? withheldRequests(window, nowMs)
    : await readOverviewRequests(await data.requestSums(view), head.id, facts, code, window, nowMs)
  const shape = code === null ? undefined : (await data.shapes(view)).get(code)
  const bbox = (shape && boundsOf([shape.geometry])) ?? head.bbox
  const top = { level: 'street' as const, code: head.id, name: head.name }
  const path = code === null ? [] : facts.tree.pathTo(code)
  const own = place.node ?? top
  return {
    street: {
      id: head.id,
      name: head.name,
      countyName: head.countyName,
      synthetic: head.synthetic,
      attribution: head.attribution,
      householdsCounted: head.householdsCounted,
    },
    streets: streets.map(({ id, name, synthetic }) => ({ id, name, synthetic })),
    place: {
      level: own.level,
      code: own.code,
      name: own.name,
      path: [top, ...path.map(({ level, code: step, name }) => ({ level, code: step, name }))],
      bbox: [...bbox],
    },
    figures: countFigures(facts, place),
    service: describeService(walked, code),
    requests,
    children: describeChildren(facts, requestFacts, walked, code, seesSingleRequests),
  }
}
