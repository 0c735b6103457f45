import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiFailure } from '../../api/fetch-json.ts'
import { type Overview, overviewQuery } from '../../api/overview.ts'
import { streetVersionOf } from '../../api/street-version.ts'
import { Header } from '../../app/header.tsx'
import { StaleBanner } from '../../app/stale-banner.tsx'
import { useConnection } from '../../app/use-connection.ts'
import { useView } from '../../app/use-view.ts'
import { dateParts, formatClock } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import type { MapLanguage, MapTheme } from '../../map/types.ts'
import { FailedPanel } from '../../ui/failed-panel.tsx'
import { PanelBoundary } from '../../ui/panel-boundary.tsx'
import { ProvenanceProvider } from '../../ui/provenance-card.tsx'
import { useElapsed } from '../../ui/use-elapsed.ts'
import { onRecord } from '../../findings/place-findings.ts'
import { FirstRun } from './first-run.tsx'
import { GridSearch } from './grid-search.tsx'
import { GridTree } from './grid-tree.tsx'
import { MapPane } from './map-pane.tsx'
import { goToGrid, goUp } from './navigate.ts'
import { NoStreet } from './no-street.tsx'
import { PanelTabs } from './panel-tabs.tsx'
import { PanelSkeleton, PlacePanel } from './place-panel.tsx'
import { stepOutOfWalk } from './walk/open-walk-panel.ts'
import { useWalkKey } from './walk/use-walk-key.ts'
import { WalkDeskProvider } from './walk/walk-desk.tsx'
import { WalkPanel } from './walk/walk-panel.tsx'
import './street-page.css'

const useGoUpKeys = (chosen: Overview | undefined): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // A slider takes no text: Escape leads out of it as from anywhere.
      const typed = event.key === 'Escape' ? 'input:not([type="range"])' : 'input'
      const typing =
        event.target instanceof HTMLElement && event.target.closest(`${typed}, select, textarea`) !== null
      // The map goes up by itself, and an open card closes first.
      const taken = event.defaultPrevented || document.querySelector('.provenance') !== null
      if (typing || taken || (event.key !== 'Escape' && event.key !== 'Backspace')) return
      event.preventDefault()
      if (event.key === 'Escape' && stepOutOfWalk()) return
      if (chosen !== undefined) goUp(chosen)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [chosen])
}

/** The front page: outline, map and figures of one street. */
export const StreetPage = ({ theme, language }: { theme: MapTheme; language: MapLanguage }) => {
  const m = useMessages()
  const view = useView()
  const { silentSince } = useConnection()
  const street = useQuery(overviewQuery(view.street, null))
  const chosen = useQuery(overviewQuery(view.street, view.grid))
  const waiting = useElapsed(chosen.isPending)
  useGoUpKeys(chosen.data)
  useWalkKey()

  const name = (chosen.data ?? street.data)?.place.name
  useEffect(() => {
    document.title = name === undefined ? m.product : m.title(name)
  }, [name, m])

  if (street.error instanceof ApiFailure && street.error.code === 'unknown-street' && view.street === null)
    return <NoStreet header={<Header overview={undefined} theme={theme} language={language} />} />

  const unknown = chosen.error instanceof ApiFailure && chosen.error.code === 'unknown-grid'
  const time = street.data?.asOf.time
  const dataTime =
    street.data === undefined || time === undefined
      ? ''
      : m.panel.source.data(`${m.day(dateParts(time))} ${formatClock(time)}`, street.data.plan.name)
  const panel = (
    <aside className="panel-pane" aria-label={name ?? m.loading} aria-busy={chosen.isPending}>
      {chosen.data !== undefined ? (
        <>
          <PanelTabs />
          {view.panel === 'walk' ? (
            <WalkPanel overview={chosen.data} />
          ) : (
            <PlacePanel overview={chosen.data} recorded={onRecord(street.data)} theme={theme} />
          )}
        </>
      ) : unknown ? (
        <section className="panel-section">
          <h2>{m.unknownPlace}</h2>
          <p className="empty">{m.unknownPlaceWhy}</p>
          <button type="button" className="button" onClick={() => goToGrid(null)}>
            {m.toStreet}
          </button>
        </section>
      ) : chosen.isError ? (
        <FailedPanel error={chosen.error} onRetry={() => void chosen.refetch()} />
      ) : (
        waiting && <PanelSkeleton />
      )}
    </aside>
  )
  return (
    <ProvenanceProvider dataTime={dataTime}>
      <div className={`street-page${silentSince === null ? '' : ' stale'}`}>
        <Header overview={street.data} theme={theme} language={language} />
        <StaleBanner hasFigures={street.data !== undefined} />
        <aside className="tree-pane" aria-label={m.tree}>
          {street.data !== undefined ? (
            <GridSearch street={street.data.street.id} version={streetVersionOf(street.data.asOf.version)}>
              <GridTree
                street={street.data}
                chosen={chosen.data}
                selected={view.grid}
                streetParameter={view.street}
              />
            </GridSearch>
          ) : (
            street.isError && <FailedPanel error={street.error} onRetry={() => void street.refetch()} />
          )}
        </aside>
        {street.data === undefined ? (
          <>
            <main className="map-pane" aria-label={m.map} />
            {panel}
          </>
        ) : (
          <WalkDeskProvider street={street.data}>
            <PanelBoundary>
              <MapPane street={street.data} chosen={chosen.data} theme={theme} language={language} />
            </PanelBoundary>
            {panel}
          </WalkDeskProvider>
        )}
        {street.data?.street.synthetic === true && <FirstRun />}
      </div>
    </ProvenanceProvider>
  )
}
