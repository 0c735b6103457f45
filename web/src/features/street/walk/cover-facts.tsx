import type { PlaceCoverage } from '@wangge/geodata'
import { useMessages } from '../../../i18n/messages.tsx'
import type { WalkInputs } from '../../../i18n/zh/walk-provenance.ts'
import { Figure } from '../../../ui/figure.tsx'
import { CentreLink } from './centre-link.tsx'
import type { WalkDesk } from './walk-desk.tsx'

interface Props {
  desk: WalkDesk
  place: PlaceCoverage
  inputs: WalkInputs
}

/** The longest walk, the centre that most would go to, and who can walk to none. */
export const CoverFacts = ({ desk, place, inputs }: Props) => {
  const m = useMessages()
  const { farthest, nearest, unreachable } = place
  const centre = nearest === null ? undefined : desk.centres[nearest.centre]
  return (
    <dl className="facts">
      {farthest !== null && (
        <div>
          <dt>{m.walk.farthest}</dt>
          <dd>
            <Figure
              value={m.walk.walkTime(farthest.seconds)}
              label={m.walk.farthest}
              from={(words) => words.walkProvenance.farthest(inputs, farthest)}
            />
          </dd>
        </div>
      )}
      {nearest !== null && centre !== undefined && (
        <div>
          <dt>
            {m.walk.nearest}
            <small>
              <CentreLink desk={desk} centre={centre} />
              {place.level !== 'street' && ` ${nearest.own ? m.walk.nearestOwn : m.walk.nearestNeighbour}`}
            </small>
          </dt>
          <dd>
            <Figure
              value={m.walk.walkTime(nearest.meanSeconds)}
              label={m.walk.nearest}
              from={(words) => words.walkProvenance.nearest(inputs, nearest.households, nearest.meanSeconds)}
            />
          </dd>
        </div>
      )}
      {unreachable.households > 0 && (
        <div>
          <dt>{m.walk.unreachable}</dt>
          <dd>
            <Figure
              value={m.walk.householdsOf(unreachable.households)}
              label={m.walk.unreachable}
              from={(words) => words.walkProvenance.unreachable(inputs, unreachable.households)}
            />
          </dd>
        </div>
      )}
    </dl>
  )
}
