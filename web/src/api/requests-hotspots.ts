import type { RequestCategory } from '@wangge/geodata'
import type { HotspotCell, Hotspots } from '@wangge/server/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { SpotOptions } from '../app/requests-view.ts'
import { fetchJson } from './fetch-json.ts'
import { type RequestsWindow, requestsKey } from './requests.ts'

export type { HotspotCell, Hotspots }
export type SpotBand = HotspotCell['band']
export type SpotPattern = NonNullable<HotspotCell['pattern']>

/** A year of a large street takes the server's thread some seconds. */
const answerWithinMs = 60_000

/** Where requests cluster more than chance allows, with the cells' shapes; always of the whole street. */
export const hotspotsQuery = (
  { street, version, from, to }: Omit<RequestsWindow, 'grid'>,
  categories: readonly RequestCategory[],
  options: SpotOptions,
) =>
  queryOptions({
    queryKey: [requestsKey, 'hotspots', street, version, from, to, categories, options],
    queryFn: ({ signal }) => {
      const { cells, resolution, denominator, statistic, neighbours, history } = options
      const query = new URLSearchParams({ street, from, to, cells, denominator, statistic, geometry: 'true' })
      if (cells === 'h3') query.set('resolution', String(resolution))
      if (neighbours !== null) query.set('neighbours', neighbours)
      if (categories.length > 0) query.set('category', categories.join(','))
      if (history) query.set('history', 'true')
      return fetchJson<Hotspots>(`/api/v1/hotspots?${query}`, { signal }, answerWithinMs)
    },
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  })
