import type { RequestCategory } from '@wangge/geodata'
import type { RequestIndicatorsAnswer, RequestPoints } from '@wangge/server/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

export type { RequestIndicatorsAnswer, RequestPoints }
export type IndicatorGroup = RequestIndicatorsAnswer['groups'][number]
export type Indicators = IndicatorGroup['figures']
export type Rate = Indicators['response']

/** What every question about a street's requests is about; days of China, both included. */
export interface RequestsWindow {
  readonly street: string
  readonly version: string
  readonly from: string
  readonly to: string
  readonly grid: string | null
}

/** Queries of the page: asked again together when something was written. */
export const requestsKey = 'requests'

const parametersOf = ({ street, from, to, grid }: RequestsWindow): URLSearchParams => {
  const query = new URLSearchParams({ street, from, to })
  if (grid !== null) query.set('grid', grid)
  return query
}

export const pointsQuery = (window: RequestsWindow) =>
  queryOptions({
    queryKey: [requestsKey, 'points', window],
    queryFn: ({ signal }) =>
      fetchJson<RequestPoints>(`/api/v1/requests/points?${parametersOf(window)}`, { signal }),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  })

export const indicatorsQuery = (
  window: RequestsWindow,
  by: 'none' | 'grid' | 'category' | 'day',
  categories: readonly RequestCategory[] = [],
) =>
  queryOptions({
    queryKey: [requestsKey, 'indicators', window, by, categories],
    queryFn: ({ signal }) => {
      const query = parametersOf(window)
      query.set('by', by)
      if (categories.length > 0) query.set('category', categories.join(','))
      return fetchJson<RequestIndicatorsAnswer>(`/api/v1/requests/indicators?${query}`, { signal })
    },
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  })
