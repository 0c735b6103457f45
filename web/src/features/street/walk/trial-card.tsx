import type { Overview } from '../../../api/overview.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustWalk } from '../../../app/view-history.ts'
import { formatCount, unbroken } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import type { LiveFigures } from '../../../workers/walk-messages.ts'
import { Figure } from '../../../ui/figure.tsx'
import { useLiveDrag } from './live-drag.ts'
import type { WalkDesk } from './walk-desk.tsx'
import { coveredIn, placeIn, trialFinding } from './walk-findings.ts'
import { inputsOf } from './walk-inputs.ts'
import './trial-card.css'

interface Compared {
  readonly covered: number
  readonly gaps: number
}

/** Of the whole street: a centre that moves helps and hurts beyond the chosen grid. */
const figuresOf = (answer: LiveFigures, minutes: number): Compared => {
  const street = placeIn(answer.coverage, null)
  return {
    covered: (street && coveredIn(street, minutes)?.households) ?? 0,
    gaps: answer.gaps.gaps.length + answer.gaps.others.count,
  }
}

const signed = (change: number): string =>
  `${change > 0 ? '+' : change < 0 ? '−' : ''}${formatCount(Math.abs(change))}`

/** What it would change if a centre stood elsewhere, while it is on its way and after it was dropped. */
export const TrialCard = ({ desk, overview }: { desk: WalkDesk; overview: Overview }) => {
  const m = useMessages()
  const drag = useLiveDrag()
  const { moved } = useView().walk
  const centreId = drag?.centreId ?? moved?.centreId
  const centre = desk.centres.find(({ id }) => id === centreId)
  const standing = desk.standing.answer
  if (centre === undefined || standing === null) return null
  const before = figuresOf(standing, desk.within)
  const answer = drag === null ? desk.trial.answer : drag.answer
  const now = answer === null ? null : figuresOf(answer, desk.within)
  const inputs = inputsOf(desk, overview)
  const rows = [
    { key: 'covered', label: m.walk.trialCovered, now: now?.covered ?? null, before: before.covered },
    { key: 'gaps', label: m.walk.trialGaps, now: now?.gaps ?? null, before: before.gaps },
  ]
  return (
    <section className="panel-section walk-card trial-card" aria-label={m.walk.trial}>
      <p className="kicker">
        {m.walk.trial}
        <span>{centre.name}</span>
      </p>
      <h2 aria-live="polite">
        {now === null
          ? m.walk.computing
          : unbroken(m.walk.findings.trial(trialFinding(now.covered, before.covered, desk.within)))}
      </h2>
      <p className="sub">
        {overview.street.name} · {m.walk.at(desk.within, desk.speedMps)}
      </p>
      <table className="trial-rows">
        <thead>
          <tr>
            <th />
            <th scope="col">{m.walk.trialBefore}</th>
            <th scope="col">{m.walk.trialNow}</th>
            <th scope="col">{m.walk.trialChange}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td className="fig">{formatCount(row.before)}</td>
              <td className="fig">{formatCount(row.now)}</td>
              <td>
                <Figure
                  value={row.now === null ? formatCount(null) : signed(row.now - row.before)}
                  label={row.label}
                  from={(words) =>
                    words.walkProvenance.trial(inputs, row.key === 'covered', row.now, row.before)
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sub">{drag === null ? m.walk.trialWhy : m.walk.trialHint}</p>
      {drag === null && (
        <button type="button" className="button" onClick={() => adjustWalk({ moved: null })}>
          {m.walk.trialBack}
        </button>
      )}
    </section>
  )
}
