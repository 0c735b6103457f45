import type { Position } from 'geojson'
import { lazy, Suspense } from 'react'
import { type RequestsTab, requestTabs } from '../../../app/requests-view.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustRequests } from '../../../app/view-history.ts'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { FiguresTab } from '../figures/figures-tab.tsx'
import type { EntryFormProps, ImportPreviewPoint, RequestsScope } from './part-props.ts'
import type { Desk } from './use-desk.ts'

const RequestList = lazy(() =>
  import('../list/request-list.tsx').then((part) => ({ default: part.RequestList })),
)
const RequestHistory = lazy(() =>
  import('../history/request-history.tsx').then((part) => ({ default: part.RequestHistory })),
)
const EntryForm = lazy(() => import('../entry/entry-form.tsx').then((part) => ({ default: part.EntryForm })))
const ImportWizard = lazy(() =>
  import('../import/import-wizard.tsx').then((part) => ({ default: part.ImportWizard })),
)

const offered = ({ canRead, canWrite }: RequestsScope): readonly RequestsTab[] => {
  const allowed: Readonly<Record<RequestsTab, boolean>> = {
    list: canRead,
    figures: true,
    entry: canWrite,
    import: canWrite,
  }
  return requestTabs.filter((tab) => allowed[tab])
}

interface Props {
  desk: Desk
  entry: Pick<EntryFormProps, 'picked' | 'picking' | 'onPicking' | 'onPoint'>
  onPreview(points: readonly ImportPreviewPoint[] | null): void
  /** Where the request lies whose history is open. */
  onPlace(id: string, at: Position): void
}

/** The right-hand panel: one request's history when one is chosen, else the chosen tab. */
export const RequestsPanel = ({ desk, entry, onPreview, onPlace }: Props) => {
  const { scope, query } = desk
  const words = useRequestMessages()
  const { requests } = useView()
  const tabs = offered(scope)
  const tab = tabs.find((name) => name === requests.tab) ?? tabs[0]
  const open = scope.canRead ? requests.request : null
  return (
    <>
      <nav className="requests-tabs" aria-label={words.tabsLabel}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === tab && open === null}
            onClick={() => adjustRequests({ tab: name, request: null })}
          >
            {words.tabs[name]}
          </button>
        ))}
      </nav>
      <PanelBoundary key={`${open ?? ''} ${tab ?? ''}`}>
        <Suspense fallback={null}>
          {open !== null && (
            <RequestHistory
              view={scope}
              id={open}
              onClose={() => adjustRequests({ request: null })}
              onPlace={(at) => onPlace(open, at)}
            />
          )}
          {open === null && tab === 'figures' && <FiguresTab desk={desk} />}
          {open === null && tab === 'list' && (
            <RequestList
              view={scope}
              filters={query}
              selected={requests.request}
              onSelect={(id) => adjustRequests({ request: id })}
              onClearFigure={() => adjustRequests({ figure: null })}
            />
          )}
          {open === null && tab === 'entry' && (
            <EntryForm
              view={scope}
              {...entry}
              onMade={(id) => adjustRequests({ request: id, tab: 'list' })}
            />
          )}
          {open === null && tab === 'import' && (
            <ImportWizard view={scope} onPreview={onPreview} onDone={() => adjustRequests({ tab: 'list' })} />
          )}
        </Suspense>
      </PanelBoundary>
    </>
  )
}
