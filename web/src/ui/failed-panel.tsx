import { ApiFailure } from '../api/fetch-json.ts'
import { absent, formatSeconds } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.tsx'
import './failed-panel.css'

/** What stands in place of one panel that could not be read: code, time, and a way to try again. */
export const FailedPanel = ({ error, onRetry }: { error: Error; onRetry(): void }) => {
  const m = useMessages()
  const code = error instanceof ApiFailure ? error.code : 'internal'
  const at = error instanceof ApiFailure ? error.at : null
  return (
    <section className="failed-panel" role="alert">
      <h2>
        <span aria-hidden="true">✕</span> {m.panelFailed}
      </h2>
      <p>{m.panelFailedWhy(code, at === null ? absent : formatSeconds(at))}</p>
      <button type="button" className="button" onClick={onRetry}>
        {m.retry}
      </button>
    </section>
  )
}
