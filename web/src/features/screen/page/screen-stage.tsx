import { useMemo, useRef } from 'react'
import type { Overview } from '../../../api/overview.ts'
import { screenChoice } from '../../../app/screen-view.ts'
import { useView } from '../../../app/use-view.ts'
import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../i18n/screen-messages.ts'
import type { MapLanguage, MapTheme } from '../../../map/types.ts'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { ProvenanceProvider } from '../../../ui/provenance-card.tsx'
import { useLiveScreen } from '../alive/use-live-screen.ts'
import type { ScreenFocus } from '../data/screen-data.ts'
import { useScreenData } from '../data/use-screen-data.ts'
import { useUnknownGrid } from '../data/use-unknown-grid.ts'
import { ScreenMap, type ScreenMapHandle } from '../map/screen-map.tsx'
import { screenPanels } from '../panels/registry.ts'
import { ScreenSettings } from '../settings/screen-settings.tsx'
import { ScreenHeader } from './screen-header.tsx'
import { ScreenNotice } from './screen-notice.tsx'
import { slotOf } from './slots.ts'
import { useFocus } from './use-focus.ts'
import { useReducedMotion } from './use-reduced-motion.ts'
import { useStage } from './use-stage.ts'

export interface ScreenAppearance {
  readonly theme: MapTheme
  readonly language: MapLanguage
}

/** The screen once it is known which street it is about. */
export const ScreenStage = ({
  street,
  streetParameter,
  unknownName,
  theme,
  language,
}: ScreenAppearance & {
  street: Overview
  streetParameter: string | null
  unknownName: string | null
}) => {
  const m = useMessages()
  const words = useScreenMessages()
  const choice = screenChoice(useView().screen)
  const stage = useRef<HTMLDivElement>(null)
  const map = useRef<ScreenMapHandle>(null)
  const { shape, unitPx, heightU } = useStage(stage)
  const [wanted, setFocus] = useFocus()
  const unknownGrid = useUnknownGrid(streetParameter, wanted.code)
  const focus = useMemo(
    (): ScreenFocus => (unknownGrid === null ? wanted : { code: null, by: wanted.by }),
    [wanted, unknownGrid],
  )
  const data = useScreenData(street, streetParameter, focus.code)
  const live = useLiveScreen(street.street.id)
  const reducedMotion = useReducedMotion()
  const shown = screenPanels.filter(({ id }) => choice.panels.includes(id))
  const dataTime = m.panel.source.data(
    `${m.day(dateParts(street.asOf.time))} ${formatClock(street.asOf.time)}`,
    street.plan.name,
  )
  return (
    <div ref={stage} className="screen-stage">
      <div
        className="screen"
        data-shape={shape}
        data-panels={choice.panels.join(' ')}
        data-state={live.away === null ? 'live' : 'stale'}
      >
        <ProvenanceProvider dataTime={dataTime}>
          <ScreenHeader street={street} live={live} />
          <main className="screen-middle" aria-label={words.mapPane}>
            <PanelBoundary>
              <ScreenMap
                ref={map}
                data={data}
                focus={focus}
                theme={theme}
                language={language}
                shape={shape}
                unitPx={unitPx}
                tourSeconds={choice.tourSeconds}
                reducedMotion={reducedMotion}
                live={live}
                onFocus={setFocus}
              />
            </PanelBoundary>
          </main>
          {shown.map(({ id, Component }) => {
            const slot = slotOf(id, shape, choice.panels)
            return (
              <section
                key={id}
                className={`screen-panel panel-${id}`}
                data-slot={slot.slot}
                aria-label={words.panel[id]}
              >
                <PanelBoundary>
                  <Component
                    data={data}
                    shape={shape}
                    slot={slot.slot}
                    heightU={slot.heightU(heightU)}
                    live={live}
                    reducedMotion={reducedMotion}
                  />
                </PanelBoundary>
              </section>
            )
          })}
          <ScreenNotice unknownName={unknownName} unknownGrid={unknownGrid} />
          <ScreenSettings
            street={street}
            choice={choice}
            theme={theme}
            language={language}
            stage={stage}
            map={map}
          />
        </ProvenanceProvider>
      </div>
    </div>
  )
}
