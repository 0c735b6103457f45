import { useMessages } from '../../../i18n/messages.tsx'
import { useLiveDrag } from './live-drag.ts'
import './walk-hints.css'

/** What the pointer does in walk mode, at the map's foot. */
export const WalkHints = ({ canDrag }: { canDrag: boolean }) => {
  const m = useMessages()
  const drag = useLiveDrag()
  return (
    <p className="walk-hints">
      {drag === null ? (
        <>
          <span>{m.walk.hints.probe}</span>
          {canDrag && <span>{m.walk.hints.drag}</span>}
          <span>{m.walk.hints.leave}</span>
        </>
      ) : (
        <span>{m.walk.trialHint}</span>
      )}
    </p>
  )
}
