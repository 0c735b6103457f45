import type { SavedScreen, SavedScreens, ScreenSettings } from '@wangge/server/client'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson, sendJson } from './fetch-json.ts'

export type { SavedScreen, SavedScreens, ScreenSettings }

/** Settings that somebody saved under a name. */
export const savedScreenQuery = (name: string) =>
  queryOptions({
    queryKey: ['screens', name],
    queryFn: ({ signal }) =>
      fetchJson<SavedScreen>(`/api/v1/screens/${encodeURIComponent(name)}`, { signal }),
    staleTime: 60_000,
  })

export const savedScreensQuery = queryOptions({
  queryKey: ['screens'],
  queryFn: ({ signal }) => fetchJson<SavedScreens>('/api/v1/screens', { signal }),
  staleTime: 10_000,
})

const addressOf = (name: string): string => `/api/v1/screens/${encodeURIComponent(name)}`

/** Writes over what was saved under the name before. */
export const saveScreen = (name: string, settings: ScreenSettings): Promise<SavedScreen> =>
  sendJson<SavedScreen>('PUT', addressOf(name), settings)

export const removeScreen = (name: string): Promise<unknown> => sendJson('DELETE', addressOf(name))
