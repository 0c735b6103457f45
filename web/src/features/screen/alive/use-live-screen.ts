import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { followStreet } from '../../../api/live-events.ts'
import { type PageNews, watchPage } from '../../../api/live-events-page.ts'
import type { Overview } from '../../../api/overview.ts'
import { requestsKey } from '../../../api/requests.ts'
import { sessionQuery } from '../../../api/session.ts'
import { streetVersionOf } from '../../../api/street-version.ts'
import { type ChangeFeed, createChangeFeed } from './change-feed.ts'
import { onPulseBack, usePulse } from './pulse-store.ts'
import { createReadAnew } from './read-anew.ts'
import { watchLine } from './watch-line.ts'

/** Whom the screen cannot reach: the server, its database, or only the line that tells of changes. */
export type Away = 'server' | 'database' | 'line'

export interface LiveScreen extends Pick<ChangeFeed, 'onChange' | 'counts'> {
  readonly away: Away | null
  /** Epoch milliseconds of the last sign of it; null where nobody is away. */
  readonly since: number | null
  /** Whether changes are told as they happen: the line is open. */
  readonly following: boolean
}

const readEveryMs = 1000

const watchPageAndPulse = (hear: (news: PageNews) => void): (() => void) => {
  const unwatchPage = watchPage(hear)
  const unwatchPulse = onPulseBack(() => hear('back'))
  return () => {
    unwatchPage()
    unwatchPulse()
  }
}

const streetVersions = (queries: QueryClient): string => {
  const found = queries
    .getQueriesData<Overview>({ queryKey: ['overview'] })
    .map(([, overview]) => (overview === undefined ? '' : streetVersionOf(overview.asOf.version)))
  return [...new Set(found)].toSorted().join()
}

/** What hangs on requests; everything besides only where the street itself is another now. */
const readRequests = async (queries: QueryClient): Promise<void> => {
  const before = streetVersions(queries)
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['overview'] }),
    queries.invalidateQueries({ queryKey: [requestsKey] }),
  ])
  if (streetVersions(queries) !== before) await queries.invalidateQueries()
}

/** Follows the street: its figures are read anew as its requests change, and everybody hears of each change once. */
export const useLiveScreen = (street: string): LiveScreen => {
  const queries = useQueryClient()
  const pulse = usePulse()
  const [lineLostAt, setLineLostAt] = useState<number | null>(null)
  const [following, setFollowing] = useState(false)
  const [feed] = useState(createChangeFeed)
  useEffect(() => {
    const anew = createReadAnew({ everyMs: readEveryMs, read: () => readRequests(queries) })
    const line = watchLine(setLineLostAt)
    const stop = followStreet(
      street,
      {
        onChange: (change) => {
          feed.tell(change)
          anew.ask()
        },
        onReset: (reason) => {
          if (reason === 'began') anew.ask()
          else void queries.invalidateQueries()
        },
        onState: (state) => {
          line.onState(state)
          setFollowing(state === 'live')
          // The server ends the line of whoever may not look any more; this asks whether that is so.
          if (state !== 'live')
            void queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined)
        },
      },
      watchPageAndPulse,
    )
    return () => {
      stop()
      line.stop()
      anew.stop()
    }
  }, [street, queries, feed])
  const away: Away | null = pulse.away?.what ?? (lineLostAt === null ? null : 'line')
  const since = pulse.away?.sinceMs ?? lineLostAt
  return useMemo(
    () => ({ away, since, following, onChange: feed.onChange, counts: feed.counts }),
    [away, since, following, feed],
  )
}
