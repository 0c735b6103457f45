import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { openScreenLink } from '../../../api/screen-links.ts'
import { sessionQuery } from '../../../api/session.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustScreen } from '../../../app/view-history.ts'
import { createLinkExchange, type LinkExchange, type LinkState } from './link-exchange.ts'

/**
 * Exchanges the address's token for a session: when the page opens, and again when a call is refused for want of one.
 * Refused, the figures are forgotten and nothing is asked any more, until `again`.
 */
export const useScreenLink = (): { state: LinkState; again(): void } => {
  const { token } = useView().screen
  const queries = useQueryClient()
  const [state, setState] = useState<LinkState>({ kind: token === null ? 'open' : 'opening' })
  const current = useRef<LinkExchange | null>(null)
  useEffect(() => {
    if (token === null) return
    const link = createLinkExchange(
      async () => {
        const opened = await openScreenLink(token)
        queries.setQueryData(sessionQuery.queryKey, opened.session)
        if (opened.screen !== null) adjustScreen({ saved: opened.screen })
      },
      (next) => {
        setState(next)
        if (next.kind === 'refused') queries.clear()
        // Those that were refused before there was a session.
        else void queries.invalidateQueries({ predicate: (query) => query.state.status === 'error' })
      },
    )
    current.current = link
    const unsubscribe = queries.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'error') return
      if (event.action.error instanceof ApiFailure && event.action.error.status === 401) link.renew()
    })
    void link.exchange()
    return () => {
      unsubscribe()
      link.stop()
      current.current = null
    }
  }, [token, queries])
  return { state, again: () => void current.current?.exchange() }
}
