import { ok, type CoverageGap, type CoverageGaps, type Result, type StreetWalks } from '@wangge/geodata'
import type { Feature, MultiPolygon } from 'geojson'
import type { AreaProperties } from '../map/street-data.ts'
import { straighten } from './straighten.ts'
import type { LiveAnswer, LiveGaps, LiveQuestion } from './walk-messages.ts'

/** Outlines are drawn with this error while they change many times a second; figures are exact. */
const drawnWithinM = 1

/**
 * Figures, circles and gaps of the street while one centre stands elsewhere. Errors as `StreetWalks`' own.
 *
 * @param drawnMinutes whose circles are wanted
 */
export const liveAnswer = (
  street: StreetWalks,
  question: LiveQuestion,
  drawnMinutes: readonly number[] = question.minutes,
): Result<LiveAnswer> => {
  const startedMs = performance.now()
  const { change, minutes, speedMps, gapMinutes } = question
  const coverage = street.coverage({ minutes, speedMps, change })
  if (!coverage.ok) return coverage
  const areas =
    drawnMinutes.length === 0 ? ok([]) : street.unitedAreas({ minutes: drawnMinutes, speedMps, change })
  if (!areas.ok) return areas
  const gaps = street.gaps({ minutes: gapMinutes, speedMps, change })
  if (!gaps.ok) return gaps
  const ranked = [...gaps.value.gaps, ...gaps.value.others]
  return ok({
    change,
    coverage: coverage.value,
    gaps: figuresOf(gaps.value),
    areas: {
      type: 'FeatureCollection',
      features: [
        ...areas.value.map((geometry, index) => drawn(geometry, drawnMinutes[index] ?? 0, null)),
        ...ownCircles(street, question, drawnMinutes),
      ],
    },
    gapAreas: {
      type: 'FeatureCollection',
      features: ranked.map(
        ({ id, households, labelPoint: [label_lon = 0, label_lat = 0], geometry }, index) => ({
          type: 'Feature',
          properties: { id, households, rank: index + 1, label_lon, label_lat },
          geometry: straighten(geometry, drawnWithinM),
        }),
      ),
    },
    computeMs: performance.now() - startedMs,
  })
}

const drawn = (
  geometry: MultiPolygon,
  minutes: number,
  centreId: string | null,
): Feature<MultiPolygon, AreaProperties> => ({
  type: 'Feature',
  properties: { minutes, status: 'operating', center_id: centreId, island: false },
  geometry: straighten(geometry, drawnWithinM),
})

/** Of the moved centre; none where nobody can walk from its place. */
const ownCircles = (
  street: StreetWalks,
  { change, speedMps }: LiveQuestion,
  minutes: readonly number[],
): Feature<MultiPolygon, AreaProperties>[] => {
  const centre = street.ground.centres[change?.centre ?? -1]
  if (centre === undefined || change === null || minutes.length === 0) return []
  const own = street.areaAt(change.position, { minutes, speedMps, method: 'walk' })
  return own.ok ? own.value.rings.map((ring) => drawn(ring.geometry, ring.minutes, centre.id)) : []
}

const figuresOf = ({ total, gaps, others }: CoverageGaps): LiveGaps => ({
  total,
  gaps: gaps.map(withoutShape),
  others: { count: others.length, households: others.reduce((sum, { households }) => sum + households, 0) },
})

const withoutShape = ({
  geometry: _geometry,
  members: _members,
  ...figures
}: CoverageGap): LiveGaps['gaps'][number] => figures
