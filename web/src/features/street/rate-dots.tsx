import type { Overview } from '../../api/overview.ts'
import { formatShare } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import { rateFinding } from './findings.ts'
import { rateLimits } from './limits.ts'

/** A cut scale is a dot on a line, never a bar; the words under it say where the line begins. */
const lineFrom = 0.7
const onLine = (share: number): number => Math.min(Math.max((share - lineFrom) / (1 - lineFrom), 0), 1) * 100

const keys = ['response', 'resolution', 'satisfaction'] as const

/** The three rates against their limits. */
export const RateDots = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const finding = rateFinding(overview)
  return (
    <div className="sub-block">
      <h3>{m.findings.rate(finding)}</h3>
      <ul className="rate-rows">
        {keys.map((key) => {
          const value = overview.requests.rates[key]
          const limit = rateLimits[key]
          const verdict = value === null ? 'unknown' : value >= limit ? 'pass' : 'warn'
          return (
            <li key={key} className={`rate-${verdict}`}>
              <span className="rate-name">
                {m.terms.rate[key]}
                <em>{m.terms.rateMeaning[key]}</em>
              </span>
              <span className="rate-line" aria-hidden="true">
                <i className="rate-zone" style={{ left: `${onLine(limit)}%` }} />
                <i className="rate-limit" style={{ left: `${onLine(limit)}%` }}>
                  <u>{m.panel.requests.limit(Math.round(limit * 100))}</u>
                </i>
                {value !== null && <i className="rate-dot" style={{ left: `${onLine(value)}%` }} />}
              </span>
              <Figure
                value={formatShare(value, limit)}
                {...(value === null ? {} : { unit: '%' })}
                label={m.terms.rate[key]}
                className="rate-value"
                from={(words) => words.provenance.rate(overview, key, limit)}
              />
              <span className="rate-mark" aria-hidden="true">
                {{ pass: '✓', warn: '!', unknown: '?' }[verdict]}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="sub">
        {m.panel.requests.ratesScale} · {m.panel.requests.limitsSet}
      </p>
    </div>
  )
}
