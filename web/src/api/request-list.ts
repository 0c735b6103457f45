import type { RequestHistory, RequestItem, RequestList } from '@wangge/server/client'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FigureChoice, RequestFilters } from '../app/requests-view.ts'
import { fetchJson } from './fetch-json.ts'
import { requestsKey } from './requests.ts'

export type { RequestHistory, RequestItem, RequestList }
export type HistoryEvent = RequestHistory['events'][number]
export type RequestDesk = RequestItem['desk']

export const requestSorts = ['newest', 'oldest', 'due', 'waiting'] as const
export type RequestSort = (typeof requestSorts)[number]

/** Which requests a list holds; days of China, both included. */
export interface ListQuestion extends Omit<RequestFilters, 'from' | 'to'> {
  readonly street: string
  readonly grid: string | null
  readonly from: string
  readonly to: string
  readonly figure: FigureChoice | null
  readonly sort: RequestSort
}

/** As many as the route gives at once. */
const pageSize = 200
/** A list that somebody has gone down far is not read again behind his back. */
const mostPagesReadAgain = 2
const refreshEveryMs = 60_000

const parametersOf = (question: ListQuestion): URLSearchParams => {
  const { street, grid, from, to, categories, stages, overdue, ownership, figure, sort } = question
  const query = new URLSearchParams({ street, from, to, sort, limit: String(pageSize) })
  if (grid !== null) query.set('grid', grid)
  if (categories.length > 0) query.set('category', categories.join(','))
  if (stages.length > 0) query.set('stage', stages.join(','))
  if (ownership.length > 0) query.set('ownership', ownership.join(','))
  if (overdue) query.set('overdue', 'true')
  if (figure !== null) {
    query.set('figure', figure.figure)
    if (figure.yes !== null) query.set('yes', String(figure.yes))
  }
  return query
}

/** Whether so many pages are few enough to be read again whenever something was written. */
export const isReadAgain = (pages: number): boolean => pages <= mostPagesReadAgain

/** The list by pages, each with the cursor of the next. */
export const requestListQuery = (question: ListQuestion) =>
  infiniteQueryOptions({
    queryKey: [requestsKey, 'list', question],
    queryFn: ({ pageParam, signal }) => {
      const query = parametersOf(question)
      if (pageParam !== null) query.set('cursor', pageParam)
      return fetchJson<RequestList>(`/api/v1/requests?${query}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isReadAgain(state.data?.pages.length ?? 0) ? refreshEveryMs : false),
    refetchOnWindowFocus: ({ state }) => isReadAgain(state.data?.pages.length ?? 0),
    staleTime: 5000,
  })

export const requestHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: [requestsKey, 'one', id],
    queryFn: ({ signal }) =>
      fetchJson<RequestHistory>(`/api/v1/requests/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: refreshEveryMs,
  })
