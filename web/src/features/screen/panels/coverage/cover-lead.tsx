import type { Overview } from '../../../../api/overview.ts'
import { serviceShareLimit } from '../../../../findings/limits.ts'
import { formatCount, formatShare } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import { minutesOf } from './minutes-of.ts'
import './cover-lead.css'

/** 100 needs no decimals, and none of the room they take. */
const formatLead = (share: number): string => (share === 1 ? '100' : formatShare(share, serviceShareLimit))

/** Households that walk to a centre in five minutes. */
export const CoverLead = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const words = useScreenMessages().coverage
  const five = minutesOf(overview, 5)
  const all = overview.figures.households
  return (
    <div className="cover-lead">
      <ScreenFigure
        name="coverage.share5"
        className="cover-share"
        value={five?.share ?? null}
        format={formatLead}
        unit="%"
        note={1}
        label={m.panel.service.inside(5)}
        from={(messages) => messages.provenance.share(overview, 5)}
      />
      <dl className="cover-side">
        <div>
          <dt>{words.inside}</dt>
          <dd>
            <ScreenFigure
              name="coverage.households5"
              value={five?.households ?? null}
              format={formatCount}
              unit={words.rowUnit}
              label={words.inside}
              from={(messages) => messages.provenance.share(overview, 5)}
            />
          </dd>
        </div>
        <div>
          <dt>{words.all}</dt>
          <dd>
            <ScreenFigure
              name="coverage.households"
              value={all}
              format={formatCount}
              unit={words.rowUnit}
              label={words.all}
              from={(messages) => messages.provenance.households(overview)}
            />
          </dd>
        </div>
      </dl>
    </div>
  )
}
