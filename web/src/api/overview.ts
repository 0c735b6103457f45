import { queryOptions } from '@tanstack/react-query'
import type { Overview } from '@wangge/server/client'
import { fetchJson } from './fetch-json.ts'

export type { Overview }
export type ChildFigures = Overview['children'][number]

/** Figures change when data is written; a minute old is fresh enough for a desk. */
const refreshEveryMs = 60_000

export const overviewQuery = (street: string | null, grid: string | null) =>
  queryOptions({
    queryKey: ['overview', street, grid],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams()
      if (street !== null) query.set('street', street)
      if (grid !== null) query.set('grid', grid)
      const text = query.toString()
      return fetchJson<Overview>(`/api/v1/overview${text === '' ? '' : `?${text}`}`, { signal })
    },
    refetchInterval: refreshEveryMs,
    staleTime: 30_000,
  })
