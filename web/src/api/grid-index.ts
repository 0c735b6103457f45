import type { GridLevel } from '@wangge/geodata'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

export interface GridEntry {
  code: string
  name: string
  level: GridLevel
  parentCode: string | null
}

interface GridItems {
  features: { properties: { code: string; name: string; level: GridLevel; parent_code: string | null } }[]
  links: { rel: string; href: string }[]
}

const collections = ['districts', 'units', 'basic-grids'] as const

const everyPage = async (first: string, signal: AbortSignal): Promise<GridEntry[]> => {
  const entries: GridEntry[] = []
  for (let next: string | undefined = first; next !== undefined; ) {
    const page: GridItems = await fetchJson<GridItems>(next, { signal })
    for (const { properties } of page.features) {
      entries.push({
        code: properties.code,
        name: properties.name,
        level: properties.level,
        parentCode: properties.parent_code,
      })
    }
    const href = page.links.find((link) => link.rel === 'next')?.href
    const url = href === undefined ? undefined : new URL(href, location.href)
    next = url === undefined ? undefined : `${url.pathname}${url.search}`
  }
  return entries
}

/** Names and codes of every grid of a street, for the search box; asked for when somebody searches. */
export const gridIndexQuery = (street: string, version: string) =>
  queryOptions({
    queryKey: ['grid-index', street, version],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        collections.map((id) =>
          everyPage(`/ogc/collections/${id}/items?f=json&limit=1000&street_id=${street}`, signal),
        ),
      )
      return lists.flat()
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
