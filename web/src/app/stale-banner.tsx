import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { fetchJson } from '../api/fetch-json.ts'
import { pulseWithinMs } from '../api/time-limit.ts'
import { formatClock } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.tsx'
import { useConnection } from './use-connection.ts'
import './stale-banner.css'

const askEveryMs = 15_000

/** Asks the server whether it is there, says so while it is not, and has everything read again when it is back. */
export const StaleBanner = ({ hasFigures }: { hasFigures: boolean }) => {
  const m = useMessages()
  const { silentSince } = useConnection()
  const queries = useQueryClient()
  const pulse = useQuery({
    queryKey: ['healthz'],
    queryFn: ({ signal }) => fetchJson('/healthz', { signal }, pulseWithinMs),
    refetchInterval: askEveryMs,
    refetchIntervalInBackground: true,
    retry: false,
  })
  const wasSilent = useRef(false)
  useEffect(() => {
    if (silentSince === null && wasSilent.current)
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'healthz' })
    wasSilent.current = silentSince !== null
  }, [silentSince, queries])
  if (silentSince === null) return null
  return (
    <div className="stale-banner" role="status">
      <b>▲ {m.stale(formatClock(silentSince))}</b>
      <span>{hasFigures ? m.staleWhy : m.staleEmpty}</span>
      <button type="button" className="link" onClick={() => void pulse.refetch()}>
        {m.retry}
      </button>
    </div>
  )
}
