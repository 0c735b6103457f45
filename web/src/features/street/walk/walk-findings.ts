import type { Covered, PlaceCoverage, StreetCoverage } from '@wangge/geodata'
import type { SitedPlace, Siting } from '../../../api/siting.ts'
import type {
  CoverFinding,
  GapFinding,
  ProbeFinding,
  SiteReason,
  SitingFinding,
  TrialFinding,
} from '../../../i18n/walk-finding.ts'
import type { LiveGaps } from '../../../workers/walk-messages.ts'
import { serviceShareLimit } from '../../../findings/limits.ts'

export type GapSummary = LiveGaps['gaps'][number]

/** The row of a grid, or of the street for null. */
export const placeIn = (coverage: StreetCoverage, code: string | null): PlaceCoverage | undefined =>
  coverage.places.find((place) => place.code === code)

export const coveredIn = (place: PlaceCoverage, minutes: number): Covered | undefined =>
  place.covered.find((entry) => entry.minutes === minutes)

export const coverFinding = (place: PlaceCoverage, minutes: number, centres: number): CoverFinding => {
  const covered = coveredIn(place, minutes)
  if (place.households === 0 || covered === undefined || covered.share === null)
    return { kind: 'no-households' }
  if (centres === 0) return { kind: 'no-centre' }
  const outside = place.households - covered.households
  if (outside === 0) return { kind: 'all', minutes }
  return covered.share >= serviceShareLimit
    ? { kind: 'reached', minutes, share: covered.share }
    : { kind: 'short', minutes, outside }
}

/** The households of a gap that live in the grid, and of its units the grid itself or those below. */
const partIn = (gap: GapSummary, code: string, parentOf: (code: string) => string | null): GapSummary[] => {
  const district = gap.districts.find((share) => share.code === code)
  const own = district ?? [...gap.units, ...gap.basics].find((share) => share.code === code)
  if (own === undefined || own.households === 0) return []
  const { households, residents, buildings } = own
  const below = gap.units.filter((unit) => parentOf(unit.code) === code)
  return [{ ...gap, households, residents, buildings, units: district === undefined ? [own] : below }]
}

/**
 * Gaps that households of the grid live in, each with the grid's own part only, largest first; whole and all of
 * them for the street.
 */
export const gapsIn = (
  gaps: LiveGaps,
  code: string | null,
  parentOf: (code: string) => string | null,
): readonly GapSummary[] =>
  code === null
    ? gaps.gaps
    : gaps.gaps
        .flatMap((gap) => partIn(gap, code, parentOf))
        .toSorted((a, b) => b.households - a.households || a.id - b.id)

/**
 * @param others the small ones of the place; null where only the street's are known
 * @param outside households of the place that do not walk it
 */
export const gapFinding = (
  gaps: readonly GapSummary[],
  others: LiveGaps['others'] | null,
  outside: number,
  minutes: number,
  nameOf: (code: string) => string,
): GapFinding => {
  const [largest] = gaps
  if (largest !== undefined) {
    const [unit] = largest.units
    const where = unit === undefined ? '' : nameOf(unit.code)
    return { kind: 'largest', minutes, where, households: largest.households }
  }
  return outside === 0
    ? { kind: 'none', minutes }
    : { kind: 'small', minutes, count: others?.count ?? null, households: outside }
}

export const probeFinding = (
  rings: readonly { readonly minutes: number; readonly households: number }[],
  minutes: number,
): ProbeFinding => {
  const ring = rings.find((entry) => entry.minutes === minutes)
  return ring === undefined || ring.households === 0
    ? { kind: 'nobody' }
    : { kind: 'some', minutes, households: ring.households }
}

export const trialFinding = (now: number, before: number, minutes: number): TrialFinding => {
  if (now === before) return { kind: 'same' }
  return { kind: now > before ? 'more' : 'fewer', change: Math.abs(now - before), minutes }
}

export const sitingFinding = ({ places, total, minutes }: Siting, where: string): SitingFinding => {
  if (places.length === 0 || total === 0) return { kind: 'nothing', minutes }
  return places.length === 1
    ? { kind: 'one', where, gained: total, minutes }
    : { kind: 'several', count: places.length, gained: total, minutes }
}

/** What speaks for a place: nobody can stand in for it, or the next best reaches fewer. */
export const siteReason = (
  { alone, alternative }: Pick<SitedPlace, 'alone' | 'alternative'>,
  than: string,
): SiteReason =>
  alternative === null || alternative.gained === 0
    ? { kind: 'only', alone }
    : { kind: 'better', than, by: Math.max(0, alone - alternative.gained) }
