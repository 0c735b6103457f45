import { useMessages } from '../../../i18n/messages.tsx'
import type { WalkCentre } from '../../../workers/walk-messages.ts'
import { boxAround } from './boxes.ts'
import type { WalkDesk } from './walk-desk.tsx'

/** A centre by name; pressed, the map goes there and its own circle stands out. */
export const CentreLink = ({ desk, centre }: { desk: WalkDesk; centre: WalkCentre }) => {
  const m = useMessages()
  return (
    <button
      type="button"
      className="link"
      aria-label={m.walk.showOnMap(centre.name)}
      onMouseEnter={() => desk.pointAtCentre(centre.id)}
      onMouseLeave={() => desk.pointAtCentre(null)}
      onFocus={() => desk.pointAtCentre(centre.id)}
      onBlur={() => desk.pointAtCentre(null)}
      onClick={() => desk.map?.fitTo(boxAround(centre.position))}
    >
      {centre.name}
    </button>
  )
}
