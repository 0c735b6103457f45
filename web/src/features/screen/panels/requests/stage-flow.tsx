import type { Ref } from 'react'
import type { Indicators } from '../../../../api/requests.ts'
import { formatCount } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { screenMessagesOf, useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import './stage-flow.css'

/** The seven stages, always numbered, each with what waits there; the overdue part is hatched. */
export const StageFlow = ({
  stages,
  days,
  ref,
}: {
  stages: Indicators['byStage']
  days: string
  ref?: Ref<HTMLOListElement>
}) => {
  const m = useMessages()
  const words = useScreenMessages().requests
  const most = Math.max(...stages.map(({ count }) => count), 1)
  return (
    <ol ref={ref} className="screen-stages" aria-label={m.panel.requests.byStage}>
      {stages.map(({ stage, count, overdue }) => (
        <li key={stage} data-stage={stage}>
          <span className="stage-no fig">{stage}</span>
          <span className="row-name">{m.terms.stage[stage]}</span>
          <span className="stage-bar">
            <i
              aria-hidden="true"
              style={{ flexGrow: (count - overdue) / most, background: `var(--stage-${stage})` }}
            />
            {overdue > 0 && <i aria-hidden="true" className="hatched" style={{ flexGrow: overdue / most }} />}
            <ScreenFigure
              name={`requests.stage.${stage}`}
              value={count}
              format={formatCount}
              label={m.terms.stage[stage]}
              from={(messages) =>
                screenMessagesOf(messages).requests.provenance.stage(
                  { stage, name: messages.terms.stage[stage], count, overdue },
                  days,
                )
              }
            />
            <i aria-hidden="true" className="stage-rest" style={{ flexGrow: 1 - count / most }} />
          </span>
          <span className="stage-overdue screen-late">
            {overdue > 0 && (
              <ScreenFigure
                name={`requests.stage.${stage}.overdue`}
                value={overdue}
                format={formatCount}
                unit={words.overdueUnit}
                label={words.overdueAt(m.terms.stage[stage])}
                from={(messages) =>
                  screenMessagesOf(messages).requests.provenance.stage(
                    { stage, name: messages.terms.stage[stage], count, overdue },
                    days,
                  )
                }
              />
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
