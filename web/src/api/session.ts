import { queryOptions } from '@tanstack/react-query'
import type { Session } from '@wangge/server/client'
import { fetchJson, sendJson } from './fetch-json.ts'

export type Role = Session['account']['role']

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => fetchJson<Session>('/api/v1/session', { signal }),
  staleTime: 60_000,
})

export const signIn = (name: string, password: string): Promise<unknown> =>
  sendJson('POST', '/api/v1/session', { name, password })

export const signOut = (): Promise<unknown> => sendJson('DELETE', '/api/v1/session')

export const chooseDemoRole = (role: Role): Promise<unknown> =>
  sendJson('PUT', '/api/v1/session/demo-role', { role })
