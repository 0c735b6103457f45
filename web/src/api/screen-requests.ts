import type { LatestRequest, LatestRequests } from '@wangge/server/client'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'
import { type RequestIndicatorsAnswer, requestsKey } from './requests.ts'

export type { LatestRequest, LatestRequests }

/** Days of China, both included; null: the last 30, up to the street's present. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

const placeParameters = (street: string, grid: string | null): URLSearchParams => {
  const query = new URLSearchParams({ street })
  if (grid !== null) query.set('grid', grid)
  return query
}

/** Indicators without a version in their key: whoever hears of a change asks for them anew. */
export const placeIndicatorsQuery = (
  street: string,
  grid: string | null,
  days: DayRange | null,
  by: 'none' | 'grid' = 'none',
) =>
  queryOptions({
    queryKey: [requestsKey, 'of-place', street, grid, days, by],
    queryFn: ({ signal }) => {
      const query = placeParameters(street, grid)
      if (days !== null) {
        query.set('from', days.from)
        query.set('to', days.to)
      }
      query.set('by', by)
      return fetchJson<RequestIndicatorsAnswer>(`/api/v1/requests/indicators?${query}`, { signal })
    },
    staleTime: 30_000,
  })

/** The newest requests and the most overdue ones of a place, without anything that singles out. */
export const latestRequestsQuery = (street: string, grid: string | null) =>
  queryOptions({
    queryKey: [requestsKey, 'latest', street, grid],
    queryFn: ({ signal }) =>
      fetchJson<LatestRequests>(`/api/v1/requests/latest?${placeParameters(street, grid)}`, { signal }),
    staleTime: 30_000,
  })
