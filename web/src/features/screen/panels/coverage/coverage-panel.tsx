import { type ReactNode, useRef } from 'react'
import type { Coverage } from '../../../../api/coverage.ts'
import type { Overview } from '../../../../api/overview.ts'
import { serviceFinding, spreadFinding } from '../../../../findings/place-findings.ts'
import { formatSpeed } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { tintsIn } from '../../../../map/tints.ts'
import { tellMoment } from '../../data/moment.ts'
import type { PanelProps } from '../panel.ts'
import { PanelColumn, PanelSection, PanelTitle } from '../parts/panel-frame.tsx'
import { PanelState } from '../parts/panel-state.tsx'
import { noteMark } from '../parts/note-mark.ts'
import { SourceLine } from '../parts/source-line.tsx'
import { useFit } from '../parts/use-fit.ts'
import { CoverBar } from './cover-bar.tsx'
import { CoverLead } from './cover-lead.tsx'
import { childRows, gapsOf, restOf } from './coverage-facts.ts'
import { densities } from './densities.ts'
import { GapRows } from './gap-rows.tsx'
import { ShareRows } from './share-rows.tsx'
import { StraightClaim } from './straight-claim.tsx'

/** The grids below and the gaps, once both answers are there. */
const Details = ({ overview, coverage, left }: { overview: Overview; coverage: Coverage; left: number }) => {
  const words = useScreenMessages().coverage
  const room = densities[left] ?? densities[0]
  const rows = childRows(coverage, overview.place)
  const gaps = gapsOf(coverage, overview)
  const shown = gaps.rows.slice(0, room.gaps)
  const rest = restOf(gaps, room.gaps, coverage, overview.place.level === 'street')
  const held = shown.reduce((sum, { households }) => sum + households, 0)
  return (
    <>
      {rows.length > 1 && (
        <PanelSection title={words.spread(spreadFinding(overview.children))}>
          <ShareRows rows={rows} most={room.children} hasAxis={room.hasAxis} tintOf={tintsIn(overview)} />
        </PanelSection>
      )}
      <PanelSection
        title={
          <>
            {words.gaps({ shown: shown.length, held, all: gaps.households })}
            {shown.length > 0 && <sup>{noteMark(3)}</sup>}
          </>
        }
      >
        {shown.length > 0 && <GapRows rows={shown} rest={rest} householdsAll={gaps.households} />}
      </PanelSection>
    </>
  )
}

/** What can be said where nothing is measured: what is missing, and where to bring it. */
const Unmeasured = ({ overview, why }: { overview: Overview; why: string }): ReactNode => (
  <>
    {overview.service.network && overview.figures.households > 0 && <CoverLead overview={overview} />}
    <p className="screen-empty">{why}</p>
  </>
)

/** Who walks to a service centre in five minutes, where, and where nobody does. */
export const CoveragePanel = ({ data, shape, slot, heightU }: PanelProps) => {
  const m = useMessages()
  const { panel, coverage: words } = useScreenMessages()
  const box = useRef<HTMLDivElement>(null)
  const overview = data.place.value
  const coverage = data.coverage.value
  const subject = `${shape} ${slot} ${heightU} ${m.product} ${data.code} ${coverage === null}`
  const left = useFit(box, subject, densities.length - 1)
  if (overview === null) return <PanelState subject={panel.coverage} part={data.place} />
  const room = densities[left] ?? densities[0]
  const finding = serviceFinding(overview)
  const isMeasured = finding.kind === 'reached' || finding.kind === 'short'
  const { place, service } = overview
  const scope = words.scope(place.level === 'street' ? null : place.name, formatSpeed(service.speedMps))
  return (
    <PanelColumn box={box}>
      <PanelTitle subject={panel.coverage} scope={scope} title={words.title(finding)} />
      {finding.kind === 'no-network' && <p className="screen-empty">{m.panel.service.noNetwork}</p>}
      {finding.kind === 'no-households' && <p className="screen-empty">{m.panel.service.empty}</p>}
      {finding.kind === 'no-centre' && (
        <Unmeasured overview={overview} why={m.panel.service.noCentre(overview.figures.places.candidate)} />
      )}
      {isMeasured && (
        <>
          <CoverLead overview={overview} />
          <CoverBar overview={overview} />
          {room.hasClaim && <StraightClaim overview={overview} />}
          {coverage !== null && <Details overview={overview} coverage={coverage} left={left} />}
        </>
      )}
      <SourceLine
        notes={
          isMeasured
            ? [
                room.isBrief ? words.notes.shareBrief : words.notes.share,
                room.hasClaim ? words.notes.straight : '',
                words.notes.gap(overview.street.attribution, overview.street.householdsCounted),
              ]
            : []
        }
        dataTime={tellMoment(m, overview.asOf.time)}
        parts={[data.place, data.coverage]}
      />
    </PanelColumn>
  )
}
