import type { Coverage, CoverageGapSummary, CoverageRow } from '../../../../api/coverage.ts'
import type { Overview } from '../../../../api/overview.ts'

/** Parts of a gap by where its people live, with codes and names. */
type GapPart = CoverageGapSummary['units'][number]

export interface GapRow {
  readonly id: number
  /** Names of the grids that most of its people live in, most first. */
  readonly where: readonly string[]
  /** Those of them who live in the place. */
  readonly households: number
}

export interface GapRest {
  /** null where it is not known of how many gaps: small ones are counted of the whole street alone. */
  readonly count: number | null
  readonly households: number
}

export interface PlaceGaps {
  /** All who cannot walk it in five minutes. */
  readonly households: number
  /** Most households first. */
  readonly rows: readonly GapRow[]
}

/** Rows of the grids one level below the place, highest share first; empty where nobody lives or none is below. */
export const childRows = (coverage: Coverage, place: Overview['place']): CoverageRow[] =>
  coverage.grids
    .filter(
      ({ code, parentCode, households }) =>
        code !== place.code && households > 0 && (place.level === 'street' || parentCode === place.code),
    )
    .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0) || a.code.localeCompare(b.code))

const partsIn = (gap: CoverageGapSummary, { place, children }: Overview): readonly GapPart[] => {
  switch (place.level) {
    case 'street':
      return gap.units
    case 'district': {
      const own = new Set(children.map(({ code }) => code))
      return gap.units.filter(({ code }) => own.has(code))
    }
    case 'unit':
      return gap.basics.filter(({ code }) => code.startsWith(place.code))
    case 'basic':
      return gap.basics.filter(({ code }) => code === place.code)
    default:
      return place.level satisfies never
  }
}

/** The inhabited areas of a place outside every circle, with those who live in the place alone. */
export const gapsOf = (coverage: Coverage, overview: Overview): PlaceGaps => {
  const five = overview.service.minutes.find(({ minutes }) => minutes === 5)
  const rows = coverage.gaps.gaps
    .map((gap): GapRow => {
      const parts = partsIn(gap, overview)
      const households =
        overview.place.level === 'street'
          ? gap.households
          : parts.reduce((sum, part) => sum + part.households, 0)
      return { id: gap.id, where: parts.map(({ name }) => name), households }
    })
    .filter(({ households }) => households > 0)
    .toSorted((a, b) => b.households - a.households)
  return { households: overview.figures.households - (five?.households ?? 0), rows }
}

/** What is left beside the gaps that are shown; null where nothing is. */
export const restOf = (
  gaps: PlaceGaps,
  shown: number,
  coverage: Coverage,
  isStreet: boolean,
): GapRest | null => {
  const households = gaps.households - gaps.rows.slice(0, shown).reduce((sum, row) => sum + row.households, 0)
  const count = Math.max(0, gaps.rows.length - shown) + (isStreet ? coverage.gaps.others.count : 0)
  return households <= 0 ? null : { count: isStreet ? count : null, households }
}
