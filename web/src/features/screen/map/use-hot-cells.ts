import { useQuery } from '@tanstack/react-query'
import type { Polygon } from 'geojson'
import { useMemo } from 'react'
import { type Hotspots, hotspotsQuery } from '../../../api/requests-hotspots.ts'
import { defaultSpotOptions } from '../../../app/requests-view.ts'
import type { HotCell } from '../../../map/screen-spots.ts'

/** Clusters of a month do not change with one request, and are dear to compute. */
const askAnewEveryMs = 600_000

/** Days that the clusters are looked for in, up to the street's present day. */
export const hotDays = 30

const firstDay = (last: string): string =>
  new Date(Date.parse(`${last}T00:00:00Z`) - (hotDays - 1) * 86_400_000).toISOString().slice(0, 10)

export const hotCells = ({ cells, geometry }: Hotspots): HotCell[] => {
  const shapes = new Map(geometry?.features.map(({ properties, geometry: shape }) => [properties.id, shape]))
  return cells.flatMap(({ id, band }) => {
    const polygon = shapes.get(id)
    return band <= 0 || polygon === undefined
      ? []
      : [{ band: band as HotCell['band'], polygon: polygon as Polygon }]
  })
}

/** Where requests cluster more than chance allows: as the page of requests reckons when nothing else is asked for. */
export const useHotCells = (street: string, version: string, lastDay: string): readonly HotCell[] => {
  const days = { street, version, from: firstDay(lastDay), to: lastDay }
  const found = useQuery({
    ...hotspotsQuery(days, [], defaultSpotOptions),
    // Not among the queries that every event of a request has asked anew.
    queryKey: ['screen-hotspots', street, days.from, days.to],
    staleTime: askAnewEveryMs,
    refetchInterval: askAnewEveryMs,
    refetchIntervalInBackground: true,
  })
  return useMemo(() => (found.data === undefined ? [] : hotCells(found.data)), [found.data])
}
