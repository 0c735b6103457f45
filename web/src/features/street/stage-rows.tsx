import type { Overview } from '../../api/overview.ts'
import { formatCount } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import { stageFinding } from '../../findings/place-findings.ts'

/**
 * The seven stages, always numbered, with the overdue part hatched. The closed ones stand below a line and
 * without a bar: thirty days of closed requests on the same scale would flatten those that wait.
 */
export const StageRows = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const { byStage } = overview.requests
  const most = Math.max(...byStage.filter((entry) => entry.stage < 7).map((entry) => entry.count), 1)
  return (
    <div className="sub-block">
      <h3>{m.findings.stage(stageFinding(overview))}</h3>
      <ol className="stage-rows" aria-label={m.panel.requests.byStage}>
        {byStage.map(({ stage, count, overdue }) => (
          <li key={stage} className={stage === 7 ? 'stage-closed' : ''}>
            <span className="stage-number fig">{stage}</span>
            <span>{m.terms.stage[stage]}</span>
            <span className="track bare" aria-hidden="true">
              {stage < 7 && (
                <>
                  <i
                    style={{
                      width: `${((count - overdue) / most) * 100}%`,
                      background: `var(--stage-${stage})`,
                    }}
                  />
                  {overdue > 0 && (
                    <i className="track-late" style={{ width: `${(overdue / most) * 100}%` }} />
                  )}
                </>
              )}
            </span>
            <Figure
              value={formatCount(count)}
              label={m.terms.stage[stage]}
              from={(words) => words.provenance.stage(overview, stage)}
            />
            <span className="stage-late">{overdue > 0 ? m.panel.requests.overdueCount(overdue) : ''}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
