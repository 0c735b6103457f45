import { ok, type Result, type StreetWalks } from '@wangge/geodata'
import type { FeatureCollection } from 'geojson'
import type { GeoJsonAddress } from '../map/sync.ts'
import { liveAnswer } from './live-answer.ts'
import type { DragAnswer, DragQuestion } from './walk-messages.ts'

/** `liveAnswer` with its shapes as text: reading and handing on thousands of corners would hold up the page. */
export const dragAnswer = (street: StreetWalks, question: DragQuestion): Result<DragAnswer> => {
  const answer = liveAnswer(street, question, question.drawnMinutes)
  if (!answer.ok) return answer
  const { areas, gapAreas, ...figures } = answer.value
  const { features } = areas
  return ok({
    ...figures,
    drawn: {
      united: textOf(features.filter(({ properties }) => properties.center_id === null)),
      own: textOf(features.filter(({ properties }) => properties.center_id !== null)),
      gaps: textOf(gapAreas.features),
      figures: gapAreas.features.map(({ properties }) => properties),
    },
  })
}

/** Numbers, codes and the words of GeoJSON: nothing that an address would have to escape. */
const textOf = (features: FeatureCollection['features']): GeoJsonAddress =>
  `data:application/json,${JSON.stringify({ type: 'FeatureCollection', features })}`
