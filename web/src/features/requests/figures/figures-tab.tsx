import { useQuery } from '@tanstack/react-query'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { type Indicators, indicatorsQuery, type Rate } from '../../../api/requests.ts'
import type { FigureChoice, RequestFigure } from '../../../app/requests-view.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustRequests, goTo } from '../../../app/view-history.ts'
import { absent, dateParts, formatCount, formatShare } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { requestMessagesOf, useRequestMessages } from '../../../i18n/requests-messages.ts'
import { FailedPanel } from '../../../ui/failed-panel.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { useElapsed } from '../../../ui/use-elapsed.ts'
import { startOfDay } from '../page/days.ts'
import type { Desk } from '../page/use-desk.ts'
import { GridTable } from './grid-table.tsx'
import './figures-tab.css'

/** Limits are settings: the documents give no number. Rework has none. */
const rates = [
  { figure: 'response', limit: 0.98 },
  { figure: 'resolution', limit: 0.9 },
  { figure: 'satisfaction', limit: 0.95 },
  { figure: 'onTime', limit: 0.95 },
] as const

const lineFrom = 0.7
const onLine = (share: number): number => Math.max(0, Math.min(1, (share - lineFrom) / (1 - lineFrom))) * 100

const toList = (figure: RequestFigure, yes: FigureChoice['yes']): void =>
  adjustRequests({ figure: { figure, yes }, tab: 'list', request: null })

export interface Told {
  readonly from: string
  readonly to: string
  readonly place: string
}

const RateRow = ({
  figure,
  rate,
  limit,
  told,
  hasList,
}: {
  figure: RequestFigure
  rate: Rate
  limit: number | null
  told: Told
  /** Whether whoever looks may see the requests behind it. */
  hasList: boolean
}) => {
  const m = useMessages()
  const words = useRequestMessages().figures
  const { yes, among, share } = rate
  const verdict = share === null ? 'unknown' : limit === null || share >= limit ? 'pass' : 'warn'
  return (
    <li className={`rate-${limit === null ? 'plain' : verdict}`}>
      <span className="rate-name">
        {words.names[figure]}
        {hasList && (
          <button
            type="button"
            className="link rate-list"
            disabled={among === 0}
            onClick={() => toList(figure, figure === 'rework' ? true : yes === among ? null : false)}
          >
            {figure === 'rework' || yes === among
              ? words.listAll(figure === 'rework' ? yes : among)
              : words.listNo(among - yes)}
          </button>
        )}
      </span>
      <span className="rate-line" aria-hidden="true">
        {limit !== null && (
          <>
            <i className="rate-zone" style={{ left: `${onLine(limit)}%` }} />
            <i className="rate-limit" style={{ left: `${onLine(limit)}%` }}>
              <u>{m.panel.requests.limit(Math.round(limit * 100))}</u>
            </i>
            {share !== null && <i className="rate-dot" style={{ left: `${onLine(share)}%` }} />}
          </>
        )}
      </span>
      <span className="rate-figure">
        <Figure
          value={formatShare(share, limit ?? undefined)}
          {...(share === null ? {} : { unit: '%' })}
          label={words.names[figure]}
          className="rate-value"
          from={(all) => requestMessagesOf(all).figures.provenance({ figure, yes, among, share, ...told })}
        />
        <em className="fig">{words.of(yes, among)}</em>
      </span>
      <span className="rate-mark" aria-hidden="true">
        {limit === null ? '' : { pass: '✓', warn: '!', unknown: '?' }[verdict]}
      </span>
    </li>
  )
}

const RateTitle = ({ figures }: { figures: Indicators }) => {
  const words = useRequestMessages().figures
  const measured = rates.filter(({ figure }) => figures[figure].share !== null)
  const short = measured
    .map(({ figure, limit }) => ({ figure, points: (limit - (figures[figure].share ?? limit)) * 100 }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)[0]
  return (
    <h3>
      {measured.length === 0
        ? words.ratesUnknown
        : short === undefined
          ? words.ratesMet
          : words.ratesShort(words.names[short.figure], short.points)}
    </h3>
  )
}

const Stages = ({ figures, told }: { figures: Indicators; told: Told }) => {
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

/** What the requests of the chosen days and place come to; every figure says where it comes from and leads to its list. */
export const FiguresTab = ({ desk }: { desk: Desk }) => {
  const m = useMessages()
  const words = useRequestMessages().figures
  const view = useView()
  const { categories } = view.requests.filters
  const answer = useQuery({
    ...indicatorsQuery(desk.window, 'grid', categories),
    enabled: desk.scope.canRead,
  })
  const waiting = useElapsed(answer.isPending)
  if (answer.data === undefined) {
    const refused = answer.error instanceof ApiFailure && answer.error.code === 'forbidden'
    if (refused) return <p className="figures-withheld">{words.withheld}</p>
    if (answer.isError) return <FailedPanel error={answer.error} onRetry={() => void answer.refetch()} />
    return waiting ? (
      <div className="figures-skeleton" role="status" aria-label={m.loading}>
        <i style={{ width: '62%', height: 30 }} />
        <i style={{ height: 52 }} />
        <i style={{ height: 170 }} />
        <i style={{ height: 200 }} />
      </div>
    ) : null
  }
  const { figures, households, place, groups } = answer.data
  const hasList = desk.scope.canRead
  const day = (text: string): string => m.monthDay(dateParts(startOfDay(text)))
  const told: Told = { from: day(desk.days.first), to: day(desk.days.last), place: place.name }
  const change =
    figures.previousTotal === 0 ? null : (figures.total - figures.previousTotal) / figures.previousTotal
  const amounts = [
    ['open', figures.open],
    ['overdue', figures.overdue],
  ] as const
  return (
    <div className="figures-scroll" aria-busy={answer.isFetching} tabIndex={-1}>
      <section className="figures-section">
        <p className="kicker">
          {place.name}
          <span>{words.window(told.from, told.to)}</span>
        </p>
        <h2>{words.finding(figures.total, change)}</h2>
        <div className="figures-lead">
          <div>
            <Figure
              size="lead"
              value={formatCount(figures.total)}
              unit={m.terms.unit.requests}
              label={words.names.total}
              className="lead-count"
              from={(all) => requestMessagesOf(all).figures.amountProvenance('total', figures.total, told)}
            />
            {hasList && (
              <button type="button" className="link" onClick={() => toList('total', null)}>
                {words.listYes}
              </button>
            )}
          </div>
          <dl>
            {amounts.map(([figure, count]) => (
              <div key={figure}>
                <dt>{words.names[figure]}</dt>
                <dd>
                  <Figure
                    value={formatCount(count)}
                    label={words.names[figure]}
                    {...(figure === 'overdue' && count > 0 ? { className: 'late' } : {})}
                    from={(all) => requestMessagesOf(all).figures.amountProvenance(figure, count, told)}
                  />
                  {hasList && (
                    <button
                      type="button"
                      className="link"
                      disabled={count === 0}
                      onClick={() => toList(figure, null)}
                    >
                      {words.listYes}
                    </button>
                  )}
                </dd>
              </div>
            ))}
            <div>
              <dt>{words.medianHours}</dt>
              <dd>
                <Figure
                  value={figures.medianHours === null ? absent : words.hours(figures.medianHours)}
                  label={words.medianHours}
                  from={(all) =>
                    requestMessagesOf(all).figures.hoursProvenance(
                      figures.medianHours,
                      figures.p90Hours,
                      told,
                    )
                  }
                />
              </dd>
            </div>
            <div>
              <dt>{words.p90Hours}</dt>
              <dd>
                <Figure
                  value={figures.p90Hours === null ? absent : words.hours(figures.p90Hours)}
                  label={words.p90Hours}
                  from={(all) =>
                    requestMessagesOf(all).figures.hoursProvenance(
                      figures.medianHours,
                      figures.p90Hours,
                      told,
                    )
                  }
                />
              </dd>
            </div>
            <div>
              <dt>{words.per1000}</dt>
              <dd>
                <Figure
                  value={figures.per1000Households === null ? absent : figures.per1000Households.toFixed(1)}
                  label={words.per1000}
                  from={(all) =>
                    requestMessagesOf(all).figures.per1000Provenance(figures.total, households, told)
                  }
                />
              </dd>
            </div>
          </dl>
        </div>
      </section>
      <section className="figures-section">
        <RateTitle figures={figures} />
        <ul className="figure-rates">
          {rates.map(({ figure, limit }) => (
            <RateRow
              key={figure}
              figure={figure}
              rate={figures[figure]}
              limit={limit}
              told={told}
              hasList={hasList}
            />
          ))}
          <RateRow figure="rework" rate={figures.rework} limit={null} told={told} hasList={hasList} />
        </ul>
        <p className="sub">
          {m.panel.requests.ratesScale} · {m.panel.requests.limitsSet}
        </p>
        <Stages figures={figures} told={told} />
      </section>
      <section className="figures-section">
        <GridTable groups={groups} onChoose={(code) => goTo({ grid: code, camera: null })} />
        <p className="sub">{words.source}</p>
      </section>
    </div>
  )
}
