import type { Indicators, Rate } from '../../../api/requests.ts'
import type { RequestFigure } from '../../../app/requests-view.ts'
import { formatShare } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { requestMessagesOf, useRequestMessages } from '../../../i18n/requests-messages.ts'
import { Figure } from '../../../ui/figure.tsx'
import { RateLine, RateMark, rateVerdict } from '../../../ui/rate-line.tsx'
import { openList } from './open-list.ts'
import type { Told } from './told.ts'
import './rate-rows.css'

/** Limits are settings: the documents give no number. Rework has none. */
const rates = [
  { figure: 'response', limit: 0.98 },
  { figure: 'resolution', limit: 0.9 },
  { figure: 'satisfaction', limit: 0.95 },
  { figure: 'onTime', limit: 0.95 },
] as const

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
  const words = useRequestMessages().figures
  const { yes, among, share } = rate
  const verdict = limit === null ? null : rateVerdict(share, limit)
  return (
    <li>
      <span className="rate-name">
        {words.names[figure]}
        {hasList && (
          <button
            type="button"
            className="link list-link"
            disabled={among === 0}
            onClick={() => openList(figure, figure === 'rework' ? true : yes === among ? null : false)}
          >
            {figure === 'rework' || yes === among
              ? words.listAll(figure === 'rework' ? yes : among)
              : words.listNo(among - yes)}
          </button>
        )}
      </span>
      <RateLine share={share} limit={limit} />
      <span className="rate-figure">
        <Figure
          value={formatShare(share, limit ?? undefined)}
          {...(share === null ? {} : { unit: '%' })}
          label={words.names[figure]}
          className={`rate-value ${verdict ?? ''}`}
          from={(all) => requestMessagesOf(all).figures.provenance({ figure, yes, among, share, ...told })}
        />
        <em className="fig">{words.of(yes, among)}</em>
      </span>
      <RateMark verdict={verdict} />
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

/** The rates against their limits, and which falls short by most. */
export const RateRows = ({
  figures,
  told,
  hasList,
}: {
  figures: Indicators
  told: Told
  hasList: boolean
}) => {
  const m = useMessages()
  return (
    <>
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
    </>
  )
}
