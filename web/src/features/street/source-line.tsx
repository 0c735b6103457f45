import type { Overview } from '../../api/overview.ts'
import { dateParts, formatClock } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import type { OnRecord } from '../../findings/place-findings.ts'

/** The panel's foot: the footnotes, then the data's time. */
export const SourceLine = ({ overview, recorded }: { overview: Overview; recorded: OnRecord }) => {
  const m = useMessages()
  const { asOf, plan, street } = overview
  return (
    <footer className="source-line">
      <p>① {m.panel.source.households(!street.householdsCounted)}</p>
      <p>② {m.panel.source.share}</p>
      {recorded.requests && <p>③ {m.panel.source.requests}</p>}
      {recorded.organizations && <p>④ {m.panel.source.organization}</p>}
      <p>
        <time dateTime={asOf.time}>
          {m.panel.source.data(`${m.day(dateParts(asOf.time))} ${formatClock(asOf.time)}`, plan.name)}
        </time>
      </p>
      <p>{street.attribution}</p>
    </footer>
  )
}
