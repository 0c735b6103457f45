import type { Indicators } from '../../../api/requests.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustRequests } from '../../../app/view-history.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { requestMessagesOf, useRequestMessages } from '../../../i18n/requests-messages.ts'
import { Figure } from '../../../ui/figure.tsx'
import type { Told } from './told.ts'
import './stage-bars.css'

/** How many requests stand at each stage of the loop, and how many of them are overdue. */
export const StageBars = ({ figures, told }: { figures: Indicators; told: Told }) => {
  const m = useMessages()
  const words = useRequestMessages().figures
  const { filters } = useView().requests
  const most = Math.max(...figures.byStage.filter(({ stage }) => stage < 7).map(({ count }) => count), 1)
  return (
    <div className="figures-block">
      <h3>
        {words.stages} <small>{words.stageNote}</small>
      </h3>
      <ol className="figure-stages">
        {figures.byStage.map(({ stage, count, overdue }) => (
          <li key={stage}>
            <span className="stage-number fig">{stage}</span>
            <button
              type="button"
              className="stage-link"
              onClick={() =>
                adjustRequests({ filters: { ...filters, stages: [stage] }, figure: null, tab: 'list' })
              }
            >
              {m.terms.stage[stage]}
            </button>
            <span className="stage-track" aria-hidden="true">
              {stage < 7 && (
                <>
                  <i
                    style={{
                      width: `${((count - overdue) / most) * 100}%`,
                      background: `var(--stage-${stage})`,
                    }}
                  />
                  {overdue > 0 && (
                    <i className="stage-overdue" style={{ width: `${(overdue / most) * 100}%` }} />
                  )}
                </>
              )}
            </span>
            <Figure
              value={formatCount(count)}
              label={m.terms.stage[stage]}
              from={(all) =>
                requestMessagesOf(all).figures.stageProvenance(
                  stage,
                  all.terms.stage[stage],
                  count,
                  overdue,
                  told,
                )
              }
            />
            <span className="stage-late">{overdue > 0 ? m.panel.requests.overdueCount(overdue) : ''}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
