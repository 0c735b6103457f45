import type { Overview } from '../../../api/overview.ts'
import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'

/** The panel's foot: what the figures rest on, then the data's time. */
export const WalkSource = ({ overview: { asOf, plan, street } }: { overview: Overview }) => {
  const m = useMessages()
  return (
    <footer className="source-line">
      <p>① {m.walk.source.cover}</p>
      <p>② {m.walk.source.gaps}</p>
      <p>③ {m.walk.source.siting}</p>
      <p>{m.walk.source.limit}</p>
      <p>
        <time dateTime={asOf.time}>
          {m.panel.source.data(`${m.day(dateParts(asOf.time))} ${formatClock(asOf.time)}`, plan.name)}
        </time>
      </p>
      <p>{street.attribution}</p>
    </footer>
  )
}
