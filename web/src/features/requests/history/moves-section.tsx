import type { StreetId } from '@wangge/geodata'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type RequestHistory, requestHistoryQuery } from '../../../api/request-list.ts'
import { requestsKey } from '../../../api/requests.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Notice } from '../../../ui/notice.tsx'
import { whenOf } from '../list/request-row.tsx'
import type { RequestsScope } from '../page/part-props.ts'
import { type Action, actionsOf } from './move-body.ts'
import { MoveForm } from './move-form.tsx'

/** What can be done with it now, as the server says; one form at a time. */
export const MovesSection = ({ history, view }: { history: RequestHistory; view: RequestsScope }) => {
  const m = useMessages()
  const words = useDeskMessages()
  const queries = useQueryClient()
  const { moves } = words.history
  const { request, present } = history
  const [chosen, setChosen] = useState<Action['kind'] | null>(null)
  const [saved, setSaved] = useState<{ readonly what: string; readonly at: string } | null>(null)
  const actions = actionsOf(history.moves, request.stage)
  const action = actions.find(({ kind }) => kind === chosen)

  const nameOf = (one: Action): string =>
    one.kind === 'enter' ? moves.enter(one.stage, m.terms.stage[one.stage]) : moves[one.kind]
  const onSaved = (next: RequestHistory): void => {
    if (action !== undefined) setSaved({ what: nameOf(action), at: next.events.at(-1)?.at ?? next.present })
    setChosen(null)
    queries.setQueryData(requestHistoryQuery(request.id).queryKey, next)
    // The address bar's street has moved on: its figures, its points, its list.
    void queries.invalidateQueries({ queryKey: ['overview'] })
    void queries.invalidateQueries({ queryKey: [requestsKey, 'list'], refetchType: 'none' })
  }

  if (!view.canWrite) return <p className="sub moves-none">{moves.readOnly}</p>
  return (
    <section className="moves-section" aria-label={moves.title}>
      <div aria-live="polite">
        {saved !== null && (
          <Notice kind="good">{moves.saved(saved.what, whenOf(m, saved.at, present))}</Notice>
        )}
      </div>
      {actions.length === 0 ? (
        <p className="sub">{moves.closed}</p>
      ) : (
        <div className="moves-row">
          {actions.map((one) => (
            <button
              key={one.kind}
              type="button"
              className={`button${one.kind === 'enter' || one.kind === 'resume' ? ' primary' : ''}`}
              aria-expanded={one.kind === chosen}
              onClick={() => {
                setSaved(null)
                setChosen(one.kind === chosen ? null : one.kind)
              }}
            >
              {nameOf(one)}
            </button>
          ))}
        </div>
      )}
      {action !== undefined && (
        <MoveForm
          key={`${action.kind} ${request.stage}`}
          action={action}
          history={history}
          streetId={view.street as StreetId}
          title={nameOf(action)}
          version={view.version}
          onSaved={onSaved}
          onCancel={() => setChosen(null)}
          onOutdated={() =>
            void queries.invalidateQueries({ queryKey: requestHistoryQuery(request.id).queryKey })
          }
        />
      )}
    </section>
  )
}
