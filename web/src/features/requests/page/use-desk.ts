import { requestCategories } from '@wangge/geodata'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Overview } from '../../../api/overview.ts'
import { hotspotsQuery } from '../../../api/requests-hotspots.ts'
import { indicatorsQuery, pointsQuery, type RequestsWindow } from '../../../api/requests.ts'
import { type RequestsView } from '../../../app/requests-view.ts'
import { columnsOf, type RequestColumns } from '../../../map/requests-columns.ts'
import { filterRequests } from '../filters/count-requests.ts'
import { addDays, dayOf, startOfDay } from './days.ts'
import { presentOf } from './scope.ts'
import { useSlowly } from './use-slowly.ts'
import type { RequestsScope } from './part-props.ts'
import { type DayWindow, lastDayOf, queryOf, timelineDays, windowOf } from './window.ts'

/** The requests on the map: their columns, and the moment from which their minutes count. */
export interface LoadedRequests {
  readonly columns: RequestColumns
  readonly fromMs: number
  readonly categories: readonly string[]
  readonly basics: readonly string[]
}

/** One comparison keeps a thread of the server busy: not for every request that comes in. */
const spotsEveryMs = 10_000

const allDays = (last: string): DayWindow => ({ first: addDays(last, 1 - timelineDays), last })

/** Everything that the parts of the page are fed from: what was asked, and what came of it. */
export const useDesk = (
  overview: Overview,
  permissions: readonly string[],
  view: RequestsView,
  grid: string | null,
) => {
  const { from, to, categories } = view.filters
  const presentMs = presentOf(overview)
  const canRead = permissions.includes('requests.read')
  const canWrite = permissions.includes('requests.write')
  const street = overview.street.id
  const { version, time } = overview.asOf
  const scope = useMemo(
    (): RequestsScope => ({ street, version, present: time, canRead, canWrite }),
    [street, version, time, canRead, canWrite],
  )
  // The present moves by the second; what is shown goes by days.
  const presentDay = dayOf(presentMs)
  const all = allDays(presentDay)
  const year: RequestsWindow = { street, version, grid, from: all.first, to: all.last }
  const series = useQuery(indicatorsQuery(year, 'day', categories))
  // At midnight sharp a day has begun only if something was made in it.
  const hasBegun =
    series.data?.groups.some(({ key, figures }) => key === presentDay && figures.total > 0) ?? false
  const lastDay = hasBegun ? presentDay : lastDayOf(presentMs)
  const days = useMemo(() => windowOf({ from, to }, startOfDay(addDays(lastDay, 1))), [from, to, lastDay])
  const window = useMemo(
    (): RequestsWindow => ({
      street,
      version,
      grid,
      from: days.first,
      to: days.last,
    }),
    [street, version, grid, days],
  )
  const points = useQuery({ ...pointsQuery(window), enabled: canRead })
  const slowVersion = useSlowly(version, spotsEveryMs)
  const spots = useQuery({
    ...hotspotsQuery({ ...window, version: slowVersion }, categories, view.options),
    enabled: view.spots,
  })

  const loaded = useMemo((): LoadedRequests | null => {
    if (points.data === undefined || !canRead) return null
    return {
      columns: columnsOf(points.data.points),
      fromMs: Date.parse(points.data.from),
      categories: points.data.categories,
      basics: points.data.basics,
    }
  }, [points.data, canRead])
  const filtered = useMemo(
    () => (loaded === null ? null : filterRequests(loaded.columns, loaded.categories, view.filters)),
    [loaded, view.filters],
  )
  const query = useMemo(() => queryOf(view, grid, days), [view, grid, days])
  return { overview, scope, days, lastDay, window, year, query, points, series, spots, loaded, filtered }
}

export type Desk = ReturnType<typeof useDesk>

/** The category of a request by its place in the columns. */
export const categoryOf = ({ columns, categories }: LoadedRequests, row: number) =>
  requestCategories.find((name) => name === categories[columns.category[row] ?? -1]) ?? null
