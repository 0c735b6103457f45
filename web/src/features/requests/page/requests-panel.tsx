import { Suspense } from 'react'
import { type RequestsTab, requestTabs } from '../../../app/requests-view.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustRequests } from '../../../app/view-history.ts'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import {
  EntryForm,
  ImportWizard,
  RequestHistory,
  RequestList,
  type RequestQuery,
  type RequestsScope,
} from './slots.ts'

const offered = ({ canRead, canWrite }: RequestsScope): readonly RequestsTab[] => {
  const there: Readonly<Record<RequestsTab, boolean>> = {
    list: RequestList !== null && canRead,
    figures: false,
    entry: EntryForm !== null && canWrite,
    import: ImportWizard !== null && canWrite,
  }
  return requestTabs.filter((tab) => there[tab])
}

/** The right-hand panel: one request's history when one is chosen, else the chosen tab. */
export const RequestsPanel = ({ scope, query }: { scope: RequestsScope; query: RequestQuery }) => {
  const words = useRequestMessages()
  const { requests } = useView()
  const tabs = offered(scope)
  const tab = tabs.find((name) => name === requests.tab) ?? tabs[0]
  const showsHistory = requests.request !== null && RequestHistory !== null && scope.canRead
  return (
    <>
      {tabs.length > 0 && (
        <nav className="requests-tabs" aria-label={words.tabsLabel}>
          {tabs.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === tab && !showsHistory}
              onClick={() => adjustRequests({ tab: name, request: null })}
            >
              {words.tabs[name]}
            </button>
          ))}
        </nav>
      )}
      <PanelBoundary>
        <Suspense fallback={null}>
          {showsHistory && RequestHistory !== null && requests.request !== null && (
            <RequestHistory
              view={scope}
              id={requests.request}
              onClose={() => adjustRequests({ request: null })}
            />
          )}
          {!showsHistory && tab === 'list' && RequestList !== null && (
            <RequestList
              view={scope}
              filters={query}
              selected={requests.request}
              onSelect={(id) => adjustRequests({ request: id })}
              onClearFigure={() => adjustRequests({ figure: null })}
            />
          )}
          {!showsHistory && tab === 'entry' && EntryForm !== null && (
            <EntryForm
              view={scope}
              picked={null}
              picking={false}
              onPicking={() => undefined}
              onPoint={() => undefined}
              onMade={(id) => adjustRequests({ request: id, tab: 'list' })}
            />
          )}
          {!showsHistory && tab === 'import' && ImportWizard !== null && (
            <ImportWizard
              view={scope}
              onPreview={() => undefined}
              onDone={() => adjustRequests({ tab: 'list' })}
            />
          )}
        </Suspense>
      </PanelBoundary>
    </>
  )
}
