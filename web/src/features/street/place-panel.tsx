import type { Overview } from '../../api/overview.ts'
import { useMessages } from '../../i18n/messages.tsx'
import type { MapTheme } from '../../map/types.ts'
import { PanelBoundary } from '../../ui/panel-boundary.tsx'
import type { OnRecord } from '../../findings/place-findings.ts'
import { OrganizationSection } from './organization-section.tsx'
import { PlaceSection } from './place-section.tsx'
import { RequestsSection } from './requests-section.tsx'
import { ServiceSection } from './service-section.tsx'
import { SourceLine } from './source-line.tsx'
import './place-panel.css'

/** Everything known about the chosen place, one section under the other. */
export const PlacePanel = ({
  overview,
  recorded,
  theme,
}: {
  overview: Overview
  recorded: OnRecord
  theme: MapTheme
}) => {
  return (
    // Keyed by place: lists that were unfolded for one place start folded for the next.
    <div className="panel-scroll" key={overview.place.code} tabIndex={-1}>
      <PanelBoundary>
        <PlaceSection overview={overview} />
      </PanelBoundary>
      <PanelBoundary>
        <ServiceSection overview={overview} />
      </PanelBoundary>
      <PanelBoundary>
        <RequestsSection overview={overview} recorded={recorded.requests} theme={theme} />
      </PanelBoundary>
      <PanelBoundary>
        <OrganizationSection overview={overview} recorded={recorded.organizations} />
      </PanelBoundary>
      <PanelBoundary>
        <SourceLine overview={overview} recorded={recorded} />
      </PanelBoundary>
    </div>
  )
}

/** The panel's shape while its figures are on the way: real sizes, nothing moves. */
export const PanelSkeleton = () => {
  const m = useMessages()
  return (
    <div className="panel-skeleton" role="status" aria-label={m.loading}>
      <i style={{ width: '34%', height: 14 }} />
      <i style={{ width: '62%', height: 30 }} />
      <div>
        <i style={{ height: 46 }} />
        <i style={{ height: 46 }} />
        <i style={{ height: 46 }} />
        <i style={{ height: 46 }} />
      </div>
      <i style={{ width: '48%', height: 14, marginTop: 28 }} />
      <i style={{ width: '86%', height: 26 }} />
      <i style={{ width: '40%', height: 42 }} />
      <i style={{ height: 20 }} />
      <i style={{ height: 132 }} />
      <i style={{ width: '30%', height: 14, marginTop: 28 }} />
      <i style={{ width: '78%', height: 26 }} />
      <i style={{ height: 104 }} />
    </div>
  )
}
