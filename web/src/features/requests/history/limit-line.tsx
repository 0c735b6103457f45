import type { RequestHistory } from '../../../api/request-list.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import type { LimitFact } from '../../../i18n/request-desk-facts.ts'
import { LimitTick } from '../../../ui/limit-tick.tsx'
import { whenOf } from '../list/request-row.tsx'
import { extendedHours, suspensions } from './history-steps.ts'
import { limitFacts, limitLine } from './limit-facts.ts'
import { hoursBetween } from '../list/due-fact.ts'

const marks: Readonly<Record<LimitFact['kind'], string>> = { met: '✓', late: '▲', running: '', over: '▲' }

/** From its making to its limits: how much of the time is used up, where the limits stand, what lies beyond. */
export const LimitLine = ({ history }: { history: RequestHistory }) => {
  const m = useMessages()
  const words = useDeskMessages()
  const { request, events, present } = history
  const when = (time: string): string => whenOf(m, time, present)
  const stood = suspensions(events, present)
  const shape = limitLine(request, present, stood)
  const facts = limitFacts(request, present, when)
  const stoodHours = stood.reduce((sum, { from, to }) => sum + hoursBetween(from, to), 0)
  const extended = extendedHours(events)
  const moved = [
    ...(stoodHours > 0 ? [words.history.movedBySuspension(stoodHours)] : []),
    ...(extended > 0 ? [words.history.movedByExtension(extended)] : []),
  ]
  const rows = [
    { key: 'sign', due: request.signDueAt, fact: facts.sign },
    { key: 'close', due: request.closeDueAt, fact: facts.close },
  ] as const
  return (
    <div className="sub-block">
      <h3>{words.history.limits}</h3>
      <div
        className="limit-line"
        role="img"
        aria-label={words.history.lineLabel(when(request.createdAt), when(shape.end))}
      >
        <i className="limit-used" style={{ width: `${shape.used}%` }} />
        {shape.late !== null && (
          <i
            className="limit-late"
            style={{ left: `${shape.late.from}%`, width: `${shape.late.to - shape.late.from}%` }}
          />
        )}
        {shape.still.map(({ from, to }) => (
          <i key={from} className="limit-still" style={{ left: `${from}%`, width: `${to - from}%` }} />
        ))}
        {shape.signed !== null && <i className="limit-dot" style={{ left: `${shape.signed}%` }} />}
        {shape.closed !== null && <i className="limit-dot" style={{ left: `${shape.closed}%` }} />}
        {rows.map(({ key }) => (
          <LimitTick
            key={key}
            percent={key === 'sign' ? shape.signDue : shape.closeDue}
            label={words.history.limitNames[key]}
          />
        ))}
      </div>
      <dl className="limit-rows">
        {rows.map(({ key, due, fact }) => (
          <div key={key}>
            <dt>
              {words.history.limitNames[key]} <span>{words.history.limitAt(when(due))}</span>
            </dt>
            <dd className={`limit-${fact.kind}`}>
              {marks[fact.kind] !== '' && <span aria-hidden="true">{marks[fact.kind]} </span>}
              {words.history.limit(fact)}
            </dd>
          </div>
        ))}
      </dl>
      {moved.length > 0 && <p className="sub">{words.history.limitMoved(moved)}</p>}
    </div>
  )
}
