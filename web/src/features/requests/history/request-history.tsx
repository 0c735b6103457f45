import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { type RequestHistory as History, requestHistoryQuery } from '../../../api/request-list.ts'
import { formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { FailedPanel } from '../../../ui/failed-panel.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useElapsed } from '../../../ui/use-elapsed.ts'
import { MarkedText } from '../entry/stripped-note.tsx'
import { numberOf } from '../list/due-fact.ts'
import { whenOf } from '../list/request-row.tsx'
import { StageMark } from '../list/stage-mark.tsx'
import type { RequestHistoryProps } from '../page/part-props.ts'
import { historyFinding } from './limit-facts.ts'
import { LimitLine } from './limit-line.tsx'
import { MovesSection } from './moves-section.tsx'
import { StepsLine } from './steps-line.tsx'
import { useGridNames } from './use-grid-names.ts'
import './request-history.css'

const Facts = ({
  history: { request, present },
  view,
}: { history: History } & Pick<RequestHistoryProps, 'view'>) => {
  const m = useMessages()
  const words = useDeskMessages()
  const { facts } = words.history
  const candidates = useGridNames(request.candidates, view)
  const place =
    request.ownership === 'owned'
      ? words.history.placeOf(request.basicName ?? request.basicCode ?? '', request.unitName)
      : request.ownership === 'unowned'
        ? words.history.unowned
        : words.history.doubleOwned(candidates.join('、'))
  const rows = [
    [facts.place, place],
    [facts.desk, words.history.deskOf(request.desk.name, m.terms.level[request.desk.level])],
    [facts.made, whenOf(m, request.createdAt, present)],
    [request.closedAt === null ? facts.waited : words.history.waitedClosed, words.span(request.waitedHours)],
    [facts.origin, words.history.origins[request.origin]],
  ] as const
  return (
    <dl className="history-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const Told = ({ history, view }: { history: History } & Pick<RequestHistoryProps, 'view'>) => {
  const m = useMessages()
  const words = useDeskMessages()
  const { request, events, present } = history
  const last = events.at(-1)
  const suspendedSince = request.suspended && last?.kind === 'suspend' ? last.at : null
  const finding = historyFinding(request, present, suspendedSince)
  const isLate =
    (finding.kind === 'waiting' && finding.due.kind !== 'left') ||
    (finding.kind === 'closed' && finding.lateHours !== null)
  return (
    <>
      <h2 className={isLate ? 'is-late' : ''}>
        {isLate && <span aria-hidden="true">▲ </span>}
        {words.history.finding(finding)}
      </h2>
      <p className="history-mark">
        <StageMark stage={request.stage} late={isLate} suspended={request.suspended} />
        <span>{words.list.stageMark(request.stage, m.terms.stage[request.stage])}</span>
        {request.reworks > 0 && <em className="row-flag">{words.list.reworked(request.reworks)}</em>}
      </p>
      <MovesSection key={request.id} history={history} view={view} />
      <Facts history={history} view={view} />
      <div className="sub-block">
        <h3>{words.history.description}</h3>
        {request.description === '' ? (
          <p className="sub">{words.history.noDescription}</p>
        ) : (
          <p className="history-text">
            {request.removedCount > 0 ? <MarkedText text={request.description} /> : request.description}
          </p>
        )}
        {request.removedCount > 0 && <p className="sub">{words.history.removed(request.removedCount)}</p>}
      </div>
      <LimitLine history={history} />
      <StepsLine history={history} />
    </>
  )
}

/** One request from its making on: where it stands, what happened, and what may be done next. */
export const RequestHistory = ({ view, id, onClose, onPlace }: RequestHistoryProps) => {
  const m = useMessages()
  const words = useDeskMessages()
  const found = useQuery(requestHistoryQuery(id))
  const { data, isFetching, refetch } = found
  const isSlow = useElapsed(found.isPending)
  const back = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (data !== undefined && data.asOf.version !== view.version && !isFetching) void refetch()
    // A new version is asked for once; a failure waits for the next.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [view.version])
  useEffect(() => back.current?.focus({ preventScroll: true }), [id])

  const { lon, lat } = data?.request ?? {}
  const tell = useRef(onPlace)
  useEffect(() => {
    tell.current = onPlace
  })
  useEffect(() => {
    if (lon !== undefined && lat !== undefined) tell.current?.([lon, lat])
  }, [id, lon, lat])

  const isGone = found.error instanceof ApiFailure && found.error.code === 'unknown-request'
  return (
    <section
      className="request-history"
      aria-busy={isFetching}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className="history-head">
        <button ref={back} type="button" className="history-back" onClick={onClose}>
          <Icon name="back" size={16} />
          {words.history.back}
        </button>
        <p className="kicker">
          {words.history.kicker(numberOf(id))}
          {data !== undefined && <span>{m.terms.category[data.request.category]}</span>}
        </p>
      </header>
      <div className="history-scroll">
        {data !== undefined ? (
          <>
            {found.isRefetchError && (
              <Notice kind="warn">{words.list.old(formatClock(found.dataUpdatedAt))}</Notice>
            )}
            <Told history={data} view={view} />
          </>
        ) : isGone ? (
          <>
            <h2>{words.history.gone}</h2>
            <p className="empty">{words.history.goneWhy}</p>
          </>
        ) : found.isError ? (
          <FailedPanel error={found.error} onRetry={() => void refetch()} />
        ) : (
          isSlow && (
            <div className="history-skeleton" role="status">
              <p className="sub">{words.history.reading}</p>
              <i />
              <i />
              <i />
            </div>
          )
        )}
      </div>
    </section>
  )
}
