import {
  type CoverageGap,
  type CoverageGaps,
  type GapShare,
  type Inhabited,
  LEAST_GAP_HOUSEHOLDS,
  type PlaceCoverage,
  type PlaceLevel,
} from '@wangge/geodata'
import type { Coverage, CoverageGapSummary, CoverageRow } from '../routes/coverage-schema.ts'
import type { PlacedCentre } from '../workers/walk-messages.ts'
import { boundsOf } from './geometry-box.ts'
import type { StreetWalkCoverage } from './walks.ts'

/** What numbers and codes of an answer stand for. */
export interface CoverageNames {
  readonly streetId: string
  readonly streetName: string
  /** By code. */
  readonly grids: ReadonlyMap<string, { readonly name: string; readonly parentCode: string | null }>
  /** By number. */
  readonly centres: readonly PlacedCentre[]
  /** Id of the building of that number. */
  readonly buildingId: (building: number) => number
}

export interface CoverageParts {
  readonly walked: StreetWalkCoverage
  readonly gaps: CoverageGaps
  readonly level: PlaceLevel
}

/** Figures of walks → the answer of `/api/v1/coverage`, without what frames it. */
export const coverageAnswer = (
  { walked, gaps, level }: CoverageParts,
  names: CoverageNames,
): Omit<Coverage, 'asOf' | 'plan'> => {
  const { coverage, radius } = walked
  const rows = coverage.places.map((place, at): CoverageRow => {
    const against = radius[0]?.places[at]
    return {
      ...describePlace(place, names),
      radius: { claimed: against?.claimed.households ?? 0, denied: against?.denied.households ?? 0 },
    }
  })
  const [street, ...grids] = rows
  if (street === undefined) throw new Error('coverage begins with the street')
  return {
    method: 'walk',
    minutes: [...coverage.minutes],
    speedMps: coverage.speedMps,
    level,
    street,
    grids: grids.filter((row) => row.level === level).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    gaps: {
      minutes: gaps.minutes,
      leastHouseholds: LEAST_GAP_HOUSEHOLDS,
      total: people(gaps.total),
      gaps: gaps.gaps.map((gap) => describeGap(gap, names)),
      others: { count: gaps.others.length, ...sumOf([...gaps.others, gaps.unplaced]) },
    },
    problems: names.centres.flatMap(({ problem, id, name, kind, status, gridCode, position, snapped }) =>
      problem === null
        ? []
        : [
            {
              code: problem,
              centerId: id,
              name,
              kind,
              status,
              gridCode,
              position: pair(position),
              snappedMetres: snapped?.snappedM ?? null,
            },
          ],
    ),
  }
}

const people = ({ households, residents, buildings }: Inhabited): Inhabited => ({
  households,
  residents,
  buildings,
})

const sumOf = (parts: readonly Inhabited[]): Inhabited => ({
  households: parts.reduce((sum, { households }) => sum + households, 0),
  residents: parts.reduce((sum, { residents }) => sum + residents, 0),
  buildings: parts.reduce((sum, { buildings }) => sum + buildings, 0),
})

const pair = ([lon = 0, lat = 0]: readonly number[]): [number, number] => [lon, lat]

const centreOf = ({ centres }: CoverageNames, centre: number): { centerId: string; name: string } => {
  const { id = '', name = '' } = centres[centre] ?? {}
  return { centerId: id, name }
}

const describePlace = (place: PlaceCoverage, names: CoverageNames): Omit<CoverageRow, 'radius'> => {
  const { code, level, covered, farthest, nearest } = place
  const grid = code === null ? undefined : names.grids.get(code)
  const [first] = covered
  return {
    code: code ?? names.streetId,
    name: code === null ? names.streetName : (grid?.name ?? code),
    level,
    parentCode: grid?.parentCode ?? null,
    ...people(place),
    covered: first?.households ?? 0,
    coveredResidents: first?.residents ?? 0,
    share: first?.share ?? null,
    within: [...covered],
    farthest: farthest && {
      seconds: farthest.seconds,
      metres: farthest.metres,
      buildingId: `${names.streetId}.${names.buildingId(farthest.building)}`,
      centerId: centreOf(names, farthest.centre).centerId,
    },
    nearest: nearest && {
      ...centreOf(names, nearest.centre),
      own: nearest.own,
      households: nearest.households,
      meanSeconds: nearest.meanSeconds,
    },
    unreachable: people(place.unreachable),
  }
}

const describeGap = (gap: CoverageGap, names: CoverageNames): CoverageGapSummary => {
  const named = (shares: readonly GapShare[]) =>
    shares.map((share) => ({
      code: share.code,
      name: names.grids.get(share.code)?.name ?? share.code,
      ...people(share),
    }))
  const { nearest, farthest } = gap
  return {
    id: gap.id,
    ...people(gap),
    labelPoint: pair(gap.labelPoint),
    bbox: boundsOf([gap.geometry]) ?? [0, 0, 0, 0],
    units: named(gap.units),
    basics: named(gap.basics),
    nearest: nearest && {
      ...centreOf(names, nearest.centre),
      households: nearest.households,
      meanSeconds: nearest.meanSeconds,
    },
    farthest: farthest && {
      seconds: farthest.seconds,
      metres: farthest.metres,
      centerId: centreOf(names, farthest.centre).centerId,
    },
    unreachable: people(gap.unreachable),
  }
}
