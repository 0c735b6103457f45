import type { Indicators, Rate } from '../../../../api/requests.ts'
import { rateLimits } from '../../../../findings/limits.ts'
import { formatShare } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { screenMessagesOf } from '../../../../i18n/screen-messages.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import './rate-lines.css'

/** A cut scale is a dot on a line, never a bar; the source line says where it begins. */
export const lineFrom = 0.8
const onLine = (share: number): string =>
  `${Math.min(Math.max((share - lineFrom) / (1 - lineFrom), 0), 1) * 100}%`

export const rateKeys = ['response', 'resolution', 'satisfaction'] as const
export type RateKey = (typeof rateKeys)[number]

const RateLine = ({ rate, rates }: { rate: RateKey; rates: Readonly<Record<RateKey, Rate>> }) => {
  const m = useMessages()
  const { share, yes, among } = rates[rate]
  const limit = rateLimits[rate]
  const verdict = share === null ? 'unknown' : share >= limit ? 'pass' : 'short'
  return (
    <li className={`rate-${verdict}`}>
      <span className="rate-words">
        {m.terms.rate[rate]}
        <em>{m.terms.rateMeaning[rate]}</em>
      </span>
      <span className="rate-scale" aria-hidden="true">
        <i className="zone" style={{ left: onLine(limit) }} />
        <i className="limit" style={{ left: onLine(limit) }} />
        <u style={{ right: `calc(100% - ${onLine(limit)})` }}>
          {m.panel.requests.limit(Math.round(limit * 100))}
        </u>
        {share !== null && <i className="dot" style={{ left: onLine(share) }} />}
      </span>
      <ScreenFigure
        name={`requests.rate.${rate}`}
        value={share}
        format={(value) => formatShare(value, limit)}
        unit="%"
        label={m.terms.rate[rate]}
        from={(messages) =>
          screenMessagesOf(messages).requests.provenance.rate({ rate, yes, among, share, limit })
        }
      />
      <span className="rate-sign" aria-hidden="true">
        {{ pass: '✓', short: '✕', unknown: '?' }[verdict]}
      </span>
    </li>
  )
}

/** The three rates against their limits, which are settings. */
export const RateLines = ({ figures }: { figures: Indicators }) => (
  <ul className="screen-rates">
    {rateKeys.map((rate) => (
      <RateLine key={rate} rate={rate} rates={figures} />
    ))}
  </ul>
)
