import type { Overview } from '../../api/overview.ts'
import { formatShare } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import { RateLine, RateMark, rateVerdict } from '../../ui/rate-line.tsx'
import { rateFinding } from '../../findings/place-findings.ts'
import { rateLimits } from '../../findings/limits.ts'

const keys = ['response', 'resolution', 'satisfaction'] as const

/** The three rates against their limits. */
export const RateDots = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const finding = rateFinding(overview.requests.rates)
  return (
    <div className="sub-block">
      <h3>{m.findings.rate(finding)}</h3>
      <ul className="rate-rows">
        {keys.map((key) => {
          const value = overview.requests.rates[key]
          const limit = rateLimits[key]
          const verdict = rateVerdict(value, limit)
          return (
            <li key={key}>
              <span className="rate-name">
                {m.terms.rate[key]}
                <em>{m.terms.rateMeaning[key]}</em>
              </span>
              <RateLine share={value} limit={limit} />
              <Figure
                value={formatShare(value, limit)}
                {...(value === null ? {} : { unit: '%' })}
                label={m.terms.rate[key]}
                className={`rate-value ${verdict}`}
                from={(words) => words.provenance.rate(overview, key, limit)}
              />
              <RateMark verdict={verdict} />
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
