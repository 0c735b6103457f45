import { useQuery } from '@tanstack/react-query'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { overviewQuery } from '../../../api/overview.ts'
import { goTo } from '../../../app/view-history.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../i18n/screen-messages.ts'
import { FailedPanel } from '../../../ui/failed-panel.tsx'
import { Seal } from '../../../ui/seal.tsx'
import { useElapsed } from '../../../ui/use-elapsed.ts'
import './screen-unopened.css'

/** No street of that number: which ones there are. */
const UnknownStreet = ({ wanted }: { wanted: string }) => {
  const words = useScreenMessages()
  const known = useQuery(overviewQuery(null, null)).data?.streets ?? []
  return (
    <>
      <h1>{words.unknownStreet(wanted)}</h1>
      <p>{known.length === 0 ? words.noneKnown : words.knownStreets}</p>
      <ul>
        {known.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="button" onClick={() => goTo({ street: id, grid: null })}>
              {name} <span className="fig">{id}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

interface Props {
  readonly error: Error | null
  /** The street that was asked for; null: any. */
  readonly wanted: string | null
  onRetry(): void
}

/** Stands in for the screen until its street is known, and says why where it will not be. */
export const ScreenUnopened = ({ error, wanted, onRetry }: Props) => {
  const m = useMessages()
  const waiting = useElapsed(error === null)
  const code = error instanceof ApiFailure ? error.code : null
  return (
    <div className="screen-stage">
      <main className="screen-unopened" aria-busy={error === null}>
        {(waiting || error !== null) && <Seal size={64} />}
        {code === 'unknown-street' && wanted !== null ? (
          <UnknownStreet wanted={wanted} />
        ) : code === 'unknown-street' ? (
          <>
            <h1>{m.noStreet}</h1>
            <p>{m.noStreetWhy}</p>
            <pre>npm run wangge -- demo</pre>
          </>
        ) : error !== null ? (
          <FailedPanel error={error} onRetry={onRetry} />
        ) : (
          waiting && <p role="status">{m.loading}</p>
        )}
      </main>
    </div>
  )
}
