import type { Overview } from '../../../api/overview.ts'
import type { Coverage, CoverageGapSummary } from '../../../api/coverage.ts'
import type { Part, ScreenData } from '../data/screen-data.ts'

/** What the map has to say about the place, largest thing first. */
export type HeadlineFinding =
  | { readonly kind: 'no-network' }
  | { readonly kind: 'no-households' }
  | { readonly kind: 'no-centre'; readonly households: number }
  | { readonly kind: 'all' }
  /** `where` is the name of a grid below the place; null where there is none. */
  | { readonly kind: 'largest'; readonly where: string | null; readonly households: number }
  /** Only small gaps; `count` of the whole street alone. */
  | { readonly kind: 'small'; readonly households: number; readonly count: number | null }

export interface HeadlineDetail {
  readonly farthestSeconds: number | null
  /** Names of the units of the place without a centre of their own. */
  readonly withoutCentre: readonly string[]
}

interface PlaceGap {
  readonly households: number
  readonly where: string | null
}

/** The part of a gap that lies in the grid, and the unit, within a unit the basic grid, that most of it lies in. */
const partIn = (
  gap: CoverageGapSummary,
  code: string | null,
  isIn: (code: string, ancestor: string) => boolean,
): PlaceGap => {
  if (code === null) return { households: gap.households, where: gap.units[0]?.name ?? null }
  const units = gap.units.filter((unit) => isIn(unit.code, code))
  const basics = gap.basics.filter((basic) => isIn(basic.code, code))
  const own = units.length > 0 ? units : basics
  const [most] = units.some((unit) => unit.code === code) ? basics : own
  // To say of a grid that its gap lies in it would say nothing.
  const where = most === undefined || most.code === code ? null : most.name
  return { households: own.reduce((sum, one) => sum + one.households, 0), where }
}

/** The largest gap of a place, by the households of the place alone; null where none of those told apart lies in it. */
export const largestGapIn = (
  gaps: readonly CoverageGapSummary[],
  code: string | null,
  isIn: (code: string, ancestor: string) => boolean,
): PlaceGap | null =>
  gaps
    .map((gap) => partIn(gap, code, isIn))
    .reduce<PlaceGap | null>((most, gap) => (gap.households > (most?.households ?? 0) ? gap : most), null)

const outsideOf = ({ figures, service }: Overview): number => {
  const five = service.minutes.find(({ minutes }) => minutes === 5)
  return five === undefined || five.households === null ? 0 : figures.households - five.households
}

/** null while nothing has come that could be told. */
export const headlineFinding = (
  { code, street, place, coverage }: Pick<ScreenData, 'code' | 'street' | 'place' | 'coverage'>,
  isIn: (code: string, ancestor: string) => boolean,
): HeadlineFinding | null => {
  if (place.value === null) return null
  if (!place.value.service.network || coverage.failed === 'no-network') return { kind: 'no-network' }
  const { households } = place.value.figures
  if (households === 0) return { kind: 'no-households' }
  if (street.figures.places.centre === 0) return { kind: 'no-centre', households }
  const outside = outsideOf(place.value)
  if (outside === 0) return { kind: 'all' }
  if (coverage.value === null) return null
  const largest = largestGapIn(coverage.value.gaps.gaps, code, isIn)
  if (largest !== null) return { kind: 'largest', ...largest }
  return {
    kind: 'small',
    households: outside,
    count: code === null ? coverage.value.gaps.others.count : null,
  }
}

const farthestIn = (
  { value }: Part<Coverage>,
  code: string | null,
  isIn: (code: string, ancestor: string) => boolean,
): number | null => {
  if (value === null) return null
  if (code === null) return value.street.farthest?.seconds ?? null
  const walks = value.grids.filter((row) => isIn(row.code, code)).map((row) => row.farthest?.seconds ?? 0)
  const most = Math.max(0, ...walks)
  return most === 0 ? null : most
}

/** What stands below the finding. */
export const headlineDetail = (
  { code, place, coverage }: Pick<ScreenData, 'code' | 'place' | 'coverage'>,
  isIn: (code: string, ancestor: string) => boolean,
): HeadlineDetail => ({
  farthestSeconds: farthestIn(coverage, code, isIn),
  withoutCentre: (place.value?.figures.organizations.gaps ?? [])
    .filter(({ missing, level }) => missing === 'centre' && level === 'unit')
    .map(({ name }) => name),
})
