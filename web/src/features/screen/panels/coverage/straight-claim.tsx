import type { Overview } from '../../../../api/overview.ts'
import { serviceShareLimit } from '../../../../findings/limits.ts'
import { deniedFinding } from '../../../../findings/place-findings.ts'
import { formatCount, formatShare } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { screenMessagesOf, useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { PanelSection } from '../parts/panel-frame.tsx'
import { ScreenFigure } from '../parts/screen-figure.tsx'

const width = (part: number, all: number): string => `${all === 0 ? 0 : (part / all) * 100}%`

/** What the straight circle claims and the walk denies: said in words, not drawn as if it were a service area. */
export const StraightClaim = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const words = useScreenMessages().coverage
  const found = deniedFinding(overview, 5)
  if (found === null) return null
  const all = overview.figures.households
  const [before, between] = words.claim
  return (
    <PanelSection
      title={
        found.denied === 0 ? (
          words.noneDenied
        ) : (
          <>
            {before}
            <ScreenFigure
              name="coverage.claimedShare5"
              value={found.claimed / all}
              format={(share) => formatShare(share, serviceShareLimit)}
              unit="%"
              label={words.claimed}
              from={(messages) => screenMessagesOf(messages).coverage.provenance.claimed(overview)}
            />
            {between}
            <ScreenFigure
              name="coverage.denied5"
              value={found.denied}
              format={formatCount}
              unit={m.terms.unit.households}
              note={2}
              label={m.panel.service.denied}
              from={(messages) => messages.provenance.denied(overview, 5)}
            />
          </>
        )
      }
    >
      <span className="screen-track" aria-hidden="true">
        <i style={{ width: width(found.claimed - found.denied, all), background: 'var(--walk-5)' }} />
        <i
          className="hatched"
          style={{ left: width(found.claimed - found.denied, all), width: width(found.denied, all) }}
        />
      </span>
    </PanelSection>
  )
}
