import type { Position } from 'geojson'
import { Suspense } from 'react'
import { type RequestsTab, requestTabs } from '../../../app/requests-view.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustRequests } from '../../../app/view-history.ts'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { FiguresTab } from '../figures/figures-tab.tsx'
import {
  EntryForm,
  type EntryFormProps,
  type ImportPreviewPoint,
  ImportWizard,
  RequestHistory,
  RequestList,
  type RequestsScope,
} from './slots.ts'
import type { Desk } from './use-desk.ts'

const offered = ({ canRead, canWrite }: RequestsScope): readonly RequestsTab[] => {
  const there: Readonly<Record<RequestsTab, boolean>> = {
    list: RequestList !== null && canRead,
    figures: true,
    entry: EntryForm !== null && canWrite,
    import: ImportWizard !== null && canWrite,
  }
  return requestTabs.filter((tab) => there[tab])
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
  const open = scope.canRead && RequestHistory !== null ? requests.request : null
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
          {open !== null && RequestHistory !== null && (
            <RequestHistory
              view={scope}
              id={open}
              onClose={() => adjustRequests({ request: null })}
              onPlace={(at) => onPlace(open, at)}
            />
          )}
          {open === null && tab === 'figures' && <FiguresTab desk={desk} />}
          {open === null && tab === 'list' && RequestList !== null && (
            <RequestList
              view={scope}
              filters={query}
              selected={requests.request}
              onSelect={(id) => adjustRequests({ request: id })}
              onClearFigure={() => adjustRequests({ figure: null })}
            />
          )}
          {open === null && tab === 'entry' && EntryForm !== null && (
            <EntryForm
              view={scope}
              {...entry}
              onMade={(id) => adjustRequests({ request: id, tab: 'list' })}
            />
          )}
          {open === null && tab === 'import' && ImportWizard !== null && (
            <ImportWizard view={scope} onPreview={onPreview} onDone={() => adjustRequests({ tab: 'list' })} />
          )}
        </Suspense>
      </PanelBoundary>
    </>
  )
}
