import { useScreenMapMessages } from '../../../i18n/screen-map-messages.ts'
import type { MapProblemCode, MapStatus } from '../../../map/types.ts'

interface Props {
  status: MapStatus
  problem: MapProblemCode | null
  isStoodIn: boolean
  /** Whole minutes that the growing circle has come. */
  grownMinutes: number | null
}

/** One line over the map's foot: what is wrong with it, or how far the growing circle has come. */
export const MapNote = ({ status, problem, isStoodIn, grownMinutes }: Props) => {
  const words = useScreenMapMessages()
  const isTrouble = status === 'error' || isStoodIn
  const text =
    status === 'error'
      ? problem === 'webgl-unavailable'
        ? words.status.webgl
        : words.status.error
      : isStoodIn
        ? words.status.lost
        : status === 'loading'
          ? words.status.loading
          : null
  if (text !== null)
    return (
      <p className="map-note" role="status" data-trouble={isTrouble}>
        {text}
      </p>
    )
  if (grownMinutes === null || grownMinutes < 1) return null
  return (
    <p className="map-note" aria-hidden="true">
      {words.walkedFrom(grownMinutes)}
    </p>
  )
}
