import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { overviewQuery } from '../../../api/overview.ts'
import { sessionQuery } from '../../../api/session.ts'
import { Header } from '../../../app/header.tsx'
import { StaleBanner } from '../../../app/stale-banner.tsx'
import { useConnection } from '../../../app/use-connection.ts'
import { useView } from '../../../app/use-view.ts'
import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import type { MapLanguage, MapTheme } from '../../../map/types.ts'
import { FailedPanel } from '../../../ui/failed-panel.tsx'
import { ProvenanceProvider } from '../../../ui/provenance-card.tsx'
import { RequestsPanel } from './requests-panel.tsx'
import { presentOf } from './scope.ts'
import { queryOf, windowOf } from './window.ts'
import './requests-page.css'

/** Requests of one street: what came in, where it waits, and where it comes in more often than chance allows. */
const RequestsPage = ({ theme, language }: { theme: MapTheme; language: MapLanguage }) => {
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
  const permissions = session.data?.permissions ?? []
  const scope =
    overview === undefined
      ? null
      : {
          street: overview.street.id,
          version: overview.asOf.version,
          present: new Date(presentOf(overview)).toISOString(),
          canRead: permissions.includes('requests.read'),
          canWrite: permissions.includes('requests.write'),
        }
  return (
    <ProvenanceProvider dataTime={dataTime}>
      <div className={`requests-page${silentSince === null ? '' : ' stale'}`}>
        <Header overview={overview} theme={theme} language={language} />
        <StaleBanner hasFigures={overview !== undefined} />
        <aside className="filters-pane" aria-label={words.filtersPane}>
          {street.isError && overview === undefined && (
            <FailedPanel error={street.error} onRetry={() => void street.refetch()} />
          )}
        </aside>
        <main className="map-pane" aria-label={m.map} />
        <section className="timeline-pane" />
        <aside className="panel-pane" aria-label={words.panelPane}>
          {scope !== null && (
            <RequestsPanel
              scope={scope}
              query={queryOf(
                view.requests,
                view.grid,
                windowOf(view.requests.filters, Date.parse(scope.present)),
              )}
            />
          )}
        </aside>
      </div>
    </ProvenanceProvider>
  )
}

export default RequestsPage
