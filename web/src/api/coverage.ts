import type { PlaceLevel } from '@wangge/geodata'
import type { Coverage, CoverageGapSummary, CoverageRow } from '@wangge/server/client'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

export type { Coverage, CoverageGapSummary, CoverageRow }

/** Who walks to a centre in 5, 10 and 15 minutes: the street, its grids of a level, and where nobody does. */
export const coverageQuery = (street: string, level: PlaceLevel) =>
  queryOptions({
    queryKey: ['coverage', street, level],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ street, level, minutes: '5,10,15' })
      return fetchJson<Coverage>(`/api/v1/coverage?${query}`, { signal })
    },
    staleTime: 30_000,
  })
