import type { Registers } from '@wangge/server/client'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

export type { Registers }

/** What the registers of organisations, posts, places, compounds and bodies hold of a place, as of now. */
export const registersQuery = (street: string, grid: string | null) =>
  queryOptions({
    queryKey: ['registers', street, grid],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ street })
      if (grid !== null) query.set('grid', grid)
      return fetchJson<Registers>(`/api/v1/registers?${query}`, { signal })
    },
    staleTime: 30_000,
  })
