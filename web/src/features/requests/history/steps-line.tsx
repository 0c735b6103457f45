import type { HistoryEvent, RequestDesk, RequestHistory } from '../../../api/request-list.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { whenOf } from '../list/request-row.tsx'
import { type HistoryStep, historySteps, stagesAhead } from './history-steps.ts'

const glyphs: Readonly<Record<Exclude<HistoryEvent['kind'], 'enter'>, string>> = {
  suspend: '‖',
  resume: '▸',
  extend: '+',
  escalate: '↑',
  transfer: '→',
}

const Dot = ({ step: { event, isRework } }: { step: HistoryStep }) =>
  event.kind === 'enter' ? (
    <i
      className={`step-dot stage${isRework ? ' again' : ''}`}
      style={{ background: `var(--stage-${event.stage})` }}
      aria-hidden="true"
    >
      {event.stage}
    </i>
  ) : (
    <i className="step-dot" aria-hidden="true">
      {glyphs[event.kind]}
    </i>
  )

const useStepName = () => {
  const m = useMessages()
  const { history } = useDeskMessages()
  const nameOf = (desk: RequestDesk | null): string => desk?.name ?? m.terms.level.street
  return ({ event, from, isRework }: HistoryStep): string => {
    switch (event.kind) {
      case 'enter':
        return isRework ? history.event.rework : m.terms.stage[event.stage]
      case 'suspend':
      case 'resume':
        return history.event[event.kind]
      case 'extend':
        return history.event.extend(event.byHours ?? 0)
      case 'escalate':
      case 'transfer':
        return history.event[event.kind](nameOf(from), nameOf(event.to))
    }
  }
}

const told = (answer: boolean | null): 'yes' | 'no' | 'none' =>
  answer === null ? 'none' : answer ? 'yes' : 'no'
const signs = { yes: '✓', no: '✕', none: '?' } as const

const Answers = ({ event }: { event: HistoryEvent }) => {
  const { history } = useDeskMessages()
  return (
    <p className="step-answers">
      {(['solved', 'satisfied'] as const).map((key) => {
        const answer = told(event[key])
        return (
          <span key={key} className={`answer-${answer}`}>
            <span aria-hidden="true">{signs[answer]} </span>
            {history.answers[key][answer]}
          </span>
        )
      })}
    </p>
  )
}

/** What happened from its making on, line by line, and the steps that lie ahead. */
export const StepsLine = ({ history }: { history: RequestHistory }) => {
  const m = useMessages()
  const words = useDeskMessages()
  const stepName = useStepName()
  const { request, present } = history
  const steps = historySteps(history)
  return (
    <div className="sub-block">
      <h3>{words.history.steps}</h3>
      <ol className="steps-line">
        {steps.map((step, at) => (
          <li key={step.event.seq} className={step.event.kind === 'enter' ? '' : 'aside'}>
            <Dot step={step} />
            <p className="step-head">
              <b>{stepName(step)}</b>
              <time dateTime={step.event.at}>{whenOf(m, step.event.at, present)}</time>
            </p>
            {step.afterHours !== null && (
              <p className="step-after">
                {step.afterHours === 0 ? words.history.sameTime : words.history.after(step.afterHours)}
              </p>
            )}
            {step.event.kind === 'enter' && step.event.stage === 5 && <Answers event={step.event} />}
            {step.event.reason !== null && <p className="step-reason">{step.event.reason}</p>}
            {at === steps.length - 1 && request.closedAt === null && (
              <p className="step-now">{words.history.waitingHere(request.stageWaitHours)}</p>
            )}
          </li>
        ))}
        {stagesAhead(request.stage).map((stage) => (
          <li key={`ahead ${stage}`} className="ahead">
            <i className="step-dot" aria-hidden="true">
              {stage}
            </i>
            <p className="step-head">
              <span>{m.terms.stage[stage]}</span>
              <span className="step-not-yet">{words.history.notYet}</span>
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}
