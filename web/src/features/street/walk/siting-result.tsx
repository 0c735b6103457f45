import type { Overview } from '../../../api/overview.ts'
import type { SitedPlace, Siting } from '../../../api/siting.ts'
import { formatShare, unbroken } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import type { Messages } from '../../../i18n/zh.ts'
import { Figure } from '../../../ui/figure.tsx'
import { serviceShareLimit } from '../../../findings/limits.ts'
import { boxAround } from './boxes.ts'
import type { SitingQuestion } from './use-siting.ts'
import type { WalkDesk } from './walk-desk.tsx'
import { siteReason, sitingFinding } from './walk-findings.ts'
import { inputsOf } from './walk-inputs.ts'

interface Props {
  desk: WalkDesk
  overview: Overview
  asked: SitingQuestion
  answer: Siting
}

const nameOf = (m: Messages, { kind, name, gridName }: SitedPlace['candidate']): string =>
  m.walk.siteName({ kind, name, grid: gridName })

/** The next best is often round the corner: then it is told apart by that. */
const nameOfOther = (m: Messages, own: SitedPlace['candidate'], other: SitedPlace['candidate']): string =>
  nameOf(m, own) === nameOf(m, other) ? m.walk.siteBeside(other.kind) : nameOf(m, other)

/** Where to put them, what each brings and why, and how good that is known to be. */
export const SitingResult = ({ desk, overview, asked, answer }: Props) => {
  const m = useMessages()
  const inputs = { ...inputsOf(desk, overview), minutes: asked.minutes, speedMps: asked.speedMps }
  const [first] = answer.places
  const share = (covered: number): string =>
    `${formatShare(answer.households === 0 ? null : covered / answer.households, serviceShareLimit)}%`
  const fromAll = (words: Messages) =>
    words.walkProvenance.siting(inputs, answer.total, Math.floor(answer.bound), answer.candidates.count)
  return (
    <div className="siting-result">
      {!desk.siting.isCurrent && <p className="siting-outdated">{m.walk.sitingOutdated}</p>}
      <h2>
        {unbroken(
          m.walk.findings.siting(
            sitingFinding(answer, first === undefined ? '' : nameOf(m, first.candidate)),
          ),
        )}
      </h2>
      <p className="sub">
        <b className={answer.proven ? 'siting-proven' : ''}>{m.walk.findings.proof(answer)}</b> ·{' '}
        {m.walk.sitingCandidates(answer.candidates.count)}
      </p>
      <p className="siting-change">
        {m.walk.sitingBefore}{' '}
        <Figure value={share(answer.coveredBefore)} label={m.walk.sitingBefore} from={fromAll} /> →{' '}
        {m.walk.sitingAfter}{' '}
        <Figure
          size="figure"
          className="lead-share"
          value={share(answer.coveredAfter)}
          label={m.walk.sitingAfter}
          note={3}
          from={fromAll}
        />
      </p>
      <ol className="site-rows">
        {answer.places.map((place) => (
          <li key={place.rank}>
            <span className="fig site-rank">{place.rank}</span>
            <button
              type="button"
              className="link"
              aria-label={m.walk.showOnMap(nameOf(m, place.candidate))}
              onClick={() => desk.map?.fitTo(boxAround(place.candidate.position))}
            >
              {nameOf(m, place.candidate)}
            </button>
            <Figure
              value={m.walk.sitingGained(place.gained)}
              label={nameOf(m, place.candidate)}
              from={(words) => words.walkProvenance.site(inputs, place.gained, place.shareOfRest)}
            />
            <p>
              {m.walk.findings.reason(
                siteReason(
                  place,
                  place.alternative === null
                    ? ''
                    : nameOfOther(m, place.candidate, place.alternative.candidate),
                ),
              )}
            </p>
          </li>
        ))}
      </ol>
      <button type="button" className="more" onClick={desk.siting.clear}>
        {m.walk.probeClose}
      </button>
    </div>
  )
}
