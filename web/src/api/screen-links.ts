import type { MadeScreenLink, OpenedScreen, ScreenLinks } from '@wangge/server/client'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson, sendJson } from './fetch-json.ts'

export type { MadeScreenLink, OpenedScreen, ScreenLinks }
export type ScreenLink = ScreenLinks['links'][number]

/** Exchanges a link's token for a session's cookie. */
export const openScreenLink = (token: string): Promise<OpenedScreen> =>
  sendJson<OpenedScreen>('POST', '/api/v1/session/screen', { token })

/** All links, for those who may manage accounts. */
export const screenLinksQuery = queryOptions({
  queryKey: ['screen-links'],
  queryFn: ({ signal }) => fetchJson<ScreenLinks>('/api/v1/screen-links', { signal }),
  staleTime: 10_000,
})

/** @param screen name of a saved screen that the link opens; null: the default */
export const makeScreenLink = (label: string, screen: string | null): Promise<MadeScreenLink> =>
  sendJson<MadeScreenLink>('POST', '/api/v1/screen-links', { label, screen })

export const withdrawScreenLink = (id: string): Promise<unknown> =>
  sendJson('DELETE', `/api/v1/screen-links/${encodeURIComponent(id)}`)
