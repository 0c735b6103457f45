import type { SavedScreen } from '@wangge/server/client'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

export type { SavedScreen }

/** Settings that somebody saved under a name. */
export const savedScreenQuery = (name: string) =>
  queryOptions({
    queryKey: ['screens', name],
    queryFn: ({ signal }) =>
      fetchJson<SavedScreen>(`/api/v1/screens/${encodeURIComponent(name)}`, { signal }),
    staleTime: 60_000,
  })
