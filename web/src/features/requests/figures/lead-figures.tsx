import type { RequestIndicatorsAnswer } from '../../../api/requests.ts'
import type { RequestFigure } from '../../../app/requests-view.ts'
import { absent, formatCount } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { requestMessagesOf, useRequestMessages } from '../../../i18n/requests-messages.ts'
import { Figure } from '../../../ui/figure.tsx'
import type { ProvenanceSource } from '../../../ui/provenance-card.tsx'
import { openList } from './open-list.ts'
import type { Told } from './told.ts'
import './lead-figures.css'

const ListLink = ({ figure, count }: { figure: RequestFigure; count: number }) => {
  const words = useRequestMessages().figures
  return (
    <button
      type="button"
      className="link list-link"
      disabled={figure !== 'total' && count === 0}
      onClick={() => openList(figure, null)}
    >
      {words.listYes}
    </button>
  )
}

interface Row {
  readonly label: string
  readonly value: string
  readonly from: ProvenanceSource
  /** Of requests that can be listed. */
  readonly counted?: { readonly figure: 'open' | 'overdue'; readonly count: number }
}

interface Props {
  indicators: RequestIndicatorsAnswer
  told: Told
  /** Whether whoever looks may see the requests behind the figures. */
  hasList: boolean
}

/** How many requests there were, how many are open or late, and how long they took. */
export const LeadFigures = ({ indicators, told, hasList }: Props) => {
  const m = useMessages()
  const words = useRequestMessages().figures
  const { figures, households, place } = indicators
  const { total, previousTotal, medianHours, p90Hours, per1000Households } = figures
  const fromHours: ProvenanceSource = (all) =>
    requestMessagesOf(all).figures.hoursProvenance(medianHours, p90Hours, told)
  const hours = (value: number | null): string => (value === null ? absent : words.hours(value))
  const rows: Row[] = [
    ...(['open', 'overdue'] as const).map((figure) => ({
      label: words.names[figure],
      value: formatCount(figures[figure]),
      from: ((all) =>
        requestMessagesOf(all).figures.amountProvenance(figure, figures[figure], told)) as ProvenanceSource,
      counted: { figure, count: figures[figure] },
    })),
    { label: words.medianHours, value: hours(medianHours), from: fromHours },
    { label: words.p90Hours, value: hours(p90Hours), from: fromHours },
    {
      label: words.per1000,
      value: per1000Households === null ? absent : per1000Households.toFixed(1),
      from: (all) => requestMessagesOf(all).figures.per1000Provenance(total, households, told),
    },
  ]
  return (
    <section className="figures-section">
      <p className="kicker">
        {place.name}
        <span>{words.window(told.from, told.to)}</span>
      </p>
      <h2>{words.finding(total, previousTotal === 0 ? null : (total - previousTotal) / previousTotal)}</h2>
      <div className="figures-lead">
        <div>
          <Figure
            size="lead"
            value={formatCount(total)}
            unit={m.terms.unit.requests}
            label={words.names.total}
            className="lead-count"
            from={(all) => requestMessagesOf(all).figures.amountProvenance('total', total, told)}
          />
          {hasList && <ListLink figure="total" count={total} />}
        </div>
        <dl>
          {rows.map(({ label, value, from, counted }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Figure
                  value={value}
                  label={label}
                  {...(counted?.figure === 'overdue' && counted.count > 0 ? { className: 'late' } : {})}
                  from={from}
                />
                {hasList && counted !== undefined && <ListLink {...counted} />}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
