import type { Overview } from '../../api/overview.ts'
import { formatCount } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import { categoryFinding } from '../../findings/place-findings.ts'

/** Requests by category, most first; bars from zero, numbers at their ends. */
export const CategoryBars = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const finding = categoryFinding(overview)
  const sorted = overview.requests.byCategory
    .filter((entry) => entry.count > 0)
    .toSorted((a, b) => b.count - a.count)
  const most = sorted[0]?.count ?? 0
  if (finding === null) return null
  return (
    <div className="sub-block">
      <h3>{m.findings.category(finding)}</h3>
      <ul className="bar-rows">
        {sorted.map(({ category, count }, index) => (
          <li key={category}>
            <span>{m.terms.category[category]}</span>
            <span className="track bare" aria-hidden="true">
              <i
                className={index === 0 ? 'track-first' : 'track-rest'}
                style={{ width: `${(count / most) * 100}%` }}
              />
            </span>
            <Figure
              value={formatCount(count)}
              label={m.terms.category[category]}
              from={(words) => words.provenance.category(overview, category)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
