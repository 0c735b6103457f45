import type { Covered, PlaceCoverage } from '@wangge/geodata'
import type { Overview } from '../../../api/overview.ts'
import { formatCount, formatShare, unbroken } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import type { WalkInputs } from '../../../i18n/zh/walk-provenance.ts'
import type { LiveAnswer } from '../../../workers/walk-messages.ts'
import { Figure } from '../../../ui/figure.tsx'
import { serviceShareLimit } from '../../../findings/limits.ts'
import { ServiceBands } from '../service-bands.tsx'
import { CoverFacts } from './cover-facts.tsx'
import { CoverRanking } from './cover-ranking.tsx'
import type { WalkDesk } from './walk-desk.tsx'
import { coveredIn, coverFinding, placeIn } from './walk-findings.ts'
import { inputsOf } from './walk-inputs.ts'

interface Props {
  desk: WalkDesk
  overview: Overview
  answer: LiveAnswer
}

const households = (place: PlaceCoverage, minutes: number): number =>
  coveredIn(place, minutes)?.households ?? 0

interface WhoseProps {
  place: PlaceCoverage
  covered: Covered
  inputs: WalkInputs
}

/** Of a street every centre is its own: there the people are told. */
const OwnOrNeighbour = ({ place, covered, inputs }: WhoseProps) => {
  const m = useMessages()
  if (place.level === 'street')
    return (
      <div>
        <dt>{m.walk.residents}</dt>
        <dd>
          <Figure
            value={formatCount(covered.residents)}
            label={m.walk.residents}
            from={(words) => words.walkProvenance.residents(inputs, covered)}
          />
        </dd>
      </div>
    )
  return (
    <>
      <div>
        <dt>{m.walk.own}</dt>
        <dd>
          <Figure
            value={formatCount(covered.byOwn)}
            label={m.walk.own}
            from={(words) => words.walkProvenance.own(inputs, covered)}
          />
        </dd>
      </div>
      <div>
        <dt>{m.walk.neighbour}</dt>
        <dd>
          <Figure
            value={formatCount(covered.byNeighbour)}
            label={m.walk.neighbour}
            from={(words) => words.walkProvenance.own(inputs, covered)}
          />
        </dd>
      </div>
    </>
  )
}

/** Who of the chosen place walks to a centre in the minutes asked for. */
export const CoverSection = ({ desk, overview, answer }: Props) => {
  const m = useMessages()
  const { level, code, name } = overview.place
  const place = placeIn(answer.coverage, level === 'street' ? null : code)
  const covered = place && coveredIn(place, desk.within)
  if (place === undefined || covered === undefined) return null
  const inputs = inputsOf(desk, overview)
  const finding = coverFinding(place, desk.within, inputs.centres)
  const measured = finding.kind !== 'no-households' && finding.kind !== 'no-centre'
  return (
    <section className="panel-section walk-cover">
      <p className="kicker">
        {name}
        <span>{m.walk.kicker}</span>
      </p>
      <h2>{unbroken(m.walk.findings.cover(finding))}</h2>
      {finding.kind === 'no-households' && <p className="empty">{m.panel.service.empty}</p>}
      {finding.kind === 'no-centre' && (
        <p className="empty">{m.panel.service.noCentre(overview.figures.places.candidate)}</p>
      )}
      {measured && (
        <>
          <div className="lead-row">
            <Figure
              size="lead"
              className="lead-share"
              value={formatShare(covered.share, serviceShareLimit)}
              unit="%"
              label={m.walk.share(desk.within)}
              note={1}
              from={(words) => words.walkProvenance.cover(inputs, place, covered)}
            />
            <dl className="lead-side">
              <div>
                <dd>{m.panel.service.households(covered.households, place.households)}</dd>
              </div>
              <OwnOrNeighbour place={place} covered={covered} inputs={inputs} />
            </dl>
          </div>
          <p className="sub">{m.walk.at(desk.within, desk.speedMps)}</p>
          <ServiceBands
            within={[households(place, 5), households(place, 10), households(place, 15)]}
            all={place.households}
          />
          <CoverFacts desk={desk} place={place} inputs={inputs} />
          <CoverRanking desk={desk} overview={overview} answer={answer} inputs={inputs} />
        </>
      )}
    </section>
  )
}
