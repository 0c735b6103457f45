import type { ChildFigures, Overview } from '../api/overview.ts'
import type {
  CategoryFinding,
  DayFinding,
  DeniedFinding,
  HourFinding,
  OrganizationFinding,
  RateFinding,
  ServiceFinding,
  SpreadFinding,
  StageFinding,
  VolumeFinding,
} from '../i18n/finding.ts'
import { rateLimits, serviceShareLimit } from './limits.ts'

/** Changes below this share are noise, and children closer than this are alike. */
const sameWithin = 0.03

/** Below this many requests a change in per cent says more than the counts do. */
const fewestToCompare = 20

export const serviceFinding = ({ figures, service }: Overview): ServiceFinding => {
  const five = service.minutes.find((entry) => entry.minutes === 5)
  if (figures.households === 0) return { kind: 'no-households' }
  if (!service.network || five === undefined || five.households === null || five.share === null)
    return { kind: 'no-network' }
  if (five.households === 0 && figures.places.centre === 0) return { kind: 'no-centre' }
  const limit = serviceShareLimit
  return five.share >= limit
    ? { kind: 'reached', share: five.share, limit }
    : { kind: 'short', share: five.share, limit, outside: figures.households - five.households }
}

/** null where nothing is claimed: without network, or without a circle. */
export const deniedFinding = ({ service }: Overview, minutes: number): DeniedFinding | null => {
  const found = service.minutes.find((entry) => entry.minutes === minutes)
  if (found === undefined || found.claimedByRadius === null || found.deniedByWalk === null) return null
  return found.claimedByRadius === 0 ? null : { claimed: found.claimedByRadius, denied: found.deniedByWalk }
}

type SharedChild = ChildFigures & { share5: number }

/** Children that have households, lowest share first. */
export const rankedChildren = (children: readonly ChildFigures[]): SharedChild[] =>
  children
    .filter((child): child is SharedChild => child.share5 !== null && child.households > 0)
    .toSorted((a, b) => a.share5 - b.share5 || a.code.localeCompare(b.code))

export const spreadFinding = (children: readonly ChildFigures[]): SpreadFinding => {
  const ranked = rankedChildren(children)
  const [worst, best] = [ranked[0], ranked.at(-1)]
  if (worst === undefined || best === undefined) return { kind: 'none' }
  if (worst.share5 >= serviceShareLimit)
    return { kind: 'all-reached', count: ranked.length, limit: serviceShareLimit }
  if (best.share5 - worst.share5 < sameWithin)
    return { kind: 'even', share: (best.share5 + worst.share5) / 2 }
  return { kind: 'spread', best: best.name, worst: worst.name, worstShare: worst.share5 }
}

/** True where no request was ever recorded in the whole street, which is not the same as a quiet month. */
const hasNoRequests = ({ requests }: Overview): boolean =>
  requests.total === 0 && requests.previousTotal === 0 && requests.open === 0

export const volumeFinding = (overview: Overview, recorded: boolean): VolumeFinding => {
  const { requests } = overview
  const { total, previousTotal } = requests
  if (requests.suppressed || total === null) return { kind: 'suppressed' }
  if (!recorded) return { kind: 'no-data' }
  if (total === 0) return { kind: 'none' }
  if (previousTotal === null || previousTotal < fewestToCompare) return { kind: 'first', total }
  const change = total / previousTotal - 1
  if (Math.abs(change) < sameWithin) return { kind: 'steady', total }
  return { kind: change > 0 ? 'more' : 'fewer', total, change: Math.abs(change) }
}

export const stageFinding = ({ requests }: Overview): StageFinding => {
  const waiting = requests.byStage.filter((entry) => entry.stage < 7 && entry.count > 0)
  const fullest = waiting.reduce<(typeof waiting)[number] | undefined>(
    (most, entry) => (most === undefined || entry.count > most.count ? entry : most),
    undefined,
  )
  const { total, open, overdue } = requests
  if (fullest === undefined) return { kind: 'all-closed', total: total ?? 0 }
  return { kind: 'waiting', open: open ?? 0, overdue: overdue ?? 0, stage: fullest.stage }
}

/** @param rates shares 0–1; null where there is nothing to be a share of */
export const rateFinding = (
  rates: Readonly<Record<'response' | 'resolution' | 'satisfaction', number | null>>,
): RateFinding => {
  const measured = (['response', 'resolution', 'satisfaction'] as const).flatMap((key) => {
    const value = rates[key]
    return value === null ? [] : [{ key, missing: rateLimits[key] - value }]
  })
  if (measured.length === 0) return { kind: 'unknown' }
  const short = measured.filter((rate) => rate.missing > 0).toSorted((a, b) => b.missing - a.missing)
  const [worst] = short
  if (worst === undefined) return { kind: 'all-met' }
  return {
    kind: 'short',
    met: measured.length - short.length,
    measured: measured.length,
    worst: worst.key,
    points: Math.max(worst.missing * 100, 0.1),
  }
}

/** Days with fewer than this many requests have no usual level worth a title. */
const fewestADay = 2

/** The day with the most requests against the mean of the others; null where too few come for a usual level. */
export const dayFinding = (byDay: Overview['requests']['byDay']): DayFinding | null => {
  const [most] = byDay.toSorted((a, b) => b.count - a.count)
  if (most === undefined || most.count === 0 || byDay.length < 2) return null
  const others = byDay.reduce((sum, entry) => sum + entry.count, 0) - most.count
  const usual = others / (byDay.length - 1)
  return usual < fewestADay ? null : { ...most, usual }
}

const peakHours = 3

/** The three hours in a row with the most requests; null without any. */
export const hourFinding = (byHour: readonly number[]): HourFinding | null => {
  const total = byHour.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const sumFrom = (from: number): number =>
    byHour.slice(from, from + peakHours).reduce((sum, count) => sum + count, 0)
  let best = 0
  for (let from = 1; from + peakHours <= byHour.length; from++) if (sumFrom(from) > sumFrom(best)) best = from
  return { from: best, to: best + peakHours, share: sumFrom(best) / total }
}

export const categoryFinding = ({ requests }: Overview): CategoryFinding | null => {
  const [most] = requests.byCategory.toSorted((a, b) => b.count - a.count)
  const total = requests.total ?? 0
  return most === undefined || total === 0 ? null : { category: most.category, share: most.count / total }
}

/** True where nobody imported any organisation of the whole street. */
const hasNoOrganizations = ({ figures: { organizations, posts, bodies } }: Overview): boolean =>
  [organizations.street, organizations.district, organizations.unit, organizations.basic].every(
    (level) => level.present === 0,
  ) &&
  posts.planned === 0 &&
  bodies.total === 0

/** What a street has on record at all. Without it, absence in any of its places is no finding. */
export interface OnRecord {
  readonly organizations: boolean
  readonly requests: boolean
}

/** @param street the overview of the whole street; undefined, while it is on the way, doubts nothing */
export const onRecord = (street: Overview | undefined): OnRecord => ({
  organizations: street === undefined || !hasNoOrganizations(street),
  requests: street === undefined || !hasNoRequests(street),
})

export const organizationFinding = (overview: Overview, recorded: boolean): OrganizationFinding => {
  const { gaps } = overview.figures.organizations
  const without = (level: string): number =>
    gaps.filter((gap) => gap.missing === 'organization' && gap.level === level).length
  if (!recorded) return { kind: 'no-data' }
  if (gaps.length === 0) return { kind: 'complete' }
  return {
    kind: 'blank',
    total: gaps.length,
    district: without('district'),
    unit: without('unit'),
    basic: without('basic'),
    centre: gaps.filter((gap) => gap.missing === 'centre').length,
  }
}
