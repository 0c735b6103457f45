import type { Overview } from '../../api/overview.ts'
import { dateParts, formatCount } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import type { MapTheme } from '../../map/types.ts'
import { Figure } from '../../ui/figure.tsx'
import { CategoryBars } from './category-bars.tsx'
import { volumeFinding } from '../../findings/place-findings.ts'
import { RateDots } from './rate-dots.tsx'
import { RequestRhythm } from './request-rhythm.tsx'
import { StageRows } from './stage-rows.tsx'
import './requests-section.css'

/** Requests of the last 30 days of data time: how many, when, of what kind, where they wait, how well they end. */
export const RequestsSection = ({
  overview,
  recorded,
  theme,
}: {
  overview: Overview
  recorded: boolean
  theme: MapTheme
}) => {
  const m = useMessages()
  const { requests } = overview
  const told = !requests.suppressed && recorded
  return (
    <section id="panel-requests" className="panel-section">
      <p className="kicker">
        {m.panel.requests.kicker}
        <span>
          {m.panel.requests.window(
            m.monthDay(dateParts(requests.from)),
            m.monthDay(dateParts(Date.parse(requests.to) - 1)),
          )}
        </span>
      </p>
      <h2>{m.findings.volume(volumeFinding(overview, recorded))}</h2>
      {!recorded && <p className="empty">{m.panel.requests.empty}</p>}
      {requests.suppressed && <p className="empty">{m.panel.requests.suppressed}</p>}
      {told && (
        <>
          <div className="lead-row">
            <Figure
              size="lead"
              value={formatCount(requests.total)}
              unit={m.terms.unit.requests}
              label={m.panel.requests.kicker}
              note={3}
              className="lead-plain"
              from={(words) => words.provenance.requestsTotal(overview)}
            />
            <dl className="lead-side">
              <div>
                <dt>{m.panel.requests.open}</dt>
                <dd>
                  <Figure
                    value={formatCount(requests.open)}
                    label={m.panel.requests.open}
                    from={(words) => words.provenance.open(overview)}
                  />
                </dd>
              </div>
              <div>
                <dt>{m.panel.requests.overdue}</dt>
                <dd>
                  <Figure
                    value={formatCount(requests.overdue)}
                    label={m.panel.requests.overdue}
                    {...((requests.overdue ?? 0) > 0 ? { className: 'late' } : {})}
                    from={(words) => words.provenance.overdue(overview)}
                  />
                </dd>
              </div>
              {requests.medianHours !== null && (
                <div>
                  <dt>{m.panel.requests.medianHours}</dt>
                  <dd>
                    <Figure
                      value={m.panel.requests.hours(requests.medianHours)}
                      label={m.panel.requests.medianHours}
                      from={(words) => words.provenance.medianHours(overview)}
                    />
                  </dd>
                </div>
              )}
            </dl>
          </div>
          {(requests.total ?? 0) > 0 && (
            <>
              <RequestRhythm overview={overview} theme={theme} />
              <CategoryBars overview={overview} />
              <StageRows overview={overview} />
              <RateDots overview={overview} />
            </>
          )}
        </>
      )}
    </section>
  )
}
