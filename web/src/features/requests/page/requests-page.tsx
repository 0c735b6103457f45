import { useQuery } from '@tanstack/react-query'
import type { Position } from 'geojson'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { type Overview, overviewQuery } from '../../../api/overview.ts'
import { sessionQuery } from '../../../api/session.ts'
import { Header } from '../../../app/header.tsx'
import { StaleBanner } from '../../../app/stale-banner.tsx'
import { useConnection } from '../../../app/use-connection.ts'
import { useView } from '../../../app/use-view.ts'
import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import type { GridTree } from '../../../map/grid-tree.ts'
import type { MapLanguage, MapTheme } from '../../../map/types.ts'
import { FailedPanel } from '../../../ui/failed-panel.tsx'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { ProvenanceProvider } from '../../../ui/provenance-card.tsx'
import { FiltersPane } from '../filters/filters-pane.tsx'
import type { NameAt } from '../hotspots/spot-facts.ts'
import { SpotsSection } from '../hotspots/spots-section.tsx'
import { RequestsMapPane } from '../map/requests-map-pane.tsx'
import { TimelinePane } from '../timeline/timeline-pane.tsx'
import { usePlayback } from '../timeline/use-playback.ts'
import { RequestsPanel } from './requests-panel.tsx'
import type { ImportPreviewPoint } from './part-props.ts'
import { useDesk } from './use-desk.ts'
import { useLive } from './use-live.ts'
import './requests-page.css'

interface Appearance {
  theme: MapTheme
  language: MapLanguage
}

/** The page once it is known which street it is about. */
const Workspace = ({
  overview,
  permissions,
  theme,
  language,
}: Appearance & {
  overview: Overview
  permissions: readonly string[]
}) => {
  const words = useRequestMessages()
  const m = useMessages()
  const view = useView()
  const { requests, grid } = view
  const desk = useDesk(overview, permissions, requests, grid)
  const playback = usePlayback(desk.days, requests.time)
  const pulse = useRef<((at: Position) => void) | null>(null)
  const onPulse = useCallback((next: typeof pulse.current) => {
    pulse.current = next
  }, [])
  const live = useLive(overview.street.id, ({ lon, lat }) => pulse.current?.([lon, lat]))
  const [tree, setTree] = useState<GridTree | null>(null)
  const [ring, setRing] = useState<{ id: string; at: Position } | null>(null)
  const [pin, setPin] = useState<Position | null>(null)
  const [picked, setPicked] = useState<Position | null>(null)
  const [picking, setPicking] = useState(false)
  const [preview, setPreview] = useState<readonly ImportPreviewPoint[] | null>(null)

  const nameAt = useCallback<NameAt>(
    (lon, lat) => {
      const path = tree?.pathAt(lon, lat)
      return path === null || path === undefined ? null : (tree?.get(path.basic)?.properties.name ?? null)
    },
    [tree],
  )
  // The chosen request lies on the map already, or its history tells where.
  const known = useMemo((): Position | null => {
    const { loaded } = desk
    if (requests.request === null || loaded === null) return null
    const id = Number(requests.request.split('.')[1])
    const row = loaded.columns.id.indexOf(id)
    return row < 0 ? null : [loaded.columns.lon[row] ?? 0, loaded.columns.lat[row] ?? 0]
  }, [desk, requests.request])
  const entering = requests.tab === 'entry' && requests.request === null
  const drawn = useMemo(
    () => ({
      ring: known ?? (ring?.id === requests.request ? ring.at : null),
      pin: entering ? pin : null,
      preview: requests.tab === 'import' ? preview : null,
    }),
    [requests.request, requests.tab, known, ring, entering, pin, preview],
  )
  return (
    <>
      <aside className="filters-pane" aria-label={words.filtersPane}>
        <PanelBoundary>
          <FiltersPane desk={desk} live={live} />
          {!desk.scope.canRead && (
            <p className="withheld">
              {words.withheld(permissions.includes('map.read') ? m.terms.role.screen : '')}
            </p>
          )}
          <SpotsSection desk={desk} nameAt={nameAt} />
        </PanelBoundary>
      </aside>
      <PanelBoundary>
        <RequestsMapPane
          desk={desk}
          playback={playback}
          theme={theme}
          language={language}
          drawn={drawn}
          picking={picking && entering}
          onPickPlace={(at) => {
            setPicked(at)
            setPicking(false)
          }}
          nameAt={nameAt}
          tree={tree}
          onGrids={setTree}
          onPulse={onPulse}
        />
      </PanelBoundary>
      <PanelBoundary>
        <TimelinePane desk={desk} playback={playback} />
      </PanelBoundary>
      <aside className="panel-pane" aria-label={words.panelPane}>
        <RequestsPanel
          desk={desk}
          entry={{ picked, picking, onPicking: setPicking, onPoint: setPin }}
          onPreview={setPreview}
          onPlace={(id, at) => setRing({ id, at })}
        />
      </aside>
    </>
  )
}

/** Requests of one street: what came in, where it waits, and where it comes in more often than chance allows. */
const RequestsPage = ({ theme, language }: Appearance) => {
  const m = useMessages()
  const words = useRequestMessages()
  const view = useView()
  const { silentSince } = useConnection()
  const street = useQuery(overviewQuery(view.street, null))
  const session = useQuery(sessionQuery)
  const overview = street.data
  const name = overview?.street.name

  useEffect(() => {
    document.title = name === undefined ? m.product : words.title(m.title(name))
  }, [name, m, words])

  const dataTime =
    overview === undefined
      ? ''
      : m.panel.source.data(
          `${m.day(dateParts(overview.asOf.time))} ${formatClock(overview.asOf.time)}`,
          overview.plan.name,
        )
  const noStreet =
    street.error instanceof ApiFailure && street.error.code === 'unknown-street' && view.street === null
  return (
    <ProvenanceProvider dataTime={dataTime}>
      <div className={`requests-page${silentSince === null ? '' : ' stale'}`}>
        <Header overview={overview} theme={theme} language={language} />
        <StaleBanner hasFigures={overview !== undefined} />
        {overview !== undefined && session.data !== undefined ? (
          <Workspace
            key={overview.street.id}
            overview={overview}
            permissions={session.data.permissions}
            theme={theme}
            language={language}
          />
        ) : (
          <main className="requests-waiting" aria-label={m.map}>
            {noStreet ? (
              <>
                <h1>{m.noStreet}</h1>
                <p>{m.noStreetWhy}</p>
              </>
            ) : (
              street.isError && <FailedPanel error={street.error} onRetry={() => void street.refetch()} />
            )}
          </main>
        )}
      </div>
    </ProvenanceProvider>
  )
}

export default RequestsPage
