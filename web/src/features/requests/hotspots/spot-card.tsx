import type { HotspotCell, Hotspots } from '../../../api/requests-hotspots.ts'
import { adjustRequests } from '../../../app/view-history.ts'
import { absent, dateParts, formatCount } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { Icon } from '../../../ui/icon.tsx'
import { cellFacts, comparisonFacts, type NameAt } from './spot-facts.ts'
import { SpotGlyph } from './spot-glyph.tsx'
import './spot-card.css'

/** z and q with as many digits as they bear; a q below a ten-thousandth is said to be so. */
const formatScore = (value: number | null): string => (value === null ? absent : value.toFixed(2))
const formatQ = (value: number | null): string =>
  value === null ? absent : value < 0.0001 ? '< 0.0001' : value.toFixed(4)

const Steps = ({ cell, spots }: { cell: HotspotCell; spots: Hotspots }) => {
  const m = useMessages()
  const words = useRequestMessages().spots
  const { steps, pattern } = cell
  if (steps === undefined || spots.steps === undefined) return null
  const dayAt = (index: number): string => m.monthDay(dateParts(spots.steps?.[index] ?? spots.window.from))
  return (
    <div className="spot-steps">
      {pattern !== undefined && (
        <p>
          <b>{words.pattern[pattern]}</b> {words.patternWhy[pattern]}
        </p>
      )}
      <ol aria-label={words.steps}>
        {steps.map((band, index) => (
          <li
            key={dayAt(index)}
            title={`${dayAt(index)}　${band === 0 ? words.stepWords.zero : band > 0 ? words.stepWords.hot : words.stepWords.cold}`}
          >
            <SpotGlyph band={band} />
          </li>
        ))}
      </ol>
      <p className="spot-step-days">
        <span>{dayAt(0)}</span>
        <span>{m.monthDay(dateParts(Date.parse(spots.steps.at(-1) ?? spots.window.to) - 1))}</span>
      </p>
    </div>
  )
}

/** One cell in one sentence, its scores, and what it was compared with. */
export const SpotCard = ({
  spots,
  cell,
  neighbours,
  nameAt,
}: {
  spots: Hotspots
  cell: HotspotCell
  neighbours: number
  nameAt: NameAt
}) => {
  const words = useRequestMessages().spots
  const facts = cellFacts(spots, cell, neighbours, nameAt)
  const terms: [string, string, string | undefined][] = [
    [words.terms.count, cell.count === null ? `< ${facts.minimum}` : formatCount(cell.count), undefined],
    [words.terms.seen, cell.seen === null ? absent : formatCount(cell.seen), undefined],
    [words.terms.expected, cell.expected === null ? absent : cell.expected.toFixed(1), undefined],
    [words.terms.z, formatScore(cell.z), words.zWhy],
    [words.terms.q, formatQ(cell.q), words.qWhy],
  ]
  return (
    <section className="spot-card" aria-label={words.place(facts)} aria-live="polite">
      <button
        type="button"
        className="spot-close"
        aria-label={words.close}
        onClick={() => adjustRequests({ cell: null })}
      >
        <Icon name="close" size={16} />
      </button>
      <h2>
        <SpotGlyph band={cell.band} /> {words.place(facts)}
      </h2>
      <p className="spot-sentence">{words.sentence(facts)}</p>
      <dl>
        {terms.map(([term, value, why]) => (
          <div key={term} title={why}>
            <dt>{term}</dt>
            <dd className="fig">{value}</dd>
          </div>
        ))}
      </dl>
      <Steps cell={cell} spots={spots} />
      <details className="spot-compared">
        <summary>{words.compared}</summary>
        <p>{words.comparison(comparisonFacts(spots))}</p>
        <p>
          <b>z</b> {words.zWhy}
        </p>
        <p>
          <b>q</b> {words.qWhy}
        </p>
      </details>
    </section>
  )
}
