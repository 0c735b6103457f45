import type { Overview } from '../../api/overview.ts'
import { formatCount, unbroken } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import { deniedFinding } from '../../findings/place-findings.ts'

const minutes = 5

/** What the straight circle claims and the walk denies: the one place where a radius is shown, and marked as such. */
export const DeniedByWalk = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const found = deniedFinding(overview, minutes)
  if (found === null) return null
  const all = overview.figures.households
  const metres = minutes * 60 * overview.service.speedMps
  return (
    <div className="sub-block">
      <h3>{unbroken(m.findings.denied(found))}</h3>
      <p className="sub with-badge">
        {m.panel.service.radius(metres, minutes)}
        <span className="approximate">{m.panel.service.approximate}</span>
      </p>
      <div className="claims">
        <span className="track" aria-hidden="true">
          <i className="claimed" style={{ width: `${((found.claimed - found.denied) / all) * 100}%` }} />
          <i
            className="denied"
            style={{
              left: `${((found.claimed - found.denied) / all) * 100}%`,
              width: `${(found.denied / all) * 100}%`,
            }}
          />
        </span>
        <p className="claims-row">
          <span>
            {m.panel.service.claimed}{' '}
            <Figure
              value={formatCount(found.claimed)}
              label={m.panel.service.claimed}
              from={(words) => words.provenance.denied(overview, minutes)}
            />
          </span>
          <span>
            {m.panel.service.denied}{' '}
            <Figure
              value={formatCount(found.denied)}
              label={m.panel.service.denied}
              from={(words) => words.provenance.denied(overview, minutes)}
            />
          </span>
        </p>
      </div>
    </div>
  )
}
